package io.followup.api.twilio;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of Twilio deliveries that the inbox keeps. */
enum TwilioSource {
  /** A text from a customer. */
  SMS,
  /** How far a text of ours came. */
  SMS_STATUS,
  /** How far a call of ours came. */
  VOICE_STATUS,
  /** A key pressed during a call. */
  VOICE_KEY;

  /** As the inbox names it: {@code twilio-sms-status}. */
  String code() {
    return "twilio-" + path();
  }

  /** Last part of the callback URL: {@code sms-status}. */
  String path() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  static Optional<TwilioSource> named(String code) {
    return Arrays.stream(values()).filter(source -> source.code().equals(code)).findFirst();
  }
}
