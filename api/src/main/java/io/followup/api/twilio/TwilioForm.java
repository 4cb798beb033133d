package io.followup.api.twilio;

import io.followup.touch.AttemptKey;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parameters of a callback by meaning. What has not the form it must have counts as absent. */
record TwilioForm(Form form) {
  private static final Pattern SID = Pattern.compile("[A-Za-z0-9]{10,64}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_-]{0,39}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final Pattern KEY_PRESSED = Pattern.compile("[0-9*#]");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._~-]{1,64}");
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

  static TwilioForm parse(byte[] body) {
    return new TwilioForm(Form.parse(body));
  }

  /** The key of the attempt, from the query of the callback URL. */
  static Optional<AttemptKey> attemptKey(Form query) {
    return query.first("k").filter(KEY.asMatchPredicate()).map(AttemptKey::new);
  }

  Optional<String> accountSid() {
    return form.first("AccountSid");
  }

  Optional<String> messageSid() {
    return shaped("MessageSid", SID);
  }

  Optional<String> callSid() {
    return shaped("CallSid", SID);
  }

  Optional<String> messageStatus() {
    return shaped("MessageStatus", WORD);
  }

  Optional<String> callStatus() {
    return shaped("CallStatus", WORD);
  }

  /**
   * How the office's telephone took a call that was put through; {@code no-answer} and the like.
   */
  Optional<String> dialStatus() {
    return shaped("DialCallStatus", WORD);
  }

  /** {@code inbound}, {@code outbound-api} and the like. */
  Optional<String> direction() {
    return shaped("Direction", WORD);
  }

  Optional<String> errorCode() {
    return shaped("ErrorCode", NUMBER);
  }

  /** Order of a call's events, from 0; Twilio sends them in parallel. */
  Optional<String> sequenceNumber() {
    return shaped("SequenceNumber", NUMBER);
  }

  /** Who took the call: {@code human}, {@code machine_end_beep}, {@code fax}, {@code unknown}. */
  Optional<String> answeredBy() {
    return shaped("AnsweredBy", WORD);
  }

  Optional<String> keyPressed() {
    return shaped("Digits", KEY_PRESSED);
  }

  /** The number it comes from, in E.164 form; absent for short codes and other addresses. */
  Optional<String> from() {
    return phone("From");
  }

  Optional<String> to() {
    return phone("To");
  }

  /** The customer's own words. */
  String body() {
    return form.text("Body");
  }

  /** What Twilio itself took it for: {@code STOP}, {@code START}, {@code HELP} or empty. */
  String readByTwilio() {
    return form.text("OptOutType");
  }

  private Optional<String> shaped(String name, Pattern shape) {
    return form.first(name).filter(shape.asMatchPredicate());
  }

  private Optional<String> phone(String name) {
    return form.first(name)
        .map(value -> value.replaceAll("[\\s().-]", ""))
        .filter(E164.asMatchPredicate());
  }
}
