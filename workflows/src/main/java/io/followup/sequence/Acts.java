package io.followup.sequence;

import io.followup.sequence.Sequence.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads what a step does besides sending: {@code task, branch, wait-for, stop}. */
final class Acts {
  static final String TASK = "task";
  static final String BRANCH = "branch";
  static final String WAIT_FOR = "wait-for";
  static final String STOP = "stop";

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_TASK = 4_000;
  private static final int LONGEST_STOP = 200;
  private static final int MOST_ARMS = 20;

  private final Trigger trigger;
  private final Messages messages;
  private final Jumps jumps;

  Acts(Trigger trigger, Messages messages, Jumps jumps) {
    this.trigger = trigger;
    this.messages = messages;
    this.jumps = jumps;
  }

  /**
   * @param kind the field of the step that says what it does
   * @param index of the step in the file, from 0
   */
  Optional<Act> read(String kind, Fields step, int index) {
    return switch (kind) {
      case TASK -> task(step);
      case BRANCH -> branch(step, index);
      case WAIT_FOR -> waitFor(step, index);
      default -> stop(step);
    };
  }

  private Optional<Act> task(Fields step) {
    return step.block(TASK, "title", "text").flatMap(this::taskOf);
  }

  private Optional<Act> taskOf(Fields task) {
    Optional<Text> title =
        task.required("title", "write what is to be done, in one line")
            .flatMap(text -> messages.template(text, LONGEST_TITLE))
            .flatMap(Messages::oneLine);
    Optional<Text> text =
        task.required("text", "write what the office needs to know")
            .flatMap(written -> messages.template(written, LONGEST_TASK));
    return title.flatMap(
        line -> text.map(all -> new Act.Task(line.value().strip(), all.value().strip())));
  }

  private Optional<Act> branch(Fields step, int index) {
    Optional<SequenceNode> list =
        step.list(BRANCH, "begin each way with '- when: condition' and its 'to: step'");
    List<Act.Branch.Arm> arms = new ArrayList<>();
    list.ifPresent(
        all -> {
          if (all.getValue().isEmpty() || all.getValue().size() > MOST_ARMS) {
            step.problems()
                .at(
                    all,
                    step.pathOf(BRANCH),
                    ProblemCode.WRONG_TYPE,
                    "there are " + all.getValue().size() + " ways to go on",
                    "write 1 to " + MOST_ARMS);
          }
          for (int i = 0; i < all.getValue().size(); i++) {
            arm(all.getValue().get(i), step, index, i, arms).ifPresent(arms::add);
          }
        });
    return list.map(all -> new Act.Branch(arms));
  }

  private Optional<Act.Branch.Arm> arm(
      Node node, Fields step, int index, int number, List<Act.Branch.Arm> before) {
    String path = step.pathOf(BRANCH) + "[" + (number + 1) + "]";
    return Fields.of(node, path, step.problems(), List.of("when", "to"))
        .flatMap(
            arm -> {
              if (before.stream().anyMatch(earlier -> earlier.when().isEmpty())) {
                arm.wrong(
                    "to",
                    ProblemCode.NEVER_REACHED,
                    "the way before it has no condition, so this one is never taken",
                    "put the way without 'when' last, or delete this one");
              }
              Optional<String> when = arm.text("when").flatMap(text -> condition(text, trigger));
              return arm.required("to", "name a later step")
                  .flatMap(text -> jumps.to(text, index))
                  .map(to -> new Act.Branch.Arm(when, to));
            });
  }

  private Optional<Act> waitFor(Fields step, int index) {
    Set<FactName> facts = EnumSet.noneOf(FactName.class);
    if (step.node(WAIT_FOR).filter(SequenceNode.class::isInstance).isPresent()) {
      step.list(WAIT_FOR, "")
          .ifPresent(
              list -> {
                if (list.getValue().isEmpty()) {
                  step.wrongField(
                      WAIT_FOR,
                      ProblemCode.EMPTY_FIELD,
                      "it names no fact",
                      "name one, such as " + FactName.heardBy(trigger).getFirst().written());
                }
                for (Node item : list.getValue()) {
                  step.textOf(item, step.pathOf(WAIT_FOR))
                      .flatMap(this::fact)
                      .ifPresent(facts::add);
                }
              });
    } else {
      step.text(WAIT_FOR).flatMap(this::fact).ifPresent(facts::add);
    }
    Optional<Duration> within =
        step.required("within", "say how long it waits at most, such as 48h")
            .flatMap(Waits::duration);
    Optional<String> to = step.text("else").flatMap(text -> jumps.to(text, index));
    return within.map(
        longest -> new Act.AwaitFact(Collections.unmodifiableSet(facts), longest, to));
  }

  private Optional<FactName> fact(Text text) {
    List<FactName> known = FactName.heardBy(trigger);
    return FactName.of(text.value())
        .filter(known::contains)
        .or(
            () ->
                text.wrong(
                    ProblemCode.UNKNOWN_FACT,
                    "'"
                        + text.value()
                        + "' is nothing that a run of "
                        + trigger.written()
                        + " hears of",
                    Spelling.suggest(
                        text.value(), known.stream().map(FactName::written).toList())));
  }

  private Optional<Act> stop(Fields step) {
    return step.text(STOP)
        .flatMap(
            text ->
                text.value().length() > LONGEST_STOP
                    ? text.wrong(
                        ProblemCode.TOO_LONG,
                        "it has " + text.value().length() + " characters",
                        "write one sentence of at most " + LONGEST_STOP)
                    : Optional.of(new Act.Stop(text.value().strip())));
  }

  /** A condition over what a touch reads fresh. */
  static Optional<String> condition(Text text, Trigger trigger) {
    return condition(text, FieldSchema.of(trigger).inConditions());
  }

  static Optional<String> condition(Text text, Map<String, FieldType> fields) {
    try {
      Condition.compile(text.value(), fields);
      return Optional.of(text.value().strip());
    } catch (Condition.Wrong e) {
      text.wrong(e.mistake());
      return Optional.empty();
    }
  }
}
