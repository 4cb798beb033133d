package io.followup.api.twilio;

import io.followup.fact.CallAnswered;
import io.followup.fact.CallMissed;
import io.followup.fact.Fact;
import io.followup.inbox.RawDelivery;
import io.followup.reading.Acquaintance;
import io.followup.reading.Reading;
import io.followup.subject.CallSubject;
import io.followup.subject.CustomerId;
import io.followup.tenant.Tenants;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how a call of a customer to the company ended: missed, or spoken with. */
final class InboundCallReading {
  private static final Pattern USA_OR_CANADA = Pattern.compile("\\+1[2-9]\\d{2}[2-9]\\d{6}");

  private final Tenants tenants;

  InboundCallReading(Tenants tenants) {
    this.tenants = tenants;
  }

  /** How the office took it, where it was put through, else how the call itself ended. */
  static Optional<String> state(TwilioForm form) {
    return form.dialStatus().or(form::callStatus).map(state -> state.toLowerCase(Locale.ROOT));
  }

  Reading read(RawDelivery delivery, TwilioForm form) {
    Optional<String> state = state(form);
    if (form.callSid().isEmpty() || state.isEmpty()) {
      return Reading.unreadable(
          Optional.empty(),
          "Twilio signed it, but it names no call or no state: look at the raw body.");
    }
    String readAs = "inbound-call." + state.get();
    if (form.direction().filter("inbound"::equalsIgnoreCase).isEmpty()) {
      return Reading.nothing(readAs, "the call was not made by a customer.");
    }
    Optional<String> caller = form.from().filter(USA_OR_CANADA.asMatchPredicate());
    if (caller.isEmpty()) {
      return Reading.nothing(
          readAs, "the call came from no number of the USA or Canada that can be answered.");
    }
    if (tenants.get(delivery.tenant()).owns(caller.get())) {
      return Reading.nothing(
          readAs, "the call came from a number of the company, its staff or its vendors.");
    }
    CallSubject subject = new CallSubject(delivery.tenant(), form.callSid().get());
    return fact(delivery, subject, state.get())
        .map(
            fact ->
                Reading.facts(readAs, List.of(fact))
                    .knowing(
                        List.of(Acquaintance.byPhone(CustomerId.behind(subject), caller.get()))))
        .orElseGet(() -> Reading.nothing(readAs, "the call has not ended yet."));
  }

  private static Optional<Fact> fact(RawDelivery delivery, CallSubject subject, String state) {
    return switch (state) {
      case "no-answer", "busy", "failed", "canceled" ->
          Optional.of(
              new CallMissed(
                  TwilioReader.origin(delivery, "call-missed/" + subject.id()),
                  subject,
                  CustomerId.behind(subject),
                  delivery.receivedAt(),
                  delivery.receivedAt()));
      case "completed", "answered" ->
          Optional.of(
              new CallAnswered(
                  TwilioReader.origin(delivery, "call-answered/" + subject.id()),
                  subject,
                  delivery.receivedAt()));
      default -> Optional.empty();
    };
  }
}
