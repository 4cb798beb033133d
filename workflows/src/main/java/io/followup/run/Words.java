package io.followup.run;

import io.followup.fact.CallOutcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How times, durations, money and phone numbers are told to people. */
public final class Words {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.US);

  private Words() {}

  /** For example {@code 24 h}, {@code 3 d}, {@code 90 min}. */
  public static String duration(Duration duration) {
    if (duration.toMinutes() % 60 != 0) {
      return duration.toMinutes() + " min";
    }
    long hours = duration.toHours();
    return hours > 72 && hours % 24 == 0 ? hours / 24 + " d" : hours + " h";
  }

  /** For a voice to say: {@code 2 hours}, {@code 1 hour}, {@code 90 minutes}. */
  public static String spoken(Duration duration) {
    return duration.toMinutes() % 60 == 0
        ? count((int) duration.toHours(), "hour")
        : count((int) duration.toMinutes(), "minute");
  }

  /** For example {@code $1,249.50}. */
  public static String money(BigDecimal amount) {
    return String.format(Locale.US, "$%,.2f", amount.setScale(2, RoundingMode.HALF_UP));
  }

  /** For example {@code (512) 555-0100}, as people in the USA write it. */
  public static String phone(String e164) {
    return e164.matches("\\+1\\d{10}")
        ? "(" + e164.substring(2, 5) + ") " + e164.substring(5, 8) + "-" + e164.substring(8)
        : e164;
  }

  /** For example {@code Tue 24 Nov 10:00}. */
  public static String when(Instant at, ZoneId zone) {
    return WHEN.format(at.atZone(zone));
  }

  /** For example {@code The call ended: nobody answered.}. */
  static String sentence(CallOutcome outcome) {
    return "The call ended: " + outcome.inWords() + ".";
  }

  static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
