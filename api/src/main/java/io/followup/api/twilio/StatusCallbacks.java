package io.followup.api.twilio;

import io.followup.answer.Reasons;
import io.followup.consent.Consent;
import io.followup.consent.ContactObstacles;
import io.followup.consent.ContactPoint;
import io.followup.consent.Suppression;
import io.followup.control.StoppedSenders;
import io.followup.guard.ObstacleKind;
import io.followup.inbox.Inbox;
import io.followup.inbox.NewDelivery;
import io.followup.inbox.Stored;
import io.followup.ledger.Attempt;
import io.followup.ledger.Ledger;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in what Twilio tells of our texts and calls: stored, and kept in the send ledger in the
 * same transaction. They come in any order, several times, and before the call that created them
 * returned; the key in the URL says which attempt they are about. Of calls the run is told how they
 * end; of texts it is told nothing.
 */
final class StatusCallbacks {
  private static final Logger LOG = LoggerFactory.getLogger(StatusCallbacks.class);
  private static final String OPTED_OUT = "21610";
  private static final String FILTERED = "30007";

  private final Inbox inbox;
  private final Ledger ledger;
  private final Consent consent;
  private final ContactObstacles obstacles;
  private final StoppedSenders senders;
  private final TransactionTemplate transaction;

  StatusCallbacks(
      Inbox inbox,
      Ledger ledger,
      Consent consent,
      ContactObstacles obstacles,
      StoppedSenders senders,
      TransactionTemplate transaction) {
    this.obstacles = obstacles;
    this.inbox = inbox;
    this.ledger = ledger;
    this.consent = consent;
    this.senders = senders;
    this.transaction = transaction;
  }

  void ofText(TwilioCallback told) {
    TwilioForm form = told.form();
    Optional<String> identity = identity(form.messageSid(), form.messageStatus(), form.errorCode());
    transaction.executeWithoutResult(
        status -> {
          Optional<ContactPoint> refusing =
              form.errorCode().filter(OPTED_OUT::equals).flatMap(code -> lockReceiver(told));
          Stored stored =
              inbox.store(ofText(told, told.delivery(TwilioSource.SMS_STATUS, identity)));
          if (!stored.duplicate()) {
            refusing.ifPresent(
                phone ->
                    consent.suppress(
                        phone,
                        Suppression.Scope.SMS,
                        Reasons.OPTED_OUT_AT_CARRIER,
                        "delivery " + stored.id() + ", error " + OPTED_OUT));
            keep(told, stored, form.messageSid(), form.messageStatus());
            noteObstacle(told, stored);
          }
        });
  }

  /** The progress of a text changes no run, so nothing of it is left for the relay. */
  private NewDelivery ofText(TwilioCallback told, NewDelivery delivery) {
    TwilioForm form = told.form();
    if (form.messageSid().isEmpty()
        || form.messageStatus().isEmpty()
        || form.errorCode().isPresent()) {
      return delivery;
    }
    ToldState state = new ToldState("text", form.messageSid().get(), form.messageStatus().get());
    return told.key()
        .flatMap(ledger::find)
        .filter(attempt -> attempt.tenant().equals(told.tenantId()))
        .map(attempt -> delivery.applied(state.readAs(), state.comesTo(attempt)))
        .orElse(delivery);
  }

  void ofCall(TwilioCallback told) {
    TwilioForm form = told.form();
    Optional<String> identity = identity(form.callSid(), form.callStatus(), form.sequenceNumber());
    transaction.executeWithoutResult(
        status -> {
          Stored stored =
              inbox.store(
                  told.key()
                      .flatMap(ledger::find)
                      .filter(call -> call.tenant().equals(told.tenantId()))
                      .map(call -> ofCall(told, identity, call))
                      .orElseGet(() -> told.delivery(TwilioSource.VOICE_STATUS, identity)));
          if (!stored.duplicate()) {
            keep(told, stored, form.callSid(), form.callStatus());
            told.key()
                .ifPresent(
                    call ->
                        TwilioReader.outcome(form)
                            .ifPresent(
                                outcome -> ledger.callEnded(told.tenantId(), call, outcome)));
          }
        });
  }

  /** Only the end of a call is news for its run. */
  private static NewDelivery ofCall(TwilioCallback told, Optional<String> identity, Attempt call) {
    TwilioForm form = told.form();
    NewDelivery delivery = told.delivery(TwilioSource.VOICE_STATUS, identity, call);
    if (form.callSid().isEmpty()
        || form.callStatus().isEmpty()
        || TwilioReader.outcome(form).isPresent()) {
      return delivery;
    }
    ToldState state = new ToldState("call", form.callSid().get(), form.callStatus().get());
    return delivery.applied(state.readAs(), state.comesTo(call));
  }

  /** What the carrier says of the number counts for the next step: it goes another way then. */
  private void noteObstacle(TwilioCallback told, Stored stored) {
    Optional<String> code = told.form().errorCode();
    if (code.isEmpty()) {
      return;
    }
    Optional<Attempt> attempt =
        told.key()
            .flatMap(ledger::find)
            .or(
                () ->
                    told.form()
                        .messageSid()
                        .flatMap(sid -> ledger.byProviderId(told.tenantId(), sid)))
            .filter(text -> text.tenant().equals(told.tenantId()))
            .filter(text -> text.providerId().equals(told.form().messageSid()));
    if (attempt.isEmpty()) {
      return;
    }
    ObstacleKind.ofTwilio(Channel.SMS, code.get())
        .ifPresent(
            kind ->
                obstacles.mark(
                    attempt.get().contact(),
                    Channel.SMS,
                    kind,
                    code.get(),
                    "delivery " + stored.id()));
    if (code.get().equals(FILTERED)) {
      LOG.warn(
          "Carriers filtered the text of step {} of {} ({}, tenant {}): look at its words; the same"
              + " text is not sent again.",
          attempt.get().step(),
          attempt.get().sequence(),
          attempt.get().key(),
          told.tenantId());
    }
  }

  private Optional<ContactPoint> lockReceiver(TwilioCallback told) {
    return told.form()
        .to()
        .map(
            number ->
                consent.lock(told.tenantId(), ContactPoint.Kind.PHONE, number, Optional.empty()));
  }

  private void keep(
      TwilioCallback told, Stored stored, Optional<String> sid, Optional<String> state) {
    if (sid.isEmpty() || state.isEmpty()) {
      return;
    }
    Optional<AttemptKey> key =
        told.key().or(() -> ledger.byProviderId(told.tenantId(), sid.get()).map(Attempt::key));
    String cause =
        "Twilio told "
            + state.get()
            + told.form().answeredBy().map(who -> ", answered by " + who).orElse("")
            + told.form().errorCode().map(code -> ", error " + code).orElse("")
            + " (delivery "
            + stored.id()
            + ").";
    key.ifPresent(
        attempt -> {
          ledger.told(
              told.tenantId(), attempt, sid.get(), state.get(), told.form().errorCode(), cause);
          told.form()
              .errorCode()
              .ifPresent(code -> senders.stopBecauseOf(told.tenantId(), attempt, code));
        });
  }

  /** Nothing without the id and the state: then the whole body decides. */
  private static Optional<String> identity(
      Optional<String> sid, Optional<String> state, Optional<String> further) {
    return sid.isEmpty() || state.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Stream.of(sid, state, further)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(":")));
  }
}
