package io.followup.sequence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A published definition of what is sent when. Immutable; a run carries the one it started with by
 * value. The file form is described in {@code docs/sequences.md}.
 *
 * @param hash SHA-256 of the file's text, first 12 hex digits
 * @param enroll CEL condition over the trigger's facts; absent = always
 * @param exits facts that end the run besides those that always do
 * @param holdoutPercent share of customers that get nothing, 0 to 100
 */
public record Sequence(
    String name,
    int version,
    String hash,
    Trigger trigger,
    Optional<String> enroll,
    List<Step> steps,
    Set<Exit> exits,
    Limits limits,
    int holdoutPercent) {

  /** What kind of subject starts a sequence. */
  public enum Trigger {
    ESTIMATE
  }

  /** A fact that ends the run. Sold and dismissed always do. */
  public enum Exit {
    ESTIMATE_SOLD,
    ESTIMATE_DISMISSED,
    CUSTOMER_REPLIED
  }

  /**
   * @param maxTouches how many messages one run may send at most
   * @param expires how long after the trigger a run may live
   */
  public record Limits(int maxTouches, Duration expires) {}

  /**
   * @throws java.util.NoSuchElementException when there is no step of this id
   */
  public Step step(String id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst().orElseThrow();
  }

  /** For example {@code unsold-estimate@1}. */
  public String label() {
    return name + "@" + version;
  }
}
