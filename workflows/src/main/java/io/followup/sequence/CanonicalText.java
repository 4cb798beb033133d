package io.followup.sequence;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The one text of all files that mean the same, whatever their comments, the order of their fields
 * and the defaults that they write out. It can be read as a sequence file again. The version is
 * left out: it says which text it is, not what the text means.
 */
public final class CanonicalText {
  private final StringBuilder text = new StringBuilder();

  private CanonicalText() {}

  public static String of(Sequence sequence) {
    CanonicalText canonical = new CanonicalText();
    canonical.write(sequence);
    return canonical.text.toString();
  }

  /** The sequence with the hash of its canonical text. */
  static Sequence hashed(Sequence sequence) {
    return new Sequence(
        sequence.name(),
        sequence.version(),
        HexFormat.of().formatHex(Sha256.of(of(sequence))).substring(0, 12),
        sequence.trigger(),
        sequence.enroll(),
        sequence.steps(),
        sequence.exits(),
        sequence.limits(),
        sequence.holdoutPercent(),
        sequence.reEntry(),
        sequence.arms());
  }

  private void write(Sequence sequence) {
    line("sequence: " + sequence.name());
    line("trigger: " + sequence.trigger().written());
    sequence.enroll().ifPresent(condition -> line("enroll: " + quoted(plain(condition))));
    if (sequence.reEntry() != ReEntry.CONTINUE) {
      line("re-entry: " + sequence.reEntry().written());
    }
    line("steps:");
    sequence.steps().forEach(this::write);
    writeScripts(sequence);
    writeEmails(sequence);
    line("exit: " + names(sequence.exits()));
    line(
        "limits: { max-touches: "
            + sequence.limits().maxTouches()
            + ", expires: "
            + Waits.written(sequence.limits().expires())
            + " }");
    writeVariants(sequence);
  }

  private void write(Step step) {
    line("  - id: " + quoted(step.id()));
    if (!step.due().equals(Wait.NONE) || step.send().isPresent()) {
      line("    " + written(step.due()));
    }
    step.window().ifPresent(window -> line("    window: " + written(window)));
    step.condition().ifPresent(condition -> line("    if: " + quoted(plain(condition))));
    step.tolerance().ifPresent(longest -> line("    tolerance: " + Waits.written(longest)));
    step.priority().ifPresent(priority -> line("    priority: " + priority));
    step.arm().ifPresent(arm -> line("    arm: " + quoted(arm.name())));
    switch (step.act()) {
      case Act.Send send -> write(send);
      case Act.Task task -> {
        line("    task:");
        text("      title", task.title(), 8);
        text("      text", task.text(), 8);
      }
      case Act.Branch branch -> {
        line("    branch:");
        branch.arms().forEach(this::write);
      }
      case Act.AwaitFact wait -> {
        line("    wait-for: " + names(wait.facts()));
        line("    within: " + Waits.written(wait.within()));
        wait.otherwiseTo().ifPresent(to -> line("    else: " + quoted(to)));
      }
      case Act.Stop stop -> text("    stop", stop.why(), 6);
    }
  }

  private void write(Act.Send send) {
    message("    ", send.message(), 6);
    send.otherwise()
        .ifPresent(
            message -> {
              line("    otherwise:");
              message("      ", message, 8);
            });
    if (send.retry() > 0) {
      line("    retry: " + send.retry());
    }
    send.unanswered()
        .ifPresent(
            message -> {
              line("    unanswered:");
              message("      ", message, 8);
            });
  }

  private void message(String indent, Message message, int deeper) {
    switch (message) {
      case Message.Sms sms -> text(indent + "sms", sms.text(), deeper);
      case Message.Voice voice -> line(indent + "voice: " + quoted(voice.script()));
      case Message.Email email -> line(indent + "email: " + quoted(email.template()));
    }
  }

  private void write(Act.Branch.Arm arm) {
    arm.when()
        .ifPresentOrElse(
            when -> {
              line("      - when: " + quoted(plain(when)));
              line("        to: " + quoted(arm.to()));
            },
            () -> line("      - to: " + quoted(arm.to())));
  }

  private void writeScripts(Sequence sequence) {
    Map<String, Message.Voice> scripts = new TreeMap<>();
    messages(sequence).stream()
        .filter(Message.Voice.class::isInstance)
        .map(Message.Voice.class::cast)
        .forEach(voice -> scripts.put(voice.script(), voice));
    if (!scripts.isEmpty()) {
      line("scripts:");
    }
    scripts.forEach(
        (name, voice) -> {
          line("  " + quoted(name) + ":");
          text("    say", voice.say(), 6);
          text("    voicemail", voice.voicemail(), 6);
        });
  }

  private void writeEmails(Sequence sequence) {
    Map<String, Message.Email> emails = new TreeMap<>();
    messages(sequence).stream()
        .filter(Message.Email.class::isInstance)
        .map(Message.Email.class::cast)
        .forEach(email -> emails.put(email.template(), email));
    if (!emails.isEmpty()) {
      line("emails:");
    }
    emails.forEach(
        (name, email) -> {
          line("  " + quoted(name) + ":");
          text("    subject", email.subject(), 6);
          text("    text", email.text(), 6);
        });
  }

  private static List<Message> messages(Sequence sequence) {
    return sequence.steps().stream()
        .flatMap(step -> step.send().stream())
        .flatMap(
            send ->
                java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(send.message()),
                    java.util.stream.Stream.concat(
                        send.otherwise().stream(), send.unanswered().stream())))
        .toList();
  }

  private void writeVariants(Sequence sequence) {
    if (sequence.holdoutPercent() == 0 && sequence.arms().isEmpty()) {
      return;
    }
    line("variants:");
    if (sequence.holdoutPercent() > 0) {
      line("  holdout: " + sequence.holdoutPercent() + "%");
    }
    if (!sequence.arms().isEmpty()) {
      line("  arms:");
      // Their order deals the households out.
      sequence
          .arms()
          .forEach(
              arm -> line("    " + quoted(arm.name()) + ": " + (arm.below() - arm.from()) + "%"));
    }
  }

  /** For example {@code wait: 3d after trigger}. */
  static String written(Wait wait) {
    Duration offset = wait.duration();
    return switch (wait.after()) {
      case PREVIOUS_STEP -> "wait: " + Waits.written(offset);
      case TRIGGER -> "wait: " + Waits.written(offset) + " after trigger";
      default ->
          "until: "
              + wait.after().written()
              + (offset.isZero()
                  ? ""
                  : (offset.isNegative() ? " - " : " + ") + Waits.written(offset.abs()));
    };
  }

  private static String written(Window window) {
    String days =
        EnumSet.copyOf(window.days()).stream()
            .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return "{ from: \""
        + window.from()
        + "\""
        + window.to().map(LocalTime::toString).map(to -> ", to: \"" + to + "\"").orElse("")
        + (window.days().size() == DayOfWeek.values().length ? "" : ", days: [" + days + "]")
        + " }";
  }

  private static String names(Set<FactName> facts) {
    return new TreeSet<>(facts.stream().map(FactName::written).toList())
        .stream().collect(Collectors.joining(", ", "[", "]"));
  }

  /** Blanks between the words of a condition mean nothing, unless they stand in a text of it. */
  private static String plain(String condition) {
    return condition.contains("'") || condition.contains("\"")
        ? condition.strip()
        : condition.strip().replaceAll("\\s+", " ");
  }

  /**
   * A text of several lines is written as a block, so that versions of it can be compared line by
   * line.
   */
  private void text(String field, String value, int indent) {
    String written = value.strip();
    boolean block =
        written.contains("\n")
            && written.lines().noneMatch(line -> !line.isEmpty() && line.isBlank());
    if (!block) {
      line(field + ": " + quoted(written));
      return;
    }
    line(field + ": |-");
    written.lines().forEach(one -> line(one.isEmpty() ? "" : " ".repeat(indent) + one));
  }

  private static String quoted(String value) {
    if (value.matches("[a-z][a-z0-9.-]*")
        && !Set.of("true", "false", "null", "yes", "no", "on", "off").contains(value)) {
      return value;
    }
    return "\""
        + value
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\t", "\\t")
        + "\"";
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
