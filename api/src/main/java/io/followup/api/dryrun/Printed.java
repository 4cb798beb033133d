package io.followup.api.dryrun;

import io.followup.dryrun.Calendar;
import io.followup.dryrun.Calendar.Entry;
import io.followup.dryrun.Calendar.Fate;
import io.followup.dryrun.Calendar.What;
import io.followup.dryrun.Summary;
import io.followup.dryrun.Summary.OfStep;
import io.followup.run.Ending;
import io.followup.run.Words;
import io.followup.sequence.Wording;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A dry run as people read it in a terminal. */
final class Printed {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.US);

  private final DryRunAnswer answer;
  private final StringBuilder text = new StringBuilder();

  private Printed(DryRunAnswer answer) {
    this.answer = answer;
  }

  static String calendar(DryRunAnswer answer) {
    Printed printed = new Printed(answer);
    printed.line(
        "Dry run of %s for %s: %s. Nothing is sent.",
        answer.sequence(), answer.tenant(), printed.window());
    if (answer.objects().isEmpty()) {
      printed.line(
          "Nothing that starts it was first recorded then: name other days by --from and --to.");
      return printed.text.toString();
    }
    printed.line("Times are local to %s.", answer.zone());
    answer.objects().forEach(printed::object);
    printed.wordings();
    printed.summary();
    return printed.text.toString();
  }

  private String window() {
    return "what was recorded from "
        + DAY.format(answer.from().atZone(answer.zone()))
        // The window ends before its last instant.
        + " to "
        + DAY.format(answer.to().minusNanos(1).atZone(answer.zone()))
        + (answer.more() ? ", the newest " + answer.objects().size() + " (--limit)" : "");
  }

  private void object(Calendar calendar) {
    line("");
    line(
        "%s   customer %s%s   from %s",
        named(calendar),
        calendar.customer(),
        calendar.amount().signum() == 0 ? "" : "   " + Words.money(calendar.amount()),
        Words.when(calendar.createdOn(), answer.zone()));
    calendar.entries().stream().filter(entry -> entry.what() != What.ENDED).forEach(this::entry);
    switch (calendar.fate()) {
      case Fate.NotEnrolled not -> line("  not enrolled (%s): %s", not.rule(), not.why());
      case Fate.Ended ended -> ending(calendar, ended.ending());
    }
  }

  private void entry(Entry entry) {
    line(
        "  %-16s  %-24s %s: %s",
        Words.when(entry.at(), answer.zone()),
        step(entry),
        entry.what().name().toLowerCase(Locale.ROOT),
        entry.why());
  }

  private void ending(Calendar calendar, Ending ending) {
    String before =
        calendar.entries().stream()
            .filter(entry -> entry.what() == What.ENDED)
            .map(entry -> " before " + step(entry))
            .findFirst()
            .orElse("");
    line(
        "  %-16s  %s%s: %s",
        Words.when(ending.at(), answer.zone()), ending.outcome(), before, ending.why());
  }

  /** Each message once, for the first object that gets it. */
  private void wordings() {
    for (OfStep step : answer.summary().steps()) {
      answer.objects().stream()
          .flatMap(
              calendar ->
                  calendar.entries().stream()
                      .filter(entry -> entry.step().equals(step.step()))
                      .filter(entry -> entry.wording().isPresent())
                      .map(entry -> Map.entry(calendar, entry)))
          .findFirst()
          .ifPresent(found -> wording(found.getKey(), found.getValue()));
    }
  }

  private void wording(Calendar calendar, Entry entry) {
    line("");
    line("%s to the customer of %s:", step(entry), named(calendar));
    switch (entry.wording().orElseThrow()) {
      case Wording.Sms sms -> indented(sms.body());
      case Wording.Voice voice -> {
        indented(voice.say());
        indented("(voicemail) " + voice.voicemail());
      }
      case Wording.Email email -> {
        indented(email.subject());
        indented(email.text());
      }
      case Wording.Impossible impossible -> indented(impossible.why());
    }
  }

  private void summary() {
    Summary summary = answer.summary();
    line("");
    line(
        "Objects: %d; enrolled: %d%s. Planned in %d ms.",
        summary.objects(), summary.enrolled(), notEnrolled(summary), answer.millis());
    for (OfStep step : summary.steps()) {
      line("  %-16s  %s", step.step(), ofStep(step));
    }
    line("  %-16s  %s", "endings", counts(summary.endings()));
    line("Taken for granted:");
    answer.assumptions().forEach(assumption -> line("  %s", assumption));
  }

  private static String notEnrolled(Summary summary) {
    return summary.notEnrolled().entrySet().stream()
        .map(left -> "; left out by " + left.getKey() + ": " + left.getValue())
        .collect(Collectors.joining());
  }

  private static String ofStep(OfStep step) {
    List<String> parts = new ArrayList<>();
    step.sent().forEach((channel, count) -> parts.add(count + " sent by " + channel.inWords()));
    add(parts, step.tasked(), "given to the office");
    add(parts, step.deferred(), "deferred first");
    add(parts, step.skipped(), "skipped");
    add(parts, step.held(), "held for a person");
    step.endedBefore().forEach((outcome, count) -> parts.add(count + " ended before: " + outcome));
    return parts.isEmpty() ? "nothing" : String.join(", ", parts);
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }

  private static String counts(Map<?, Integer> counts) {
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(one -> one.getValue() + " " + one.getKey())
            .collect(Collectors.joining(", "));
  }

  private static String step(Entry entry) {
    return entry.act() + " (" + entry.step() + ")";
  }

  /** For example {@code job 51000456} for {@code estimate/acme/job-51000456}. */
  private static String named(Calendar calendar) {
    return calendar.id().substring(calendar.id().lastIndexOf('/') + 1).replaceFirst("-", " ");
  }

  private void indented(String words) {
    words.lines().forEach(one -> line(one.isBlank() ? "" : "  %s", one));
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
