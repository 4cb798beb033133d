package io.followup.sequence;

import java.util.Optional;

/**
 * A step as far as it could be read.
 *
 * @param id blank when it has none that can be used
 * @param time where the file says when it is due
 */
record Draft(
    Fields fields,
    String id,
    Optional<Text> time,
    Optional<Wait> due,
    Optional<Act> act,
    Optional<Step> step) {

  boolean sends() {
    return Messages.KINDS.stream().anyMatch(fields::isMeant);
  }

  /** Whether it is certain to be taken when a run comes to it. */
  boolean isForEverybody() {
    return !fields.has("if") && !fields.has("arm");
  }
}
