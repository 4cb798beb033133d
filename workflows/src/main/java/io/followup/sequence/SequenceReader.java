package io.followup.sequence;

import io.followup.sequence.Sequence.Exit;
import io.followup.sequence.Sequence.Limits;
import io.followup.sequence.Sequence.Trigger;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads the fields of a sequence file. Every field is read whatever is wrong with the others; with
 * a problem noted, what it returns is thrown away.
 */
final class SequenceReader {
  static final List<String> FIELDS =
      List.of(
          "sequence",
          "version",
          "trigger",
          "enroll",
          "steps",
          "scripts",
          "emails",
          "exit",
          "limits",
          "variants");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
  private static final int DEFAULT_TOUCHES = 4;
  private static final Duration DEFAULT_EXPIRY = Duration.ofDays(30);
  private static final Map<String, Trigger> TRIGGERS = Map.of("estimate", Trigger.ESTIMATE);
  private static final Map<String, Exit> EXITS =
      Map.of(
          "estimate.sold", Exit.ESTIMATE_SOLD,
          "estimate.dismissed", Exit.ESTIMATE_DISMISSED,
          "customer.replied", Exit.CUSTOMER_REPLIED);

  private final Fields root;

  SequenceReader(Fields root) {
    this.root = root;
  }

  /** The sequence as far as it can be read. */
  Optional<Sequence> read(String hash) {
    Optional<String> name =
        root.required("sequence", "name the sequence, such as unsold-estimate")
            .flatMap(SequenceReader::name);
    int version = root.text("version").flatMap(text -> number(text, 1, 999_999)).orElse(1);
    Trigger trigger =
        root.required("trigger", "write trigger: estimate")
            .flatMap(text -> oneOf(TRIGGERS, ProblemCode.UNKNOWN_TRIGGER, "trigger", text))
            .orElse(Trigger.ESTIMATE);
    Optional<String> enroll = root.text("enroll").flatMap(SequenceReader::condition);
    Messages messages = new Messages(root, trigger);
    Steps steps = new Steps(root, messages);
    messages.reportUnused();
    Set<Exit> exits = exits();
    Limits limits = limits();
    steps.checkLimits(limits);
    int holdout =
        root.block("variants", "holdout")
            .flatMap(variants -> variants.text("holdout"))
            .flatMap(SequenceReader::percent)
            .orElse(0);
    return name.map(
        known ->
            new Sequence(
                known, version, hash, trigger, enroll, steps.inOrder(), exits, limits, holdout));
  }

  /** Also for steps: both stand in keys and labels. */
  static Optional<String> name(Text text) {
    String name = text.value();
    return NAME.matcher(name).matches()
        ? Optional.of(name)
        : text.wrong(
            ProblemCode.NOT_A_NAME,
            "'" + name + "' is not allowed",
            "use 1 to 60 of a-z, 0-9 and '-', such as first-text");
  }

  private static Optional<String> condition(Text text) {
    try {
      Condition.compile(text.value());
      return Optional.of(text.value().strip());
    } catch (Condition.Wrong e) {
      text.wrong(e.mistake());
      return Optional.empty();
    }
  }

  private Set<Exit> exits() {
    // Sold and dismissed always end a run.
    Set<Exit> exits = EnumSet.of(Exit.ESTIMATE_SOLD, Exit.ESTIMATE_DISMISSED);
    if (!root.has("exit")) {
      exits.add(Exit.CUSTOMER_REPLIED);
    }
    root.list("exit", "write exit: [estimate.sold, estimate.dismissed, customer.replied]")
        .ifPresent(
            list -> {
              for (Node item : list.getValue()) {
                root.textOf(item, "exit")
                    .flatMap(text -> oneOf(EXITS, ProblemCode.UNKNOWN_EXIT, "exit", text))
                    .ifPresent(exits::add);
              }
            });
    return Collections.unmodifiableSet(exits);
  }

  private Limits limits() {
    Optional<Fields> limits = root.block("limits", "max-touches", "expires");
    return new Limits(
        limits
            .flatMap(fields -> fields.text("max-touches"))
            .flatMap(text -> number(text, 1, 50))
            .orElse(DEFAULT_TOUCHES),
        limits
            .flatMap(fields -> fields.text("expires"))
            .flatMap(Waits::duration)
            .orElse(DEFAULT_EXPIRY));
  }

  private static <T> Optional<T> oneOf(
      Map<String, T> known, ProblemCode code, String what, Text text) {
    T found = known.get(text.value());
    return found != null
        ? Optional.of(found)
        : text.wrong(
            code,
            "'" + text.value() + "' is not a known " + what,
            Spelling.suggest(text.value(), known.keySet()));
  }

  static Optional<Integer> number(Text text, int least, int most) {
    if (text.value().matches("\\d{1,6}")) {
      int number = Integer.parseInt(text.value());
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    }
    return text.wrong(
        ProblemCode.NOT_A_NUMBER,
        "'" + text.value() + "' is not allowed",
        "write a whole number from " + least + " to " + most);
  }

  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})\\s?%");

  private static Optional<Integer> percent(Text text) {
    Matcher form = PERCENT.matcher(text.value());
    if (form.matches() && Integer.parseInt(form.group(1)) <= 100) {
      return Optional.of(Integer.parseInt(form.group(1)));
    }
    return text.wrong(
        ProblemCode.NOT_A_SHARE,
        "'" + text.value() + "' is not a share",
        "write a whole percentage, such as 5%");
  }
}
