package io.followup.guard;

import java.util.regex.Pattern;

/** The sentence that tells how to end texts (docs/reference/messaging.md, guards, G14). */
public final class WayOutOfTexts {
  private static final String SENTENCE = "Reply STOP to end texts.";

  /** The keyword in capitals, or the request to send it in any case; "we stop by" is neither. */
  private static final Pattern TOLD =
      Pattern.compile(
          "\\b(STOP|PARAR|ALTO|BAJA)\\b"
              + "|(?i)\\b(reply|text|send|answer|respond|responda|env[ií]e|conteste)\\W+(with\\W+|con\\W+)?"
              + "(stop|parar|alto|baja|unsubscribe)\\b"
              + "|\\bopt[- ]?out\\b|\\bunsubscribe\\b");

  private WayOutOfTexts() {}

  /** Whether the text says it. */
  public static boolean isToldIn(String text) {
    return TOLD.matcher(text).find();
  }

  /** The text, saying it. */
  public static String toldIn(String text) {
    return isToldIn(text) ? text : text.stripTrailing() + " " + SENTENCE;
  }
}
