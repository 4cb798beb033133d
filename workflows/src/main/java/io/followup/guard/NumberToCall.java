package io.followup.guard;

import java.util.regex.Pattern;

/**
 * The number that a message on an answering machine has to give: whoever hears an artificial voice
 * must be able to call a person (47 CFR 64.1200(b)(2)).
 */
public final class NumberToCall {
  private static final Pattern NUMBER = Pattern.compile("(?:\\d[\\s().-]*){7,}");

  private NumberToCall() {}

  /** Whether the text gives one. */
  public static boolean isToldIn(String text) {
    return NUMBER.matcher(text).find();
  }

  /**
   * The text, giving one.
   *
   * @param phone as people write it: {@code (512) 555-0100}
   */
  public static String toldIn(String text, String phone) {
    return text.isBlank() || isToldIn(text)
        ? text
        : text.stripTrailing() + " You can call us at " + phone + ".";
  }
}
