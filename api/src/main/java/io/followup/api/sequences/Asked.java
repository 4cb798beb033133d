package io.followup.api.sequences;

import io.followup.api.problem.Problem;
import io.followup.version.PeopleInside;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads what is asked for, and refuses it in a sentence. */
final class Asked {
  private static final int LONGEST_NOTE = 500;

  private Asked() {}

  /** Why something is done; empty when nobody said. */
  static String note(String note) {
    String said = Optional.ofNullable(note).orElse("").strip().replaceAll("\\p{Cntrl}+", " ");
    if (said.length() > LONGEST_NOTE) {
      throw wrong(
          "note",
          "the note is longer than " + LONGEST_NOTE + " characters.",
          "Say in a sentence or two what changes and why.");
    }
    return said;
  }

  static PeopleInside policy(String policy) {
    return Optional.ofNullable(policy)
        .map(
            written ->
                PeopleInside.of(written)
                    .orElseThrow(
                        () ->
                            wrong(
                                "policy",
                                "the policy is none that we know.",
                                "Use finish-on-old, move or end.")))
        .orElse(PeopleInside.FINISH_ON_OLD);
  }

  static Map<String, String> steps(Map<String, String> steps, PeopleInside policy) {
    Map<String, String> renamed = Optional.ofNullable(steps).orElse(Map.of());
    if (renamed.values().stream().anyMatch(Objects::isNull)) {
      throw wrong("steps", "a new id is missing.", "Give each step its new id.");
    }
    if (!renamed.isEmpty() && policy != PeopleInside.MOVE) {
      throw wrong(
          "steps",
          "steps are named, but nobody is moved.",
          "Leave steps out, or use the policy move.");
    }
    return Map.copyOf(renamed);
  }

  static RuntimeException wrong(String field, String detail, String fix) {
    return Problem.of(400, "wrong-value", detail, fix).about(field).asException();
  }
}
