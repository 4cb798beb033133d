package io.followup.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a step may send a run on: to later steps only, so that every run comes to an end. */
final class Jumps {
  /** Ids in the order of the file; empty where a step has none. */
  private final List<String> ids;

  Jumps(List<String> ids) {
    this.ids = List.copyOf(ids);
  }

  /**
   * @param from index of the step that jumps
   */
  Optional<String> to(Text target, int from) {
    int index = ids.indexOf(target.value());
    List<String> later = new ArrayList<>(ids.subList(from + 1, ids.size()));
    later.removeIf(String::isBlank);
    if (index < 0) {
      return target.wrong(
          ProblemCode.UNKNOWN_STEP,
          "there is no step '" + target.value() + "'",
          later.isEmpty()
              ? "add a step of this name below"
              : Spelling.suggest(target.value(), later));
    }
    return index <= from
        ? target.wrong(
            ProblemCode.NOT_FORWARD,
            "step '" + target.value() + "' is not below this one; a run only goes forward",
            later.isEmpty() ? "move that step below" : "name one of: " + String.join(", ", later))
        : Optional.of(target.value());
  }

  int size() {
    return ids.size();
  }

  int index(String id) {
    return ids.indexOf(id);
  }
}
