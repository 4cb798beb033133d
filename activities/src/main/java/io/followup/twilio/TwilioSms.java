package io.followup.twilio;

import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.rest.api.v2010.account.MessageReader;
import com.twilio.type.PhoneNumber;
import io.followup.ledger.Attempt;
import io.followup.sending.Carrier;
import io.followup.sending.Posted;
import java.util.Optional;
import java.util.function.Predicate;

/** Text messages through Twilio. */
public final class TwilioSms implements Carrier {
  private static final long NEWEST = 50;

  private final TwilioAccounts accounts;

  public TwilioSms(TwilioAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public String name() {
    return "Twilio";
  }

  @Override
  public Posted post(Outgoing message) {
    TwilioAccounts.Account account = accounts.of(message.tenant());
    MessageCreator creator =
        create(account, message.to(), message.content().get("text"))
            .setStatusCallback(account.callback("sms-status", message.key()))
            .setValidityPeriod((int) message.validity().toSeconds());
    return TwilioAccounts.post(() -> creator.create(account.client()).getSid());
  }

  private static MessageCreator create(TwilioAccounts.Account account, String to, String text) {
    PhoneNumber person = new PhoneNumber(to);
    return account.settings().messagingServiceSid() != null
        ? new MessageCreator(person, account.settings().messagingServiceSid(), text)
        : new MessageCreator(person, new PhoneNumber(account.settings().from()), text);
  }

  @Override
  public Optional<String> find(Attempt attempt, Predicate<String> taken) {
    TwilioAccounts.Account account = accounts.of(attempt.tenant());
    return Lookup.among(
        () ->
            new MessageReader()
                .setTo(attempt.contact().value())
                .setPageSize(NEWEST)
                .firstPage(account.client())
                .getRecords(),
        message ->
            message.getDirection() == Message.Direction.OUTBOUND_API
                && attempt.content().get("text").equals(message.getBody())
                && isOurs(account, message)
                && Lookup.inTime(attempt, message.getDateCreated()),
        Message::getSid,
        taken);
  }

  private static boolean isOurs(TwilioAccounts.Account account, Message message) {
    String service = account.settings().messagingServiceSid();
    return service != null
        ? service.equals(message.getMessagingServiceSid())
        : message.getFrom() != null
            && account.settings().from().equals(message.getFrom().toString());
  }

  @Override
  public Posted.Refusal meaning(String errorCode) {
    return TwilioErrors.meaning(errorCode);
  }
}
