package io.followup.twilio;

import static io.followup.sending.Posted.Refusal.FOR_GOOD;
import static io.followup.sending.Posted.Refusal.LATER;
import static io.followup.sending.Posted.Refusal.NOT_REACHABLE;
import static io.followup.sending.Posted.Refusal.OPTED_OUT;
import static io.followup.sending.Posted.Refusal.OUR_SETUP;

import io.followup.sending.Posted.Refusal;
import java.util.HashMap;
import java.util.Map;

/**
 * What Twilio's error codes mean for us (docs/reference/messaging.md, error codes). A code that is
 * not listed: this message will never be taken.
 */
final class TwilioErrors {
  private static final Map<String, Refusal> MEANINGS = new HashMap<>();

  static {
    // Credentials, account, sender, campaign.
    put(OUR_SETUP, 10001, 20003, 20005, 20404, 21212, 21213, 21601, 21603, 21606, 21608);
    put(OUR_SETUP, 21659, 21660, 21703, 21704, 21705, 30002, 30024, 30032, 30033, 30034, 30035);
    // The address of our callbacks.
    put(OUR_SETUP, 21205, 21609);
    put(OPTED_OUT, 21610);
    // Not a number, a landline, a carrier that cannot be reached, a region that is closed.
    put(NOT_REACHABLE, 13225, 13227, 21211, 21214, 21215, 21216, 21217, 21408, 21612, 21614);
    put(NOT_REACHABLE, 21635, 30004, 30005, 30006);
    put(LATER, 20429, 21611, 22005, 30001, 30017, 30022, 30023, 30027, 30450);
  }

  private TwilioErrors() {}

  private static void put(Refusal meaning, int... codes) {
    for (int code : codes) {
      MEANINGS.put(Integer.toString(code), meaning);
    }
  }

  static Refusal meaning(String code) {
    return MEANINGS.getOrDefault(code, FOR_GOOD);
  }
}
