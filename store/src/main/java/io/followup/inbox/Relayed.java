package io.followup.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the relay made of a claimed delivery. */
public sealed interface Relayed {
  Claimed claimed();

  /**
   * Nothing more will be done with it.
   *
   * @param readAs for example {@code estimate.sold}
   * @param factsJson array of facts
   * @param runs workflow ids that were told
   * @param reason what the relay did, or why nothing came of it, in one sentence
   * @param error set for {@link DeliveryState#PARKED}
   */
  record Done(
      Claimed claimed,
      DeliveryState state,
      Optional<String> readAs,
      String factsJson,
      Optional<FirstFact> firstFact,
      List<String> runs,
      String reason,
      Optional<String> error)
      implements Relayed {}

  /**
   * What later deliveries are compared with.
   *
   * @param subject workflow id of the run that the fact is about
   * @param modifiedOn of the resource, by the dispatch system's clock
   */
  record FirstFact(
      String name,
      Optional<String> subject,
      Optional<String> resource,
      Optional<Instant> modifiedOn) {}

  /** Failed; to be tried again after a while. Counts as an attempt. */
  record Later(Claimed claimed, Duration pause, String error) implements Relayed {}

  /** Given back untouched: Temporal was away. Counts as nothing. */
  record GivenBack(Claimed claimed, String error) implements Relayed {}
}
