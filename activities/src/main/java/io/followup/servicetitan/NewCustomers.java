package io.followup.servicetitan;

import io.followup.acting.Acting;
import io.followup.calendar.AreaCodes;
import io.followup.dispatch.Action;
import io.followup.dispatch.Contact;
import io.followup.dispatch.Party.Clientele;
import io.followup.intent.Intents.Origin;
import io.followup.run.Words;
import io.followup.subject.CallSubject;
import io.followup.tenant.Lifecycles.MissedCalls;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a customer of a caller whom ServiceTitan does not know, so that the office finds the call
 * and the answers to it in one place. What is not known of the caller is written as unknown, for
 * the office to correct.
 */
final class NewCustomers {
  private static final String UNKNOWN = "Unknown";

  private final Acting acting;
  private final MissedCalls settings;
  private final AreaCodes areaCodes = new AreaCodes();

  NewCustomers(Acting acting, MissedCalls settings) {
    this.acting = acting;
    this.settings = settings;
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
    if (!settings.createCustomers() || number.isEmpty()) {
      return Optional.empty();
    }
    Acting.Acted acted =
        acting.act(
            call.tenant(),
            "customer/" + call.workflowId(),
            call.workflowId(),
            customer(number.get()));
    return acted.origin() == Origin.FOUND
        ? Optional.empty()
        : Optional.of(
            "Customer " + acted.done().id() + " was made in ServiceTitan for the caller.");
  }

  private Action.CreateCustomer customer(String number) {
    return new Action.CreateCustomer(
        UNKNOWN + " " + Words.phone(number),
        Clientele.PERSON,
        List.of(new Contact(Contact.Kind.PHONE, Optional.of(number), Map.of())),
        // All parts are required; the state is that of the area code.
        new Action.Place(
            UNKNOWN,
            Optional.empty(),
            UNKNOWN,
            areaCodes.of(number).state().orElse(UNKNOWN),
            "00000"),
        "missed call");
  }
}
