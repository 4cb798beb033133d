package io.followup.api.twilio;

import io.followup.answer.Meanings;
import io.followup.consent.Consent;
import io.followup.inbox.Inbox;
import io.followup.inbox.Incoming;
import io.followup.inbox.NewDelivery;
import io.followup.inbox.TakingAnswersIn;
import io.followup.ledger.Attempt;
import io.followup.ledger.Ledger;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says what happens in a call that was answered, and takes in the keys pressed. One attempt is one
 * call: a second call of the same attempt ends before a word is said.
 */
final class Calls {
  private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

  /** Marks the last round of a conversation in the URL of its keys. */
  private static final String LAST = "last";

  private final Inbox inbox;
  private final Ledger ledger;
  private final Consent consent;
  private final TakingAnswersIn answers;
  private final TwilioGate gate;
  private final TransactionTemplate transaction;

  Calls(
      Inbox inbox,
      Ledger ledger,
      Consent consent,
      TakingAnswersIn answers,
      TwilioGate gate,
      TransactionTemplate transaction) {
    this.inbox = inbox;
    this.ledger = ledger;
    this.consent = consent;
    this.answers = answers;
    this.gate = gate;
    this.transaction = transaction;
  }

  /** The script of a call that was just answered, as TwiML. */
  String answered(TwilioCallback call, String token) {
    return transaction.execute(
        status -> {
          Optional<Attempt> attempt = attempt(call);
          Optional<String> sid = call.form().callSid();
          if (attempt.isEmpty() || sid.isEmpty()) {
            LOG.warn(
                "Tenant {}: Twilio asked what to say in a call of an unknown attempt {}; it was ended",
                call.tenantId(),
                call.keyInWords());
            return CallScript.goodbye();
          }
          if (!ledger.claim(call.tenantId(), attempt.get().key(), sid.get())) {
            LOG.warn(
                "Attempt {} of {} has a call already; the surplus call {} was ended",
                attempt.get().key(),
                attempt.get().workflowId(),
                sid.get());
            return CallScript.silence();
          }
          return script(call, attempt.get(), token);
        });
  }

  private String script(TwilioCallback call, Attempt attempt, String token) {
    if (!consent.inForce(attempt.contact(), Channel.VOICE).isEmpty()) {
      return CallScript.goodbye();
    }
    String answeredBy = call.form().answeredBy().orElse("unknown");
    if (answeredBy.equals("fax")) {
      return CallScript.silence();
    }
    boolean machine = answeredBy.startsWith("machine");
    String text = attempt.content().get(machine ? "voicemail" : "say");
    if (text == null || text.isBlank()) {
      LOG.error(
          "Attempt {} of {} has nothing to say to {}; the call was ended: see its row in the ledger",
          attempt.key(),
          attempt.workflowId(),
          answeredBy);
      return CallScript.goodbye();
    }
    return machine
        ? CallScript.voicemail(text)
        : script(call, Optional.of(attempt))
            .conversation(text, keyUrl(token, attempt.key(), ""), lastKeyUrl(token, attempt.key()));
  }

  /** What follows a key, as TwiML. */
  String keyPressed(TwilioCallback call, String token) {
    Optional<Attempt> attempt = attempt(call);
    CallScript script = script(call, attempt);
    return switch (call.form().keyPressed().orElse("")) {
      case "1" -> {
        answer(call, "1");
        yield script.connection();
      }
      case "2" -> {
        if (attempt.isEmpty() || callBackIn(attempt.get()).isEmpty()) {
          yield CallScript.goodbye();
        }
        inbox.store(
            call.delivery(
                TwilioSource.VOICE_KEY,
                call.form().callSid().map(sid -> sid + ":2"),
                attempt.get()));
        yield script.callBackLater();
      }
      case "9" -> {
        answer(call, "9");
        yield script.noMoreCalls();
      }
      default ->
          call.key().isEmpty() || call.query().first(LAST).isPresent()
              ? CallScript.goodbye()
              : script.keysAgain(lastKeyUrl(token, call.key().get()));
    };
  }

  private static CallScript script(TwilioCallback call, Optional<Attempt> attempt) {
    return new CallScript(call.tenant(), attempt.flatMap(Calls::callBackIn));
  }

  private static Optional<String> callBackIn(Attempt attempt) {
    return Optional.ofNullable(attempt.content().get("callBack"));
  }

  /** A key is an answer like any other. */
  private void answer(TwilioCallback call, String key) {
    Optional<Attempt> attempt = attempt(call);
    NewDelivery delivery =
        call.delivery(TwilioSource.VOICE_KEY, call.form().callSid().map(sid -> sid + ":" + key));
    Optional<String> phone =
        attempt.map(called -> called.contact().value()).or(() -> call.form().to());
    if (phone.isEmpty()) {
      LOG.error(
          "Delivery {} of tenant {} is a key pressed in a call but names no phone: look at it and"
              + " call the office",
          inbox.store(delivery).id(),
          call.tenantId());
      return;
    }
    answers.takeIn(
        new Incoming(
            delivery,
            Channel.VOICE,
            phone.get(),
            attempt.map(Attempt::customer),
            "pressed " + key,
            Meanings.ofKey(key).orElseThrow(),
            call.tenant().personSpeaksFor()));
  }

  private Optional<Attempt> attempt(TwilioCallback call) {
    return call.key()
        .flatMap(ledger::find)
        .filter(attempt -> attempt.tenant().equals(call.tenantId()))
        .filter(attempt -> attempt.channel() == Channel.VOICE);
  }

  private URI lastKeyUrl(String token, AttemptKey key) {
    return keyUrl(token, key, "&" + LAST + "=1");
  }

  private URI keyUrl(String token, AttemptKey key, String further) {
    return gate.publicUrl(
        "/webhooks/twilio/" + token + "/" + TwilioSource.VOICE_KEY.path() + "?k=" + key + further);
  }
}
