package io.followup.api.twilio;

import java.util.Arrays;
import java.util.Locale;

/** The kinds of Twilio deliveries that the inbox keeps. */
enum TwilioSource {
  /** A text from a customer. */
  SMS,
  /** How far a text of ours came. */
  SMS_STATUS,
  /** How far a call of ours came. */
  VOICE_STATUS,
  /** A key pressed during a call. */
  VOICE_KEY,
  /** How a call of a customer to the company ended. */
  INBOUND_CALL;

  /** As the inbox names it: {@code twilio-sms-status}. */
  String code() {
    return "twilio-" + path();
  }

  /** Last part of the callback URL: {@code sms-status}. */
  String path() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws IllegalArgumentException when the inbox names it otherwise
   */
  static TwilioSource named(String code) {
    return Arrays.stream(values())
        .filter(source -> source.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + code + "' is no source of Twilio"));
  }
}
