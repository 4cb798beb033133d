package io.followup.api.relay;

import io.followup.fact.Fact;
import io.followup.handover.Handover;
import java.util.List;
import java.util.Optional;

/**
 * How a delivery was understood.
 *
 * @param readAs internal event, for example {@code estimate.sold}; empty when even that is unclear
 * @param facts what it tells; empty when nothing comes of it
 * @param why one sentence when there are no facts; empty otherwise
 * @param alarming whether somebody should look at it: it was signed, but makes no sense
 * @param handover what a person of the office must take over
 */
public record Reading(
    Optional<String> readAs,
    List<Fact> facts,
    String why,
    boolean alarming,
    Optional<Handover> handover) {

  public static Reading facts(String readAs, List<Fact> facts) {
    return new Reading(Optional.of(readAs), List.copyOf(facts), "", false, Optional.empty());
  }

  /** Understood, but nothing is to be done. */
  public static Reading nothing(String readAs, String why) {
    return new Reading(Optional.of(readAs), List.of(), why, false, Optional.empty());
  }

  /** Signed by the right key, but it makes no sense. */
  public static Reading unreadable(Optional<String> readAs, String why) {
    return new Reading(readAs, List.of(), why, true, Optional.empty());
  }

  /** The same, and a person of the office takes over. */
  public Reading handing(Handover over) {
    return new Reading(readAs, facts, why, alarming, Optional.of(over));
  }
}
