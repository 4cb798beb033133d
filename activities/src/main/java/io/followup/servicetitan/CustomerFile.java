package io.followup.servicetitan;

import io.followup.dispatch.Contact;
import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.Party;
import io.followup.dispatch.Party.Clientele;
import io.followup.dispatch.Party.Refusal;
import io.followup.subject.CustomerId;
import io.followup.touch.Channel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who a customer is, how to reach them, and what ServiceTitan has on record against it. */
final class CustomerFile {
  private static final Set<Channel> PHONES = EnumSet.of(Channel.SMS, Channel.VOICE);
  private static final Set<Channel> ALL = EnumSet.allOf(Channel.class);
  private static final int PAGE = 200;

  private final ServiceTitanApi api;

  CustomerFile(ServiceTitanApi api) {
    this.api = api;
  }

  /** Who it is, without addresses. */
  Party read(CustomerId id, boolean withPhoneOptOuts) {
    Rows.Customer customer = current(id);
    String resource = "customers/" + customer.id() + "/contacts?pageSize=" + PAGE;
    List<Contact> contacts =
        api.<Rows.Page<Rows.Contact>>get("crm/v2", resource, Rows.CONTACTS)
            .map(page -> Contacts.of(page.data(), Boolean.TRUE.equals(customer.doNotMail())))
            .orElseGet(List::of);
    List<Refusal> refusals = new ArrayList<>();
    if (Boolean.TRUE.equals(customer.doNotService())) {
      refusals.add(new Refusal(ALL, Optional.empty(), "is marked as not to be served"));
    }
    if (withPhoneOptOuts) {
      refusals.addAll(phoneOptOuts(contacts));
    }
    return new Party(
        customer.name() == null ? "" : customer.name(),
        "Commercial".equalsIgnoreCase(customer.type()) ? Clientele.COMPANY : Clientele.PERSON,
        contacts,
        refusals,
        List.of());
  }

  /** The customer, or the one it was merged into; nobody writes to one that was put away. */
  private Rows.Customer current(CustomerId id) {
    Rows.Customer customer = require(id.value());
    boolean merged = Boolean.FALSE.equals(customer.active()) && customer.mergedToId() != null;
    Rows.Customer current = merged ? require(Long.toString(customer.mergedToId())) : customer;
    if (Boolean.FALSE.equals(current.active())) {
      throw new DispatchRefused(
          "Customer "
              + current.id()
              + " is inactive in ServiceTitan and merged into nobody: stop the run, or make the"
              + " customer active there and resume.");
    }
    return current;
  }

  private Rows.Customer require(String id) {
    return api.<Rows.Customer>get("crm/v2", "customers/" + id, Rows.CUSTOMER)
        .orElseThrow(
            () ->
                new DispatchRefused(
                    "ServiceTitan does not know customer "
                        + id
                        + " of this estimate: correct the estimate there, then resume."));
  }

  private List<Refusal> phoneOptOuts(List<Contact> contacts) {
    List<String> numbers =
        contacts.stream()
            .filter(contact -> contact.kind() != Contact.Kind.EMAIL)
            .flatMap(contact -> contact.value().stream())
            .distinct()
            .toList();
    if (numbers.isEmpty()) {
      return List.of();
    }
    Rows.Page<Rows.OptOut> found =
        api.find(
            "telecom/v3",
            "optinouts/optouts/getlist",
            Map.of("contactNumbers", numbers),
            Rows.OPT_OUTS);
    return found.data().stream().flatMap(row -> refusal(row).stream()).toList();
  }

  private static Optional<Refusal> refusal(Rows.OptOut row) {
    Optional<String> number = Optional.ofNullable(row.contactNumber());
    return switch (row.optOutType() == null ? "" : row.optOutType()) {
      case "Marketing" ->
          Optional.of(new Refusal(PHONES, number, "opted out of marketing in ServiceTitan"));
      case "Other" -> Optional.empty();
      // Global, Unknown and words that come later: when in doubt, leave people alone.
      default -> Optional.of(new Refusal(PHONES, number, "opted out in ServiceTitan"));
    };
  }
}
