package io.followup.sequence;

import io.followup.sequence.Sequence.Trigger;
import io.followup.touch.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads one step. */
final class StepReader {
  static final List<String> FIELDS =
      List.of(
          "id",
          "wait",
          "until",
          "window",
          "if",
          "tolerance",
          "priority",
          "arm",
          "sms",
          "voice",
          "email",
          "otherwise",
          "retry",
          "unanswered",
          Acts.TASK,
          Acts.BRANCH,
          Acts.WAIT_FOR,
          "within",
          "else",
          Acts.STOP);
  private static final List<String> OTHER_ACTS =
      List.of(Acts.TASK, Acts.BRANCH, Acts.WAIT_FOR, Acts.STOP);
  private static final int MOST_RETRIES = 2;
  private static final int LEAST_PRIORITY = 5;

  private final Trigger trigger;
  private final Messages messages;
  private final Acts acts;
  private final Map<String, Arm> arms;
  private final Surroundings surroundings;

  /**
   * @param arms of the sequence, by name
   */
  StepReader(
      Trigger trigger,
      Messages messages,
      Jumps jumps,
      Map<String, Arm> arms,
      Surroundings surroundings) {
    this.trigger = trigger;
    this.surroundings = surroundings;
    this.messages = messages;
    this.acts = new Acts(trigger, messages, jumps);
    this.arms = arms;
  }

  /**
   * @param index of the step in the file, from 0
   * @param id blank when it has none that can be used
   */
  Draft read(Fields fields, int index, String id) {
    List<String> others = OTHER_ACTS.stream().filter(fields::has).toList();
    boolean sends = Messages.KINDS.stream().anyMatch(fields::isMeant);
    boolean isMeant = sends || OTHER_ACTS.stream().anyMatch(fields::isMeant);
    Optional<Text> time = time(fields, sends || !isMeant);
    if (!isMeant) {
      fields.wrong(
          "sms",
          ProblemCode.NO_MESSAGE,
          "the step does nothing",
          "add one of sms, voice, email, task, branch, wait-for and stop");
    }
    checkOneAct(fields, others);
    Optional<Wait> due =
        time.isPresent()
            ? time.flatMap(
                text -> fields.has("wait") ? Waits.wait(text) : Waits.until(text, trigger))
            : Optional.of(Wait.NONE).filter(none -> !fields.has("wait") && !fields.has("until"));
    Optional<Act> sent = sends ? sending(fields) : Optional.empty();
    Optional<Act> act =
        others.stream()
            .map(kind -> acts.read(kind, fields, index))
            .reduce(sent, (first, next) -> first.or(() -> next));
    Draft draft = new Draft(fields, id, time, due, act, Optional.empty());
    Optional<Step> step = whole(draft);
    checkFieldsOfAct(fields, sends, others);
    return new Draft(fields, id, time, due, act, step);
  }

  /** Reads the fields that stand beside the act; may lack a part that has a problem. */
  private Optional<Step> whole(Draft draft) {
    Fields fields = draft.fields();
    Optional<String> condition = fields.text("if").flatMap(text -> Acts.condition(text, trigger));
    Optional<Window> window = Windows.read(fields);
    window.ifPresent(open -> checkOpen(fields, open));
    Optional<Duration> tolerance = fields.text("tolerance").flatMap(Waits::duration);
    Optional<Integer> priority =
        fields.text("priority").flatMap(text -> SequenceReader.number(text, 1, LEAST_PRIORITY));
    Optional<Arm> arm = fields.text("arm").flatMap(this::arm);
    return draft.id().isBlank()
        ? Optional.empty()
        : draft
            .due()
            .flatMap(
                due ->
                    draft
                        .act()
                        .map(
                            act ->
                                new Step(
                                    draft.id(),
                                    due,
                                    act,
                                    condition,
                                    window,
                                    tolerance,
                                    priority.map(OptionalInt::of).orElse(OptionalInt.empty()),
                                    arm)));
  }

  private static Optional<Text> time(Fields fields, boolean required) {
    if (fields.has("wait") && fields.has("until")) {
      fields.wrongField(
          "until",
          ProblemCode.TWO_TIMES,
          "it stands beside wait; a step has one time",
          "keep one of the two");
    }
    if (fields.has("until") && !fields.has("wait")) {
      return fields.text("until");
    }
    return required && !fields.isMeant("until")
        ? fields.required("wait", "say when the step is due, such as 24h")
        : fields.text("wait");
  }

  private static void checkOneAct(Fields fields, List<String> others) {
    List<String> all =
        new ArrayList<>(Messages.KINDS.stream().filter(fields::has).limit(1).toList());
    all.addAll(others);
    all.stream()
        .skip(1)
        .forEach(
            second ->
                fields.wrongField(
                    second,
                    ProblemCode.TWO_MESSAGES,
                    "it stands beside " + all.getFirst() + "; a step does one thing",
                    "move it to a step of its own"));
  }

  private Optional<Act> sending(Fields fields) {
    Optional<Message> message = messages.message(fields);
    Optional<Message> otherwise =
        fields.block("otherwise", "sms", "voice", "email").flatMap(messages::message);
    if (message.isPresent()
        && otherwise.isPresent()
        && message.get().over() == otherwise.get().over()) {
      fields.wrongField(
          "otherwise",
          ProblemCode.OTHERWISE_SAME_WAY,
          "it goes the same way as the step itself, which is not possible then",
          "use another of sms, voice and email");
    }
    int retry =
        fields
            .text("retry")
            .flatMap(text -> SequenceReader.number(text, 0, MOST_RETRIES))
            .orElse(0);
    Optional<Message> unanswered =
        fields.block("unanswered", "sms", "email").flatMap(messages::message);
    return message.map(sent -> new Act.Send(sent, otherwise, retry, unanswered));
  }

  private void checkOpen(Fields fields, Window window) {
    boolean textsOrCalls = fields.has(Channel.SMS.code()) || fields.has(Channel.VOICE.code());
    if (!textsOrCalls) {
      return;
    }
    if (Windows.isClosedToTextsAndCalls(window)) {
      fields.wrongField(
          "window",
          ProblemCode.NEVER_OPEN,
          "texts and calls go from 08:00 to 21:00 only, so it never opens for this step",
          "write a window between 08:00 and 21:00, or send an e-mail");
      return;
    }
    surroundings
        .hoursOutside(window, trigger)
        .ifPresent(
            hours ->
                fields.wrongField(
                    "window",
                    ProblemCode.NEVER_OPEN,
                    "the company's texts and calls go at other hours ("
                        + hours
                        + "), so it never opens for this step",
                    "write a window within these hours, or send an e-mail"));
  }

  private Optional<Arm> arm(Text name) {
    return Optional.ofNullable(arms.get(name.value()))
        .or(
            () ->
                name.wrong(
                    ProblemCode.UNKNOWN_ARM,
                    "'" + name.value() + "' is not under variants.arms",
                    Spelling.suggest(name.value(), arms.keySet())));
  }

  private static void checkFieldsOfAct(Fields fields, boolean sends, List<String> others) {
    if (!fields.isMeant("voice")) {
      // Only a call can be busy or go unanswered.
      refuse(
          fields,
          List.of("retry", "unanswered"),
          ProblemCode.NOT_A_CALL,
          "the step is no call, so nobody can leave it unanswered",
          "delete it, or move it to a step with voice");
    }
    if (others.isEmpty()) {
      refuse(fields, List.of("within", "else"), "only a step with wait-for has it");
    } else if (!sends) {
      refuse(fields, List.of("otherwise", "priority"), "only a step that sends a message has it");
      if (!others.contains(Acts.WAIT_FOR)) {
        refuse(fields, List.of("within", "else"), "only a step with wait-for has it");
      }
      if (!others.contains(Acts.TASK)) {
        refuse(
            fields,
            List.of("window", "tolerance", "arm"),
            "only a step that sends a message or gives a task has it");
      }
      if (others.contains(Acts.BRANCH) || others.contains(Acts.WAIT_FOR)) {
        refuse(fields, List.of("if"), "a branch or a wait is for everybody who comes to it");
      }
    }
  }

  private static void refuse(Fields fields, List<String> names, String why) {
    refuse(
        fields,
        names,
        ProblemCode.NOT_FOR_THIS_STEP,
        why,
        "delete it, or put a branch before the step");
  }

  private static void refuse(
      Fields fields, List<String> names, ProblemCode code, String why, String fix) {
    names.stream().filter(fields::has).forEach(name -> fields.wrongField(name, code, why, fix));
  }
}
