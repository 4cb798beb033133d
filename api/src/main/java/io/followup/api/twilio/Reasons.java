package io.followup.api.twilio;

import java.util.Set;

/** Why Twilio's deliveries suppress a number; each reads after "the customer". */
final class Reasons {
  static final String TEXTED_STOP = "texted STOP";
  static final String ASKED_BY_TEXT = "asked by text for no more messages";
  static final String OPTED_OUT_AT_TWILIO = "opted out of texts, as Twilio tells (21610)";
  static final String PRESSED_NINE = "pressed 9 to stop calls";

  /** Those that START takes back: what a keyword brought, and nothing said in own words. */
  static final Set<String> LIFTED_BY_START = Set.of(TEXTED_STOP, OPTED_OUT_AT_TWILIO);

  private Reasons() {}
}
