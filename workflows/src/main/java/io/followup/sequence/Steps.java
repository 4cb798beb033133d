package io.followup.sequence;

import java.time.Duration;
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
  private static final List<String> FIELDS =
      List.of("id", "wait", "sms", "voice", "email", "otherwise");
  private static final Pattern STOP = Pattern.compile("\\bSTOP\\b");

  private final Problems problems;
  private final Messages messages;
  private final Timetable timetable = new Timetable();
  private final Map<String, Integer> lineOfId = new HashMap<>();
  private final List<Step> inOrder = new ArrayList<>();
  private boolean firstTextIsChecked;

  Steps(Fields root, Messages messages) {
    this.problems = root.problems();
    this.messages = messages;
    if (!root.isMeant("steps")) {
      root.wrong("steps", "it is missing", "add a step with id, wait and a message");
    }
    root.list("steps", "begin each step with '- id: name'")
        .ifPresent(
            list -> {
              List<Node> items = list.getValue();
              if (items.isEmpty()) {
                problems.at(
                    list, "steps", "there is no step", "add a step with id, wait and a message");
              }
              if (items.size() > MOST) {
                problems.at(
                    list, "steps", "there are " + items.size() + " steps", "write at most " + MOST);
              }
              for (int i = 0; i < items.size(); i++) {
                read(items.get(i), i + 1).ifPresent(inOrder::add);
              }
            });
  }

  List<Step> inOrder() {
    return List.copyOf(inOrder);
  }

  void checkExpiry(Duration expires) {
    timetable.checkExpiry(expires);
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
    Optional<Message> otherwise =
        fields.block("otherwise", "sms", "voice", "email").flatMap(messages::message);
    if (message.isPresent()
        && otherwise.isPresent()
        && message.get().over() == otherwise.get().over()) {
      problems.at(
          fields.key("otherwise"),
          fields.pathOf("otherwise"),
          "it goes the same way as the step itself, which is not possible then",
          "use another of sms, voice and email");
    }
    checkOptOutLine(fields, message, otherwise);
    return id.flatMap(
        named -> wait.flatMap(due -> message.map(sent -> new Step(named, due, sent, otherwise))));
  }

  private Optional<String> id(Text id) {
    Integer first = lineOfId.putIfAbsent(id.value(), Problems.line(id.node()));
    return first == null
        ? SequenceReader.name(id)
        : id.wrong("the step of line " + first + " has the same id", "give each step its own id");
  }

  /**
   * The first text that a person gets must say how to end them. An {@code otherwise} before it may
   * be the first as well.
   */
  private void checkOptOutLine(
      Fields fields, Optional<Message> message, Optional<Message> otherwise) {
    if (firstTextIsChecked) {
      return;
    }
    message.ifPresent(sent -> requireOptOutLine(fields.pathOf("sms"), fields.node("sms"), sent));
    otherwise.ifPresent(
        sent -> requireOptOutLine(fields.pathOf("otherwise.sms"), fields.node("otherwise"), sent));
    firstTextIsChecked = fields.has("sms");
  }

  private void requireOptOutLine(String path, Optional<Node> place, Message message) {
    if (message instanceof Message.Sms sms && !STOP.matcher(sms.text()).find()) {
      problems.at(
          place.orElseThrow(),
          path,
          "the first text does not say how to end texts",
          "add a line such as: Reply STOP to end texts.");
    }
  }
}
