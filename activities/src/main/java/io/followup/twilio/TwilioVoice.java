package io.followup.twilio;

import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.rest.api.v2010.account.CallReader;
import com.twilio.type.PhoneNumber;
import io.followup.ledger.Attempt;
import io.followup.sending.Carrier;
import io.followup.sending.Posted;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Voice calls through Twilio. What is said is fetched from the api when the call is answered. */
public final class TwilioVoice implements Carrier {
  private static final long NEWEST = 50;
  private static final int SECONDS_TO_RING = 25;
  private static final List<String> EVENTS =
      List.of("initiated", "ringing", "answered", "completed");

  private final TwilioAccounts accounts;

  public TwilioVoice(TwilioAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public String name() {
    return "Twilio";
  }

  @Override
  public Posted post(Outgoing call) {
    TwilioAccounts.Account account = accounts.of(call.tenant());
    CallCreator creator =
        new CallCreator(
                new PhoneNumber(call.to()),
                new PhoneNumber(account.settings().voiceFrom()),
                account.callback("voice", call.key()))
            .setStatusCallback(account.callback("voice-status", call.key()))
            .setStatusCallbackEvent(EVENTS)
            .setMachineDetection("DetectMessageEnd")
            .setTimeout(SECONDS_TO_RING);
    return TwilioAccounts.post(() -> creator.create(account.client()).getSid());
  }

  /** Calls carry no text to compare; our number calls a person once within such a short time. */
  @Override
  public Optional<String> find(Attempt attempt, Predicate<String> taken) {
    TwilioAccounts.Account account = accounts.of(attempt.tenant());
    return Lookup.among(
        () ->
            new CallReader()
                .setTo(attempt.contact().value())
                .setFrom(account.settings().voiceFrom())
                .setPageSize(NEWEST)
                .firstPage(account.client())
                .getRecords(),
        call ->
            "outbound-api".equals(call.getDirection())
                && (call.getDateCreated() == null || Lookup.inTime(attempt, call.getDateCreated())),
        Call::getSid,
        taken);
  }

  @Override
  public Posted.Refusal meaning(String errorCode) {
    return TwilioErrors.meaning(errorCode);
  }
}
