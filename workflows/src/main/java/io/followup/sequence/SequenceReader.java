package io.followup.sequence;

import io.followup.sequence.Sequence.Limits;
import io.followup.sequence.Sequence.Trigger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
          "re-entry",
          "steps",
          "scripts",
          "emails",
          "exit",
          "limits",
          "variants");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
  private static final int DEFAULT_TOUCHES = 4;
  private static final Duration DEFAULT_EXPIRY = Duration.ofDays(30);

  private final Fields root;
  private final Surroundings surroundings;

  SequenceReader(Fields root, Surroundings surroundings) {
    this.root = root;
    this.surroundings = surroundings;
  }

  /** The sequence as far as it can be read. */
  Optional<Sequence> read() {
    Optional<String> name =
        root.required("sequence", "name the sequence, such as unsold-estimate")
            .flatMap(SequenceReader::name);
    int version = root.text("version").flatMap(text -> number(text, 1, 999_999)).orElse(1);
    Trigger trigger =
        root.required("trigger", "write trigger: estimate")
            .flatMap(SequenceReader::trigger)
            .orElse(Trigger.ESTIMATE);
    Optional<String> enroll = root.text("enroll").flatMap(text -> enroll(text, trigger));
    ReEntry reEntry =
        root.text("re-entry").flatMap(SequenceReader::reEntry).orElse(ReEntry.CONTINUE);
    VariantsReader variants = new VariantsReader(root, name.orElse(""));
    Messages messages = new Messages(root, trigger, surroundings);
    Steps steps = new Steps(root, trigger, messages, variants.arms(), surroundings);
    messages.reportUnused();
    Set<FactName> exits = exits(trigger);
    Limits limits = limits();
    steps.check(limits);
    if (!steps.differByArm()) {
      variants.reportUnused();
    }
    return name.map(
        known ->
            CanonicalText.hashed(
                new Sequence(
                    known,
                    version,
                    "",
                    trigger,
                    enroll,
                    steps.inOrder(),
                    exits,
                    limits,
                    variants.holdoutPercent(),
                    reEntry,
                    List.copyOf(variants.arms().values()))));
  }

  private static Optional<String> enroll(Text text, Trigger trigger) {
    Map<String, FieldType> told = FieldSchema.of(trigger).atEnrolment();
    return told.isEmpty()
        ? text.wrong(
            ProblemCode.UNKNOWN_IN_CONDITION,
            trigger.written() + " tells nothing that a condition could name when a run begins",
            "leave it out, and put 'if' at the steps")
        : Acts.condition(text, told);
  }

  private static Optional<Trigger> trigger(Text text) {
    return Trigger.of(text.value())
        .or(
            () ->
                unknown(
                    text,
                    ProblemCode.UNKNOWN_TRIGGER,
                    "trigger",
                    Arrays.stream(Trigger.values()).map(Trigger::written).toList()));
  }

  private static Optional<ReEntry> reEntry(Text text) {
    return Arrays.stream(ReEntry.values())
        .filter(rule -> rule.written().equals(text.value()))
        .findFirst()
        .or(
            () ->
                unknown(
                    text,
                    ProblemCode.UNKNOWN_RE_ENTRY,
                    "rule of re-entry",
                    Arrays.stream(ReEntry.values()).map(ReEntry::written).toList()));
  }

  private static <T> Optional<T> unknown(
      Text text, ProblemCode code, String what, List<String> known) {
    return text.wrong(
        code,
        "'" + text.value() + "' is not a known " + what,
        Spelling.suggest(text.value(), known));
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

  private Set<FactName> exits(Trigger trigger) {
    Set<FactName> exits = EnumSet.noneOf(FactName.class);
    exits.addAll(FactName.alwaysEnding(trigger));
    if (!root.has("exit")) {
      exits.add(FactName.CUSTOMER_REPLIED);
    }
    List<FactName> known = FactName.heardBy(trigger);
    root.list("exit", "write exit: [estimate.sold, estimate.dismissed, customer.replied]")
        .ifPresent(
            list -> {
              for (Node item : list.getValue()) {
                root.textOf(item, "exit").flatMap(text -> exit(text, known)).ifPresent(exits::add);
              }
            });
    return Collections.unmodifiableSet(exits);
  }

  private static Optional<FactName> exit(Text text, List<FactName> known) {
    return FactName.of(text.value())
        .filter(known::contains)
        .or(
            () ->
                unknown(
                    text,
                    ProblemCode.UNKNOWN_EXIT,
                    "exit",
                    known.stream().map(FactName::written).toList()));
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
}
