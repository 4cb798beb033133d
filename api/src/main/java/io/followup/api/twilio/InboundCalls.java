package io.followup.api.twilio;

import io.followup.inbox.Inbox;
import java.util.Optional;

/**
 * Takes in how calls of customers to the company's number at Twilio ended: as the number's status
 * callback, or as the action of the {@code Dial} that put the call through to the office.
 */
final class InboundCalls {
  private final Inbox inbox;

  InboundCalls(Inbox inbox) {
    this.inbox = inbox;
  }

  /** What happens next in the call, as TwiML: nothing. */
  String ended(TwilioCallback call) {
    TwilioForm form = call.form();
    Optional<String> state = InboundCallReading.state(form);
    Optional<String> identity = form.callSid().flatMap(sid -> state.map(how -> sid + ":" + how));
    inbox.store(call.delivery(TwilioSource.INBOUND_CALL, identity));
    return CallScript.noReply();
  }
}
