package io.followup.api.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.MessagingResponse;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Number;
import com.twilio.twiml.voice.Say;
import io.followup.tenant.Tenant;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a called person hears, as TwiML. The company says first who calls and at once how to end
 * these calls, then why it calls.
 */
final class CallScript {
  private static final int SECONDS_TO_PRESS = 6;
  private static final int SECONDS_TO_RING = 30;
  private static final String WAY_OUT = "Press 9 at any time to stop these calls.";

  /** Not after an abbreviation: a sentence is followed by a capital letter or by nothing. */
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?=\\s+\\p{Lu}|\\s*$)");

  private static final Pattern AUTOMATED = Pattern.compile("(?i)\\bautomated\\b");

  private static final String TO_OFFICE = "Press 1 to be connected to our office.";
  private static final String CALL_BACK = "Press 2 if we should call you later.";
  private static final String NO_MORE = "Press 9 to stop these calls.";

  private final Tenant tenant;
  private final Optional<String> callBackIn;

  /**
   * @param callBackIn when we would call again, as a voice says it: {@code 2 hours}; empty when a
   *     later call is not offered
   */
  CallScript(Tenant tenant, Optional<String> callBackIn) {
    this.tenant = tenant;
    this.callBackIn = callBackIn;
  }

  /** An empty answer to an inbound text: nothing is sent back. */
  static String noReply() {
    return new MessagingResponse.Builder().build().toXml();
  }

  /** Ends the call before a word is said. */
  static String silence() {
    return new VoiceResponse.Builder().hangup(hangup()).build().toXml();
  }

  static String goodbye() {
    return saying("Goodbye.");
  }

  /** The message on an answering machine. */
  static String voicemail(String text) {
    return saying(text);
  }

  /**
   * The call to a person: everything twice when no key is pressed, then goodbye.
   *
   * @param text why we call, as rendered for this customer
   * @param firstKey where a key pressed during the first round goes
   * @param lastKey the same for the second round
   */
  String conversation(String text, URI firstKey, URI lastKey) {
    String[] round = identifiedFirst(text);
    return new VoiceResponse.Builder()
        .gather(asking(firstKey, round))
        .gather(asking(lastKey, round))
        .say(say("Goodbye."))
        .hangup(hangup())
        .build()
        .toXml();
  }

  /**
   * The sentence that names the company, how to end these calls, the rest, the keys. A script that
   * does not name the company, or not that a machine speaks, gets a first sentence that does.
   */
  private String[] identifiedFirst(String text) {
    int named = text.indexOf(tenant.company());
    Matcher end = SENTENCE_END.matcher(text);
    if (named < 0
        || !end.find(named + tenant.company().length() - 1)
        || !AUTOMATED.matcher(text.substring(0, end.end())).find()) {
      return new String[] {
        "Hello, this is the automated assistant of " + tenant.company() + ".", WAY_OUT, text, keys()
      };
    }
    String rest = text.substring(end.end()).strip();
    String identity = text.substring(0, end.end()).strip();
    return rest.isEmpty()
        ? new String[] {identity, WAY_OUT, keys()}
        : new String[] {identity, WAY_OUT, rest, keys()};
  }

  private String keys() {
    return callBackIn.isPresent()
        ? String.join(" ", TO_OFFICE, CALL_BACK, NO_MORE)
        : String.join(" ", TO_OFFICE, NO_MORE);
  }

  /** After a key that means nothing: the keys once more, then goodbye. */
  String keysAgain(URI lastKey) {
    return new VoiceResponse.Builder()
        .gather(asking(lastKey, keys()))
        .say(say("Goodbye."))
        .hangup(hangup())
        .build()
        .toXml();
  }

  /** Connects to the office. What follows the dialling is heard when the person is still there. */
  String connection() {
    return new VoiceResponse.Builder()
        .say(say("Connecting you to our office. One moment, please."))
        .dial(
            new Dial.Builder()
                .callerId(tenant.twilio().voiceFrom())
                .timeout(SECONDS_TO_RING)
                .number(new Number.Builder(tenant.officePhone()).build())
                .build())
        .say(
            say(
                "If you were not connected, please call us at "
                    + officePhoneSpoken()
                    + ". Goodbye."))
        .hangup(hangup())
        .build()
        .toXml();
  }

  /** Open hours may put the call off, so no time of day is promised. */
  String callBackLater() {
    return saying(
        "Thank you. We will call you again in about " + callBackIn.orElseThrow() + ". Goodbye.");
  }

  String noMoreCalls() {
    return saying("You will get no more of these calls from " + tenant.company() + ". Goodbye.");
  }

  private static Gather asking(URI key, String... texts) {
    Gather.Builder gather =
        new Gather.Builder()
            .inputs(Gather.Input.DTMF)
            .numDigits(1)
            .timeout(SECONDS_TO_PRESS)
            .action(key)
            .method(HttpMethod.POST);
    for (String text : texts) {
      gather.say(say(text));
    }
    return gather.build();
  }

  private static String saying(String text) {
    return new VoiceResponse.Builder().say(say(text)).hangup(hangup()).build().toXml();
  }

  /** Characters that XML cannot hold would make the whole answer unreadable. */
  private static Say say(String text) {
    return new Say.Builder(
            text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", ""))
        .build();
  }

  private static Hangup hangup() {
    return new Hangup.Builder().build();
  }

  /** One digit at a time: voices read a whole number as an amount. */
  private String officePhoneSpoken() {
    return tenant.officePhone().replaceFirst("^\\+1?", "").replaceAll("(?<=\\d)(?=\\d)", " ");
  }
}
