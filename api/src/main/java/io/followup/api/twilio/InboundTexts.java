package io.followup.api.twilio;

import io.followup.consent.Consent;
import io.followup.consent.ContactPoint;
import io.followup.consent.Suppression;
import io.followup.inbox.Inbox;
import io.followup.inbox.Stored;
import io.followup.run.Outcome;
import io.followup.subject.CustomerId;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in texts from customers. A refusal counts from the moment it is answered: it is applied in
 * the transaction that stores it. Every transaction here locks the number before it stores.
 */
final class InboundTexts {
  private final Inbox inbox;
  private final Consent consent;
  private final TransactionTemplate transaction;

  InboundTexts(Inbox inbox, Consent consent, TransactionTemplate transaction) {
    this.inbox = inbox;
    this.consent = consent;
    this.transaction = transaction;
  }

  void receive(TwilioCallback text) {
    Optional<String> number = text.form().from();
    if (number.isEmpty()) {
      inbox.store(text.delivery(TwilioSource.SMS, text.form().messageSid()));
      return;
    }
    switch (text.form().meaning()) {
      case TextMeaning.OptOut optOut ->
          transaction.executeWithoutResult(status -> refuse(text, number.get(), optOut));
      case TextMeaning.OptIn optIn ->
          transaction.executeWithoutResult(status -> allowAgain(text, number.get()));
      case TextMeaning.Reply reply ->
          inbox.store(text.delivery(TwilioSource.SMS, text.form().messageSid()));
    }
  }

  private void refuse(TwilioCallback text, String number, TextMeaning.OptOut optOut) {
    ContactPoint phone = lock(text, number);
    Optional<CustomerId> customer = consent.customers(phone).stream().findFirst();
    Stored stored =
        inbox.store(
            text.delivery(
                TwilioSource.SMS,
                text.form().messageSid(),
                customer,
                Optional.of(Outcome.OPTED_OUT)));
    // Told again, perhaps after the customer came back: what was said since then counts.
    if (!stored.duplicate()) {
      optOut
          .channels()
          .forEach(
              channel ->
                  consent.suppress(
                      phone,
                      Suppression.Scope.of(channel),
                      optOut.how(),
                      "delivery " + stored.id()));
    }
  }

  private void allowAgain(TwilioCallback text, String number) {
    ContactPoint phone = lock(text, number);
    Stored stored = inbox.store(text.delivery(TwilioSource.SMS, text.form().messageSid()));
    if (!stored.duplicate()) {
      consent.lift(
          phone,
          Suppression.Scope.SMS,
          Reasons.LIFTED_BY_START,
          "texted START, delivery " + stored.id());
    }
  }

  private ContactPoint lock(TwilioCallback text, String number) {
    return consent.lock(text.tenantId(), ContactPoint.Kind.PHONE, number, Optional.empty());
  }
}
