package io.followup.api.twilio;

import java.util.Set;

/** Why a number is suppressed; each reads after "the customer". */
final class Reasons {
  static final String TEXTED_STOP = "texted STOP";
  static final String ASKED_BY_TEXT = "asked by text for no more messages";

  /** Error 21610; in the same words when Twilio refuses a text at once. */
  static final String OPTED_OUT_AT_TWILIO = "opted out at Twilio";

  static final String PRESSED_NINE = "pressed 9 to stop calls";

  /** Those that START takes back: what a keyword brought, and nothing said in own words. */
  static final Set<String> LIFTED_BY_START = Set.of(TEXTED_STOP, OPTED_OUT_AT_TWILIO);

  private Reasons() {}
}
