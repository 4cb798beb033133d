package io.followup.sequence;

import io.followup.sequence.Sequence.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the steps of one file. */
final class Steps {
  private static final int MOST = 50;
  private static final int MOST_RETRIES = 2;
  private static final List<String> FIELDS =
      List.of("id", "wait", "sms", "voice", "email", "otherwise", "retry", "unanswered");
  private static final Pattern STOP = Pattern.compile("\\bSTOP\\b");

  private final Problems problems;
  private final Messages messages;
  private final Timetable timetable = new Timetable();
  private final Map<String, Integer> lineOfId = new HashMap<>();
  private final List<Step> inOrder = new ArrayList<>();
  private List<Node> items = List.of();
  private Optional<Fields> firstCall = Optional.empty();
  private boolean sendsEmail;
  private boolean firstTextIsChecked;

  Steps(Fields root, Messages messages) {
    this.problems = root.problems();
    this.messages = messages;
    if (!root.isMeant("steps")) {
      root.missing("steps", "add a step with id, wait and a message");
    }
    root.list("steps", "begin each step with '- id: name'")
        .ifPresent(
            list -> {
              items = list.getValue();
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
              for (int i = 0; i < items.size(); i++) {
                read(items.get(i), i + 1).ifPresent(inOrder::add);
              }
            });
    checkFallback();
  }

  List<Step> inOrder() {
    return List.copyOf(inOrder);
  }

  void checkLimits(Limits limits) {
    timetable.checkExpiry(limits.expires());
    for (int i = limits.maxTouches(); i < items.size(); i++) {
      problems.at(
          items.get(i),
          path(items.get(i), i + 1),
          ProblemCode.UNREACHABLE_STEP,
          "it is step "
              + (i + 1)
              + ", and limits.max-touches ends a run after "
              + limits.maxTouches()
              + ": it is sent only when a step before it could not be",
          "raise limits.max-touches, or delete the step");
    }
  }

  /** Whoever has no phone number can be reached by e-mail only. */
  private void checkFallback() {
    firstCall
        .filter(call -> !sendsEmail)
        .ifPresent(
            call ->
                problems.at(
                    call.key("voice"),
                    call.pathOf("voice"),
                    ProblemCode.NO_FALLBACK,
                    "no step sends an e-mail, so a customer without a phone number gets nothing",
                    "add otherwise: { email: name } to the step, and the e-mail under emails"));
  }

  private Optional<Step> read(Node node, int number) {
    return Fields.of(node, path(node, number), problems, FIELDS).flatMap(this::step);
  }

  /** By id where there is one, else by number from 1. */
  private static String path(Node node, int number) {
    String named =
        node instanceof MappingNode step
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
    return "steps[" + (named.isBlank() ? "#" + number : named) + "]";
  }

  /** May lack a part that has a problem: then the whole file is refused. */
  private Optional<Step> step(Fields fields) {
    Optional<String> id =
        fields.required("id", "give the step a name such as first-text").flatMap(this::id);
    Optional<Wait> wait =
        fields.required("wait", "say when the step is due, such as 24h").flatMap(timetable::next);
    Optional<Message> message = messages.message(fields);
    Optional<Fields> instead = fields.block("otherwise", "sms", "voice", "email");
    Optional<Message> otherwise = instead.flatMap(messages::message);
    firstCall = firstCall.or(() -> Optional.of(fields).filter(step -> step.has("voice")));
    sendsEmail |= fields.isMeant("email") || instead.filter(i -> i.isMeant("email")).isPresent();
    if (message.isPresent()
        && otherwise.isPresent()
        && message.get().over() == otherwise.get().over()) {
      problems.at(
          fields.key("otherwise"),
          fields.pathOf("otherwise"),
          ProblemCode.OTHERWISE_SAME_WAY,
          "it goes the same way as the step itself, which is not possible then",
          "use another of sms, voice and email");
    }
    int retry =
        fields
            .text("retry")
            .flatMap(text -> SequenceReader.number(text, 0, MOST_RETRIES))
            .orElse(0);
    Optional<Fields> afterwards = fields.block("unanswered", "sms", "email");
    Optional<Message> unanswered = afterwards.flatMap(messages::message);
    checkCallOnly(fields, "retry");
    checkCallOnly(fields, "unanswered");
    checkOptOutLine(fields, message, otherwise, unanswered);
    return id.flatMap(
        named ->
            wait.flatMap(
                due ->
                    message.map(sent -> new Step(named, due, sent, otherwise, retry, unanswered))));
  }

  /** Only a call can be busy or go unanswered. */
  private void checkCallOnly(Fields fields, String field) {
    if (fields.has(field) && !fields.isMeant("voice")) {
      problems.at(
          fields.key(field),
          fields.pathOf(field),
          ProblemCode.NOT_A_CALL,
          "the step is no call, so nobody can leave it unanswered",
          "delete it, or move it to a step with voice");
    }
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

  /**
   * The first text that a person gets must say how to end them. An {@code otherwise} before it may
   * be the first as well.
   */
  private void checkOptOutLine(
      Fields fields,
      Optional<Message> message,
      Optional<Message> otherwise,
      Optional<Message> unanswered) {
    if (firstTextIsChecked) {
      return;
    }
    message.ifPresent(sent -> requireOptOutLine(fields.pathOf("sms"), fields.node("sms"), sent));
    otherwise.ifPresent(
        sent -> requireOptOutLine(fields.pathOf("otherwise.sms"), fields.node("otherwise"), sent));
    unanswered.ifPresent(
        sent ->
            requireOptOutLine(fields.pathOf("unanswered.sms"), fields.node("unanswered"), sent));
    firstTextIsChecked = fields.has("sms");
  }

  private void requireOptOutLine(String path, Optional<Node> place, Message message) {
    if (message instanceof Message.Sms sms && !STOP.matcher(sms.text()).find()) {
      problems.at(
          place.orElseThrow(),
          path,
          ProblemCode.NO_OPT_OUT_LINE,
          "the first text does not say how to end texts",
          "add a line such as: Reply STOP to end texts.");
    }
  }
}
