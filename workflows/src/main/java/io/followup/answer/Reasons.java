package io.followup.answer;

import io.followup.touch.Channel;
import java.util.Set;

/** Why a customer gets no more messages; each reads after "the customer". */
public final class Reasons {
  public static final String TEXTED_STOP = "texted STOP";

  /** As the carrier told it when it refused a text. */
  public static final String OPTED_OUT_AT_CARRIER = "opted out at Twilio";

  public static final String PRESSED_NINE = "pressed 9 to stop calls";

  /** Those that START takes back: what a keyword brought, and nothing said in own words. */
  public static final Set<String> LIFTED_BY_START = Set.of(TEXTED_STOP, OPTED_OUT_AT_CARRIER);

  private Reasons() {}

  /** A refusal in own words. */
  static String asked(Channel over) {
    return switch (over) {
      case SMS -> "asked by text for no more messages";
      case EMAIL -> "asked by e-mail for no more messages";
      case VOICE -> "asked by phone for no more calls";
    };
  }
}
