package io.followup.api.twilio;

import io.followup.api.answers.AnswerReading;
import io.followup.api.relay.DeliveryReader;
import io.followup.fact.CallEnded;
import io.followup.fact.CallOutcome;
import io.followup.fact.CallbackRequested;
import io.followup.fact.Origin;
import io.followup.inbox.RawDelivery;
import io.followup.ledger.Attempt;
import io.followup.ledger.Ledger;
import io.followup.reading.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads stored deliveries of Twilio for the relay. What they mean for consent and for the ledger
 * was applied when they were stored; here they become facts for the runs of whoever has the number.
 */
final class TwilioReader implements DeliveryReader {
  private final AnswerReading answers;
  private final Ledger ledger;
  private final InboundCallReading inboundCalls;

  TwilioReader(AnswerReading answers, Ledger ledger, InboundCallReading inboundCalls) {
    this.answers = answers;
    this.ledger = ledger;
    this.inboundCalls = inboundCalls;
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
      case INBOUND_CALL -> inboundCalls.read(delivery, form);
    };
  }

  private Reading text(RawDelivery delivery, TwilioForm form) {
    return form.messageSid().isEmpty()
        ? Reading.unreadable(
            Optional.empty(), "Twilio signed it, but it has no MessageSid: look at the raw body.")
        : answers.read(delivery, taken -> "text." + taken);
  }

  private Reading key(RawDelivery delivery, TwilioForm form) {
    if (form.keyPressed().equals(Optional.of("2"))) {
      return callBackLater(delivery, form);
    }
    return answers.read(delivery, taken -> "call.key-" + form.keyPressed().orElse("none"));
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

  /** Twilio does not tell when something happened; it calls at once. */
  static Origin origin(RawDelivery delivery, String factId) {
    return new Origin(
        factId, delivery.tenant(), delivery.receivedAt(), delivery.receivedAt(), delivery.source());
  }
}
