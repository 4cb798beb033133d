package io.followup.servicetitan;

import io.followup.calendar.AreaCodes;
import io.followup.dispatch.Contact;
import io.followup.run.Words;
import io.followup.subject.CallSubject;
import io.followup.tenant.Lifecycles.MissedCalls;
import io.followup.tenant.Tenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a customer of a caller whom ServiceTitan does not know, so that the office finds the call
 * and the answers to it in one place. ServiceTitan takes no key of ours: the number is searched
 * first, and the mark that we leave where the tenant gave an application for it. What is not known
 * of the caller is written as unknown, for the office to correct.
 */
final class NewCustomers {
  private static final String MARK = "followup.call";
  private static final String UNKNOWN = "Unknown";

  private final ServiceTitanApi api;
  private final MissedCalls settings;
  private final CustomersOfContacts customers;
  private final AreaCodes areaCodes = new AreaCodes();

  NewCustomers(ServiceTitanApi api, Tenant tenant, CustomersOfContacts customers) {
    this.api = api;
    this.settings = tenant.lifecycles().missedCalls();
    this.customers = customers;
  }

  /**
   * Safe to call again.
   *
   * @return what was made, in one sentence; empty when there was nothing to make
   */
  Optional<String> introduce(CallSubject call, List<Contact> callers) {
    Optional<String> number =
        callers.stream()
            .filter(contact -> contact.kind() != Contact.Kind.EMAIL)
            .flatMap(contact -> contact.value().stream())
            .findFirst();
    if (!settings.createCustomers()
        || number.isEmpty()
        || !customers.find(callers).isEmpty()
        || isMarked(call)) {
      return Optional.empty();
    }
    Rows.Customer made = api.create("crm/v2", "customers", body(call, number.get()), Rows.CUSTOMER);
    return Optional.of("Customer " + made.id() + " was made in ServiceTitan for the caller.");
  }

  private boolean isMarked(CallSubject call) {
    return settings
        .application()
        .flatMap(
            application ->
                api.<Rows.Page<Rows.Customer>>get(
                    "crm/v2",
                    "customers?externalDataApplicationGuid="
                        + application
                        + "&externalDataKey="
                        + MARK
                        + "&externalDataValues="
                        + call.id()
                        + "&active=Any",
                    Rows.CUSTOMERS))
        .filter(page -> page.data().stream().anyMatch(row -> row.isMarked(MARK, call.id())))
        .isPresent();
  }

  private Map<String, Object> body(CallSubject call, String number) {
    String name = UNKNOWN + " " + Words.phone(number);
    Map<String, Object> address = address(number);
    List<Map<String, Object>> contacts =
        List.of(Map.of("type", "Phone", "value", national(number), "memo", "missed call"));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("type", "Residential");
    body.put("address", address);
    body.put("contacts", contacts);
    body.put("locations", List.of(Map.of("name", name, "address", address, "contacts", contacts)));
    settings
        .application()
        .ifPresent(
            application ->
                body.put(
                    "externalData",
                    Map.of(
                        "applicationGuid",
                        application,
                        "externalData",
                        List.of(Map.of("key", MARK, "value", call.id())))));
    return body;
  }

  /** All parts are required; the state is that of the area code. */
  private Map<String, Object> address(String number) {
    Map<String, Object> address = new LinkedHashMap<>();
    address.put("street", UNKNOWN);
    address.put("city", UNKNOWN);
    address.put("state", areaCodes.of(number).state().orElse(UNKNOWN));
    address.put("zip", "00000");
    address.put("country", "USA");
    return address;
  }

  private static String national(String e164) {
    return e164.startsWith("+1") ? e164.substring(2) : e164;
  }
}
