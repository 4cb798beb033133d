package io.followup.sequence;

import io.followup.sequence.Sequence.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads durations, waits and times such as {@code 30m}, {@code 72h after trigger} and {@code
 * appointment.start - 24h}.
 */
final class Waits {
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final Pattern FORM =
      Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,7})m)?");
  private static final Pattern AFTER = Pattern.compile("(\\S+)\\s+after\\s+(\\S+)");
  private static final Pattern UNTIL = Pattern.compile("([^\\s+-]+)(?:\\s*([+-])\\s*(\\S+))?");

  private Waits() {}

  static Optional<Wait> wait(Text text) {
    String written = text.value().strip();
    Matcher after = AFTER.matcher(written);
    if (!after.matches()) {
      return duration(text, written).map(duration -> new Wait(duration, Anchor.PREVIOUS_STEP));
    }
    if (!after.group(2).equals("trigger")) {
      return text.wrong(
          ProblemCode.UNKNOWN_ANCHOR,
          "'after " + after.group(2) + "' is not known",
          "write '"
              + after.group(1)
              + " after trigger', or only '"
              + after.group(1)
              + "' to count from the step before");
    }
    return duration(text, after.group(1)).map(duration -> new Wait(duration, Anchor.TRIGGER));
  }

  /** The time at which a step is due, by an anchor that a trigger's object has. */
  static Optional<Wait> until(Text text, Trigger trigger) {
    List<String> known = trigger.anchors().stream().map(Anchor::written).toList();
    Matcher form = UNTIL.matcher(text.value().strip());
    if (!form.matches()) {
      return text.wrong(
          ProblemCode.UNKNOWN_ANCHOR,
          "'" + text.value().strip() + "' is not a time",
          "write an anchor and how long before or after it, such as "
              + known.getLast()
              + (known.size() == 1 ? " + 24h" : " - 24h"));
    }
    Optional<Anchor> anchor =
        Anchor.of(form.group(1)).filter(found -> trigger.anchors().contains(found));
    if (anchor.isEmpty()) {
      return text.wrong(
          ProblemCode.UNKNOWN_ANCHOR,
          "'" + form.group(1) + "' is not known for " + trigger.written(),
          Spelling.suggest(form.group(1), known));
    }
    if (form.group(2) == null) {
      return Optional.of(new Wait(Duration.ZERO, anchor.get()));
    }
    boolean before = form.group(2).equals("-");
    if (before && anchor.get() == Anchor.TRIGGER) {
      return text.wrong(
          ProblemCode.NOT_A_DURATION,
          "a step cannot be due before its trigger",
          "write '+' instead of '-'");
    }
    return duration(text, form.group(3))
        .map(offset -> new Wait(before ? offset.negated() : offset, anchor.get()));
  }

  static Optional<Duration> duration(Text text) {
    return duration(text, text.value().strip());
  }

  private static Optional<Duration> duration(Text text, String written) {
    if (written.startsWith("-")) {
      return text.wrong(
          ProblemCode.NOT_A_DURATION,
          "'" + written + "' is negative",
          "write a duration from 0m to 365d");
    }
    if (written.matches("\\d+")) {
      return text.wrong(
          ProblemCode.NOT_A_DURATION,
          "'" + written + "' has no unit",
          "write "
              + written
              + "m for minutes, "
              + written
              + "h for hours or "
              + written
              + "d for days");
    }
    Matcher form = FORM.matcher(written);
    if (written.isEmpty() || !form.matches()) {
      return text.wrong(
          ProblemCode.NOT_A_DURATION,
          "'" + written + "' is not a duration",
          "write days, hours and minutes like 30m, 24h, 3d or 1h30m");
    }
    Duration duration =
        Duration.ofDays(number(form.group(1)))
            .plusHours(number(form.group(2)))
            .plusMinutes(number(form.group(3)));
    return duration.compareTo(LONGEST) > 0
        ? text.wrong(
            ProblemCode.NOT_A_DURATION,
            "'" + written + "' is longer than 365 days",
            "write at most 365d")
        : Optional.of(duration);
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** As an author writes it, for example {@code 3d12h}. */
  static String written(Duration duration) {
    String days = duration.toDays() == 0 ? "" : duration.toDays() + "d";
    String hours = duration.toHoursPart() == 0 ? "" : duration.toHoursPart() + "h";
    String minutes = duration.toMinutesPart() == 0 ? "" : duration.toMinutesPart() + "m";
    String all = days + hours + minutes;
    return all.isEmpty() ? "0m" : all;
  }
}
