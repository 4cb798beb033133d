package io.followup.sequence;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the windows of steps: {@code { from: "09:00", to: "17:30", days: [mon, tue] }}. */
final class Windows {
  private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})");
  private static final List<String> DAYS =
      Arrays.stream(DayOfWeek.values())
          .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
          .toList();

  /** Texts and calls go at no other hours, wherever the customer lives (federal law, TCPA). */
  private static final LocalTime EARLIEST_CALL = LocalTime.of(8, 0);

  private static final LocalTime LATEST_CALL = LocalTime.of(21, 0);

  private Windows() {}

  static Optional<Window> read(Fields step) {
    return step.block("window", "from", "to", "days").flatMap(block -> window(step, block));
  }

  private static Optional<Window> window(Fields step, Fields block) {
    if (block.names().isEmpty()) {
      step.wrong(
          "window",
          ProblemCode.NOT_A_WINDOW,
          "it names no times and no days",
          "write { from: \"09:00\", to: \"17:30\" }, or leave window out");
      return Optional.empty();
    }
    Optional<Integer> from = block.text("from").flatMap(Windows::minutes);
    Optional<Integer> to = block.text("to").flatMap(Windows::minutes);
    Set<DayOfWeek> days = days(block);
    int opens = from.orElse(0);
    int closes = to.orElse(24 * 60);
    if (opens >= closes) {
      block.wrong(
          "to",
          ProblemCode.NOT_A_WINDOW,
          "it closes at " + written(closes) + ", which is not after " + written(opens),
          "write a window within one day, such as from: \"09:00\" and to: \"17:30\"");
      return Optional.empty();
    }
    return Optional.of(
        new Window(
            time(opens), closes == 24 * 60 ? Optional.empty() : Optional.of(time(closes)), days));
  }

  private static Set<DayOfWeek> days(Fields block) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    block
        .list("days", "write days: [mon, tue, wed, thu, fri]")
        .ifPresent(
            list -> {
              for (Node item : list.getValue()) {
                block.textOf(item, block.pathOf("days")).flatMap(Windows::day).ifPresent(days::add);
              }
            });
    return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
  }

  private static Optional<DayOfWeek> day(Text text) {
    int index = DAYS.indexOf(text.value());
    return index >= 0
        ? Optional.of(DayOfWeek.of(index + 1))
        : text.wrong(
            ProblemCode.NOT_A_WINDOW,
            "'" + text.value() + "' is not a day",
            "use " + String.join(", ", DAYS));
  }

  private static Optional<Integer> minutes(Text text) {
    Matcher form = TIME.matcher(text.value());
    if (form.matches()) {
      int hours = Integer.parseInt(form.group(1));
      int minutes = Integer.parseInt(form.group(2));
      if (minutes < 60 && hours * 60 + minutes <= 24 * 60) {
        return Optional.of(hours * 60 + minutes);
      }
    }
    return text.wrong(
        ProblemCode.NOT_A_WINDOW,
        "'" + text.value() + "' is not a time of day",
        "write hours and minutes from \"00:00\" to \"24:00\", in quotes");
  }

  private static LocalTime time(int minutes) {
    return LocalTime.of(minutes / 60, minutes % 60);
  }

  private static String written(int minutes) {
    return "%02d:%02d".formatted(minutes / 60, minutes % 60);
  }

  /** Whether no text and no call can ever go in it. */
  static boolean isClosedToTextsAndCalls(Window window) {
    return !window.from().isBefore(LATEST_CALL)
        || window.to().filter(to -> !to.isAfter(EARLIEST_CALL)).isPresent();
  }
}
