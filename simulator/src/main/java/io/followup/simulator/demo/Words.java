package io.followup.simulator.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times and texts as the demo shows them. */
final class Words {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.US);

  private Words() {}

  /** Such as {@code +24 h 6 min}. */
  static String plus(Duration after) {
    return "+%d h %d min".formatted(after.toHours(), after.toMinutesPart());
  }

  /** Such as {@code 36 minutes} or {@code 2 min 25 s}. */
  static String span(Duration duration) {
    if (duration.toSecondsPart() == 0 && duration.toHours() == 0) {
      return duration.toMinutes() + " minutes";
    }
    return duration.toHours() > 0
        ? hours(duration)
        : duration.toMinutes() > 0
            ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
            : duration.toSeconds() + " s";
  }

  /** Such as {@code 24 h} or {@code 34 h 30 min}. */
  static String hours(Duration duration) {
    int minutes = duration.toMinutesPart();
    return duration.toHours() + " h" + (minutes == 0 ? "" : " " + minutes + " min");
  }

  /** Such as {@code Tue 10:00 +24h}. */
  static String moment(Instant business, Duration after, ZoneId zone) {
    return "%s %+4dh".formatted(LOCAL.format(business.atZone(zone)), after.toHours());
  }

  /** Such as {@code 01:07}. */
  static String clock(Duration wall) {
    return "%02d:%02d".formatted(wall.toMinutes(), wall.toSecondsPart());
  }

  static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /**
   * Breaks a text at spaces; at most so many lines, the last one with dots when something is left
   * out.
   */
  static List<String> wrap(String text, int width, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    if (lines.size() <= most) {
      return lines;
    }
    String last = lines.get(most - 1);
    String cut = last.length() > width - 2 ? last.substring(0, width - 2) : last;
    List<String> kept = new ArrayList<>(lines.subList(0, most - 1));
    kept.add(cut + " …");
    return kept;
  }
}
