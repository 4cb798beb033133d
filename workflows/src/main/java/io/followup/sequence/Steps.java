package io.followup.sequence;

import io.followup.sequence.Sequence.Limits;
import io.followup.sequence.Sequence.Trigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the steps of one file. */
final class Steps {
  private static final int MOST = 50;
  private static final Pattern STOP = Pattern.compile("\\bSTOP\\b");

  private final Trigger trigger;
  private final Surroundings surroundings;
  private final Problems problems;
  private final StepReader reader;
  private final Map<String, Integer> lineOfId = new HashMap<>();
  private final List<Draft> drafts = new ArrayList<>();
  private final Jumps jumps;

  Steps(
      Fields root,
      Trigger trigger,
      Messages messages,
      Map<String, Arm> arms,
      Surroundings surroundings) {
    this.trigger = trigger;
    this.surroundings = surroundings;
    this.problems = root.problems();
    if (!root.isMeant("steps")) {
      root.missing("steps", "add a step with id, wait and a message");
    }
    List<Node> items =
        root.list("steps", "begin each step with '- id: name'")
            .map(this::counted)
            .orElse(List.of());
    this.jumps = new Jumps(items.stream().map(Steps::id).toList());
    this.reader = new StepReader(trigger, messages, jumps, arms, surroundings);
    for (int i = 0; i < items.size(); i++) {
      read(items.get(i), i);
    }
    checkFallback();
  }

  private List<Node> counted(SequenceNode list) {
    List<Node> items = list.getValue();
    if (items.isEmpty()) {
      problems.at(
          list,
          "steps",
          ProblemCode.NO_STEP,
          "there is no step",
          "add a step with id, wait and a message");
    }
    if (items.size() > MOST) {
      problems.at(
          list,
          "steps",
          ProblemCode.TOO_MANY_STEPS,
          "there are " + items.size() + " steps",
          "write at most " + MOST);
    }
    return items;
  }

  private void read(Node node, int index) {
    String path = "steps[" + (id(node).isBlank() ? "#" + (index + 1) : id(node)) + "]";
    Optional<Fields> fields = Fields.of(node, path, problems, StepReader.FIELDS);
    fields.ifPresent(
        step -> {
          String id =
              step.required("id", "give the step a name such as first-text")
                  .flatMap(this::id)
                  .orElse("");
          drafts.add(reader.read(step, index, id));
        });
  }

  private static String id(Node node) {
    return node instanceof MappingNode step
        ? step.getValue().stream()
            .filter(
                field ->
                    field.getKeyNode() instanceof ScalarNode key && key.getValue().equals("id"))
            .map(field -> field.getValueNode())
            .filter(ScalarNode.class::isInstance)
            .map(value -> ((ScalarNode) value).getValue())
            .findFirst()
            .orElse("")
        : "";
  }

  private Optional<String> id(Text id) {
    Integer first = lineOfId.putIfAbsent(id.value(), Problems.line(id.node()));
    return first == null
        ? SequenceReader.name(id)
        : id.wrong(
            ProblemCode.DUPLICATE_STEP,
            "the step of line " + first + " has the same id",
            "give each step its own id");
  }

  /** Those that could be read. */
  List<Step> inOrder() {
    return drafts.stream().flatMap(draft -> draft.step().stream()).toList();
  }

  boolean differByArm() {
    return drafts.stream().anyMatch(draft -> draft.fields().has("arm"));
  }

  /** Looks at all steps together. */
  void check(Limits limits) {
    if (drafts.size() < jumps.size()) {
      // One is no block of fields at all: which way leads where cannot be told.
      return;
    }
    Course course = new Course(drafts, jumps);
    course.check(limits);
    surroundings.validity(trigger).ifPresent(course::checkValidity);
    for (int i = 0; i < drafts.size(); i++) {
      if (trigger == Trigger.INVOICE) {
        checkOptOutLine(drafts.get(i), "a text about money owed does not say how to end texts");
      } else if (!course.hasTextedBefore(i)) {
        checkOptOutLine(drafts.get(i), "the first text does not say how to end texts");
      }
    }
  }

  /** Whoever has no phone number can be reached by e-mail only. */
  private void checkFallback() {
    boolean sendsEmail =
        drafts.stream()
            .map(Draft::fields)
            .anyMatch(
                step ->
                    step.isMeant("email")
                        || step.node("otherwise").filter(Steps::namesEmail).isPresent());
    if (sendsEmail) {
      return;
    }
    drafts.stream()
        .map(Draft::fields)
        .filter(step -> step.has("voice"))
        .findFirst()
        .ifPresent(
            call ->
                call.wrongField(
                    "voice",
                    ProblemCode.NO_FALLBACK,
                    "no step sends an e-mail, so a customer without a phone number gets nothing",
                    "add otherwise: { email: name } to the step, and the e-mail under emails"));
  }

  private static boolean namesEmail(Node otherwise) {
    return otherwise instanceof MappingNode block
        && block.getValue().stream()
            .anyMatch(
                field ->
                    field.getKeyNode() instanceof ScalarNode key
                        && Spelling.nearest(key.getValue(), List.of("email")).isPresent());
  }

  /** The first text that a person gets must say how to end them, whichever of the step's it is. */
  private static void checkOptOutLine(Draft draft, String what) {
    Fields fields = draft.fields();
    if (draft.act().isPresent() && draft.act().get() instanceof Act.Send send) {
      requireOptOutLine(fields, "sms", Optional.of(send.message()), what);
      requireOptOutLine(fields, "otherwise", send.otherwise(), what);
      requireOptOutLine(fields, "unanswered", send.unanswered(), what);
    }
  }

  private static void requireOptOutLine(
      Fields fields, String field, Optional<Message> message, String what) {
    if (message.isPresent()
        && message.get() instanceof Message.Sms sms
        && !STOP.matcher(sms.text()).find()) {
      fields
          .problems()
          .at(
              fields.node(field).orElseThrow(),
              fields.pathOf(field.equals("sms") ? field : field + ".sms"),
              ProblemCode.NO_OPT_OUT_LINE,
              what,
              "add a line such as: Reply STOP to end texts.");
    }
  }
}
