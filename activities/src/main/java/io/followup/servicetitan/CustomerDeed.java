package io.followup.servicetitan;

import io.followup.dispatch.Action;
import io.followup.dispatch.Contact;
import io.followup.dispatch.Deed;
import io.followup.dispatch.Party.Clientele;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Customers with their first location. One that has the number or address already is taken instead;
 * one of our own is found by our mark, too, where the tenant gave a GUID for it.
 */
final class CustomerDeed implements Deed {
  private final ServiceTitanApi api;
  private final Action.CreateCustomer customer;
  private final String marker;
  private final Marks marks;
  private final CustomersOfContacts customers;

  CustomerDeed(ServiceTitanApi api, Action.CreateCustomer customer, String marker, Marks marks) {
    this.api = api;
    this.customer = customer;
    this.marker = marker;
    this.marks = marks;
    this.customers =
        new CustomersOfContacts(
            api, new CustomerFile(api, OwnOptOuts.NONE), new SideBySide(Runnable::run));
  }

  @Override
  public Optional<Done> find() {
    return marked()
        .or(
            () ->
                customers.find(customer.contacts()).stream()
                    .findFirst()
                    .map(known -> known.customer().id()))
        .map(CustomerDeed::done);
  }

  private Optional<Long> marked() {
    return marks
        .query(marker)
        .flatMap(
            filter ->
                new Lists(api)
                        .<Rows.Customer>all(
                            "crm/v2",
                            "customers?" + filter + "&active=Any",
                            Rows.CUSTOMERS,
                            new Lists.Filter<>(
                                "externalDataValues", row -> row.isMarked(Marks.KEY, marker)))
                        .stream()
                        .findFirst()
                        .map(Rows.Customer::id));
  }

  @Override
  public Done make() {
    Map<String, Object> address = Addresses.body(customer.place());
    List<Map<String, Object>> contacts =
        customer.contacts().stream()
            .flatMap(contact -> contact.value().map(value -> contact(contact, value)).stream())
            .toList();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", customer.name());
    body.put("type", customer.clientele() == Clientele.COMPANY ? "Commercial" : "Residential");
    body.put("address", address);
    body.put("contacts", contacts);
    body.put(
        "locations",
        List.of(Map.of("name", customer.name(), "address", address, "contacts", contacts)));
    marks.of(marker).ifPresent(data -> body.put("externalData", data));
    return done(
        api.<RowsOfDeeds.Made>create("crm/v2", "customers", body, RowsOfDeeds.MADE_CUSTOMER).id());
  }

  private Map<String, Object> contact(Contact contact, String value) {
    return Map.of("type", type(contact.kind()), "value", national(value), "memo", customer.memo());
  }

  private static String type(Contact.Kind kind) {
    return switch (kind) {
      case MOBILE -> "MobilePhone";
      case PHONE -> "Phone";
      case EMAIL -> "Email";
    };
  }

  /** ServiceTitan keeps numbers of the USA as ten digits. */
  private static String national(String value) {
    return value.startsWith("+1") ? value.substring(2) : value;
  }

  private static Done done(long id) {
    return new Done(Objects.toString(id), "Customer " + id + ".");
  }
}
