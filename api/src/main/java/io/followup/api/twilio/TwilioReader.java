package io.followup.api.twilio;

import io.followup.api.relay.DeliveryReader;
import io.followup.api.relay.Reading;
import io.followup.consent.Consent;
import io.followup.consent.ContactPoint;
import io.followup.fact.CallEnded;
import io.followup.fact.CallOutcome;
import io.followup.fact.CallbackRequested;
import io.followup.fact.CustomerReplied;
import io.followup.fact.Fact;
import io.followup.fact.OptedOut;
import io.followup.fact.Origin;
import io.followup.inbox.RawDelivery;
import io.followup.ledger.Attempt;
import io.followup.ledger.Ledger;
import io.followup.subject.CustomerId;
import io.followup.touch.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads stored deliveries of Twilio for the relay. What they mean for consent and for the ledger
 * was applied when they were stored; here they become facts for the runs of whoever has the number.
 */
final class TwilioReader implements DeliveryReader {
  private final Consent consent;
  private final Ledger ledger;

  TwilioReader(Consent consent, Ledger ledger) {
    this.consent = consent;
    this.ledger = ledger;
  }

  @Override
  public Set<String> sources() {
    return Arrays.stream(TwilioSource.values())
        .map(TwilioSource::code)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Reading read(RawDelivery delivery) {
    TwilioForm form = TwilioForm.parse(delivery.body());
    return switch (TwilioSource.named(delivery.source())) {
      case SMS -> text(delivery, form);
      case SMS_STATUS -> status(delivery, "text", form.messageSid(), form.messageStatus());
      case VOICE_STATUS ->
          ended(delivery, form)
              .orElseGet(() -> status(delivery, "call", form.callSid(), form.callStatus()));
      case VOICE_KEY -> key(delivery, form);
    };
  }

  private Reading text(RawDelivery delivery, TwilioForm form) {
    if (form.messageSid().isEmpty()) {
      return Reading.unreadable(
          Optional.empty(), "Twilio signed it, but it has no MessageSid: look at the raw body.");
    }
    return switch (form.meaning()) {
      case TextMeaning.OptOut optOut ->
          facts(
              delivery,
              "text.stop",
              owners(delivery, form.from()),
              (origin, customer) -> new OptedOut(origin, customer, Channel.SMS, optOut.how()));
      case TextMeaning.OptIn optIn ->
          Reading.nothing(
              "text.start",
              "The customer may be texted again; a follow-up that ended is not started again.");
      case TextMeaning.Reply reply ->
          facts(
              delivery,
              "text.reply",
              owners(delivery, form.from()),
              (origin, customer) -> new CustomerReplied(origin, customer, Channel.SMS));
    };
  }

  private Reading key(RawDelivery delivery, TwilioForm form) {
    if (form.keyPressed().equals(Optional.of("2"))) {
      return callBackLater(delivery, form);
    }
    if (!form.keyPressed().equals(Optional.of("9"))) {
      return Reading.nothing("call.key-1", "The customer was connected to the office.");
    }
    return facts(
        delivery,
        "call.key-9",
        owners(delivery, form.to()),
        (origin, customer) -> new OptedOut(origin, customer, Channel.VOICE, Reasons.PRESSED_NINE));
  }

  private Reading callBackLater(RawDelivery delivery, TwilioForm form) {
    return form.callSid()
        .flatMap(sid -> attempt(delivery, sid))
        .map(
            call ->
                Reading.facts(
                    "call.key-2",
                    List.of(
                        new CallbackRequested(
                            origin(delivery, "callback-requested/" + call.key()),
                            call.customer(),
                            call.workflowId(),
                            call.step(),
                            call.key().value()))))
        .orElseGet(
            () ->
                Reading.nothing("call.key-2", "No call of ours has its key; nobody can be told."));
  }

  /** The end of a call of ours is a fact for its run; how far it came before is not. */
  private Optional<Reading> ended(RawDelivery delivery, TwilioForm form) {
    Optional<CallOutcome> outcome = outcome(form);
    Optional<Attempt> call =
        form.callSid()
            .flatMap(
                sid ->
                    attempt(delivery, sid)
                        .filter(known -> known.providerId().equals(Optional.of(sid))));
    return outcome.flatMap(
        how ->
            call.map(
                known ->
                    Reading.facts(
                        "call." + form.callStatus().orElseThrow().toLowerCase(Locale.ROOT),
                        List.of(
                            new CallEnded(
                                origin(delivery, "call-ended/" + known.key()),
                                known.customer(),
                                known.workflowId(),
                                known.step(),
                                known.key().value(),
                                how)))));
  }

  /** Empty while the call goes on. Nobody can tell a person from an unknown: it was answered. */
  static Optional<CallOutcome> outcome(TwilioForm form) {
    String answeredBy = form.answeredBy().orElse("unknown");
    return switch (form.callStatus().orElse("").toLowerCase(Locale.ROOT)) {
      case "completed" ->
          Optional.of(
              answeredBy.startsWith("machine")
                  ? CallOutcome.VOICEMAIL
                  : answeredBy.equals("fax") ? CallOutcome.FAILED : CallOutcome.ANSWERED);
      case "busy" -> Optional.of(CallOutcome.BUSY);
      case "no-answer" -> Optional.of(CallOutcome.NO_ANSWER);
      case "failed", "canceled" -> Optional.of(CallOutcome.FAILED);
      default -> Optional.empty();
    };
  }

  private Reading status(
      RawDelivery delivery, String what, Optional<String> sid, Optional<String> state) {
    if (sid.isEmpty() || state.isEmpty()) {
      return Reading.unreadable(
          Optional.empty(),
          "Twilio signed it, but it names no " + what + " or no state: look at the raw body.");
    }
    ToldState told = new ToldState(what, sid.get(), state.get());
    return Reading.nothing(
        told.readAs(),
        attempt(delivery, sid.get())
            .map(told::comesTo)
            .orElse("No attempt of ours has its key or its id; nothing was changed."));
  }

  private Optional<Attempt> attempt(RawDelivery delivery, String sid) {
    return TwilioForm.attemptKey(Form.parse(delivery.headers().get(TwilioGate.QUERY)))
        .flatMap(ledger::find)
        .filter(attempt -> attempt.tenant().equals(delivery.tenant()))
        .or(() -> ledger.byProviderId(delivery.tenant(), sid));
  }

  /** Everybody who has the number, and the customer found at intake. */
  private List<CustomerId> owners(RawDelivery delivery, Optional<String> number) {
    Stream<CustomerId> onRecord =
        number
            .flatMap(value -> consent.find(delivery.tenant(), ContactPoint.Kind.PHONE, value))
            .map(consent::customers)
            .stream()
            .flatMap(List::stream);
    return Stream.concat(delivery.customer().stream(), onRecord).distinct().toList();
  }

  private static Reading facts(
      RawDelivery delivery,
      String readAs,
      List<CustomerId> customers,
      BiFunction<Origin, CustomerId, Fact> fact) {
    return customers.isEmpty()
        ? Reading.nothing(readAs, "Nobody we follow up has this number.")
        : Reading.facts(
            readAs,
            customers.stream()
                .map(customer -> fact.apply(origin(delivery, customer), customer))
                .toList());
  }

  /** Twilio does not tell when a text was written; it calls at once. */
  private static Origin origin(RawDelivery delivery, CustomerId customer) {
    return origin(delivery, delivery.dedupKey() + "/" + customer);
  }

  private static Origin origin(RawDelivery delivery, String factId) {
    return new Origin(
        factId, delivery.tenant(), delivery.receivedAt(), delivery.receivedAt(), delivery.source());
  }
}
