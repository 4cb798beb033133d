package io.followup.sequence;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The scripts or e-mails of a file by name. A name counts as known even when what it stands for has
 * a problem, so that one mistake is told once.
 */
final class Named {
  /** What they are, by the field in which they stand. */
  enum Kind {
    SCRIPTS("scripts", ProblemCode.UNKNOWN_SCRIPT, ProblemCode.UNUSED_SCRIPT),
    EMAILS("emails", ProblemCode.UNKNOWN_EMAIL, ProblemCode.UNUSED_EMAIL);

    private final String field;
    private final ProblemCode unknown;
    private final ProblemCode unused;

    Kind(String field, ProblemCode unknown, ProblemCode unused) {
      this.field = field;
      this.unknown = unknown;
      this.unused = unused;
    }
  }

  private final Kind kind;
  private final Optional<Fields> block;
  private final Map<String, Optional<Message>> byName = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();

  /** Reads what stands under one name. */
  interface Reader {
    Optional<Message> read(String name, Fields fields);
  }

  /**
   * @param fields what each may hold
   */
  Named(Kind kind, Fields root, Reader reader, String... fields) {
    this.kind = kind;
    this.block =
        root.node(kind.field).flatMap(node -> Fields.open(node, kind.field, root.problems()));
    block.ifPresent(
        all ->
            all.names()
                .forEach(
                    name ->
                        byName.put(
                            name,
                            all.block(name, fields).flatMap(found -> reader.read(name, found)))));
  }

  /** The message that a step names. */
  Optional<Message> use(Text name) {
    if (byName.containsKey(name.value())) {
      used.add(name.value());
      return byName.get(name.value());
    }
    // The one that was meant is used.
    Spelling.nearest(name.value(), byName.keySet()).ifPresent(used::add);
    return name.wrong(
        kind.unknown,
        "'" + name.value() + "' is not under " + kind.field,
        Spelling.suggest(name.value(), byName.keySet()));
  }

  void reportUnused() {
    block.ifPresent(
        all ->
            byName.keySet().stream()
                .filter(name -> !used.contains(name))
                .forEach(
                    name ->
                        all.problems()
                            .at(
                                all.key(name),
                                all.pathOf(name),
                                kind.unused,
                                "no step uses it",
                                "name it in a step, or delete it")));
  }
}
