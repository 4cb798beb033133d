package io.followup.sequence;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The fields of one block of a sequence file; notes problems with path and place. */
final class Fields {
  private final Node node;
  private final String path;
  private final Problems problems;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();

  /** Known fields that the author misspelt. */
  private final Set<String> meant = new HashSet<>();

  private Fields(Node node, String path, Problems problems) {
    this.node = node;
    this.path = path;
    this.problems = problems;
  }

  /** A block in which only {@code known} fields may stand. */
  static Optional<Fields> of(Node node, String path, Problems problems, List<String> known) {
    Optional<Fields> fields = open(node, path, problems);
    fields.ifPresent(block -> block.reportUnknown(known));
    return fields;
  }

  /** A block whose fields are named by its author. */
  static Optional<Fields> open(Node node, String path, Problems problems) {
    if (!(node instanceof MappingNode mapping)) {
      problems.at(
          node,
          path.isEmpty() ? "file" : path,
          ProblemCode.WRONG_TYPE,
          "fields are expected here, written as 'name: value'",
          "docs/sequences.md shows the form");
      return Optional.empty();
    }
    Fields fields = new Fields(node, path, problems);
    mapping.getValue().forEach(fields::add);
    return Optional.of(fields);
  }

  private void add(NodeTuple field) {
    Node key = field.getKeyNode();
    if (!(key instanceof ScalarNode name)) {
      problems.at(
          key,
          path.isEmpty() ? "file" : path,
          ProblemCode.WRONG_TYPE,
          "a field's name must be one word",
          "put a text that begins with '{' or '[' in quotes");
      return;
    }
    Node first = keys.putIfAbsent(name.getValue(), key);
    if (first != null) {
      problems.at(
          key,
          pathOf(name.getValue()),
          ProblemCode.DUPLICATE_FIELD,
          "it stands here a second time; the first is on line " + Problems.line(first),
          "keep one of the two");
      return;
    }
    values.put(name.getValue(), field.getValueNode());
  }

  private void reportUnknown(List<String> known) {
    keys.forEach(
        (name, key) -> {
          if (!known.contains(name)) {
            problems.at(
                key,
                pathOf(name),
                ProblemCode.UNKNOWN_FIELD,
                "this field is not known",
                Spelling.suggest(name, known));
            Spelling.nearest(name, known).ifPresent(meant::add);
          }
        });
  }

  String pathOf(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  boolean has(String field) {
    return values.containsKey(field);
  }

  Set<String> names() {
    return values.keySet();
  }

  Optional<Node> node(String field) {
    return Optional.ofNullable(values.get(field));
  }

  /** Whether it is there, or was meant to be. */
  boolean isMeant(String field) {
    return has(field) || meant.contains(field);
  }

  /** Where the field's name stands. */
  Node key(String field) {
    return keys.get(field);
  }

  /** Line of the field's name, counted from 1. */
  int lineOf(String field) {
    return Problems.line(key(field));
  }

  /** The text of a field that may be left out; a problem when it is there but no text. */
  Optional<Text> text(String field) {
    return node(field).flatMap(value -> textOf(value, pathOf(field)));
  }

  /** The text of a field that must be there. */
  Optional<Text> required(String field, String fix) {
    if (!isMeant(field)) {
      missing(field, fix);
    }
    return text(field);
  }

  /** A block inside this one that may be left out. */
  Optional<Fields> block(String field, String... known) {
    return node(field).flatMap(value -> of(value, pathOf(field), problems, List.of(known)));
  }

  /** A list that may be left out. */
  Optional<SequenceNode> list(String field, String fix) {
    Node value = values.get(field);
    if (value instanceof SequenceNode list) {
      return Optional.of(list);
    }
    if (value != null) {
      problems.at(value, pathOf(field), ProblemCode.WRONG_TYPE, "a list is expected here", fix);
    }
    return Optional.empty();
  }

  /** Notes that a field is missing, at the head of this block. */
  void missing(String field, String fix) {
    wrong(field, ProblemCode.MISSING_FIELD, "it is missing", fix);
  }

  /** Notes a problem at the head of this block. */
  void wrong(String field, ProblemCode code, String what, String fix) {
    problems.at(node, pathOf(field), code, what, fix);
  }

  /** Notes a problem of this block as a whole. */
  void wrongHere(ProblemCode code, String what, String fix) {
    problems.at(node, path, code, what, fix);
  }

  /** Notes a problem of a field that is there. */
  void wrongField(String field, ProblemCode code, String what, String fix) {
    problems.at(key(field), pathOf(field), code, what, fix);
  }

  Problems problems() {
    return problems;
  }

  /** Reads a single text. */
  Optional<Text> textOf(Node value, String field) {
    if (!(value instanceof ScalarNode scalar)) {
      problems.at(
          value,
          field,
          ProblemCode.WRONG_TYPE,
          "a text is expected here",
          "write one value, not a list or block");
      return Optional.empty();
    }
    Text text = new Text(scalar.getValue(), scalar, field, problems);
    return text.value().isBlank()
        ? text.wrong(
            ProblemCode.EMPTY_FIELD, "it is empty", "give it a value, or leave the field out")
        : Optional.of(text);
  }
}
