package io.followup.moving;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far the work on the runs inside has come.
 *
 * @param rounds how often all runs were gone through; runs that began while the version changed are
 *     found by the last round
 * @param page where the list of runs goes on; empty at the beginning of a round
 * @param done runs that did as they were asked
 * @param later runs that will, as soon as the message that is on its way has gone out
 * @param refused runs that could not, by the reason that they gave
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record MovingProgress(
    int rounds, Optional<String> page, int done, int later, Map<String, Integer> refused) {
  /** Reasons are few; more than these are counted together. */
  private static final int REASONS_KEPT = 20;

  private static final String OTHER = "Other reasons.";

  public MovingProgress {
    page = page == null ? Optional.empty() : page;
    refused = Map.copyOf(refused);
  }

  static MovingProgress none() {
    return new MovingProgress(0, Optional.empty(), 0, 0, Map.of());
  }

  /** Runs that were refused before are asked again by a new round, and counted by it. */
  MovingProgress with(MovedPage moved) {
    boolean newRound = page.isEmpty();
    Map<String, Integer> reasons = new TreeMap<>(newRound ? Map.of() : refused);
    moved
        .refused()
        .forEach(
            (why, count) ->
                reasons.merge(
                    reasons.containsKey(why) || reasons.size() < REASONS_KEPT ? why : OTHER,
                    count,
                    Integer::sum));
    return new MovingProgress(
        moved.next().isPresent() ? rounds : rounds + 1,
        moved.next(),
        done + moved.done(),
        (newRound ? 0 : later) + moved.later(),
        reasons);
  }

  @JsonIgnore
  int left() {
    return later + refusals();
  }

  @JsonIgnore
  int refusals() {
    return refused.values().stream().mapToInt(Integer::intValue).sum();
  }
}
