package io.followup.touch;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.followup.run.Outcome;
import java.time.Duration;
import java.time.Instant;

/** What became of a touch, with one sentence of why. Never holds personal data. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TouchResult.Sent.class, name = "sent"),
  @JsonSubTypes.Type(value = TouchResult.Calling.class, name = "calling"),
  @JsonSubTypes.Type(value = TouchResult.Unknown.class, name = "unknown"),
  @JsonSubTypes.Type(value = TouchResult.Rejected.class, name = "rejected"),
  @JsonSubTypes.Type(value = TouchResult.Tasked.class, name = "tasked"),
  @JsonSubTypes.Type(value = TouchResult.Branched.class, name = "branched"),
  @JsonSubTypes.Type(value = TouchResult.Deferred.class, name = "deferred"),
  @JsonSubTypes.Type(value = TouchResult.Skipped.class, name = "skipped"),
  @JsonSubTypes.Type(value = TouchResult.Stopped.class, name = "stopped"),
  @JsonSubTypes.Type(value = TouchResult.Held.class, name = "held")
})
public sealed interface TouchResult {
  /** One sentence that an admin can read. */
  String why();

  /** The provider took it. {@code attempt} is the ledger's key, {@code at} business time. */
  record Sent(Channel channel, String attempt, String providerId, Instant at, String why)
      implements TouchResult {}

  /**
   * A call was placed; how it ends is told to the run by a fact.
   *
   * @param callBackAfter the tenant's pause before a call that the person asks for
   * @param retryAfter the tenant's pause before a call that was not answered is made again
   */
  record Calling(
      String attempt,
      String providerId,
      Instant at,
      Duration callBackAfter,
      Duration retryAfter,
      String why)
      implements TouchResult {}

  /** It may have gone out or not; it is never posted again. */
  record Unknown(Channel channel, String attempt, Instant at, String why) implements TouchResult {}

  /** The provider refused it for good. */
  record Rejected(Channel channel, String attempt, String code, Instant at, String why)
      implements TouchResult {}

  /** The office has a task. {@code at} is business time. */
  record Tasked(Instant at, String why) implements TouchResult {}

  /**
   * The run goes on at another step.
   *
   * @param to id of a later step, or of the step itself when its conditions hold and the run does
   *     the rest: stops, or waits for a fact
   */
  record Branched(String to, String why) implements TouchResult {}

  /** Not now; try again at {@code until} (business time). */
  record Deferred(Instant until, String guard, String why) implements TouchResult {}

  /** This step will not be sent; the sequence goes on. */
  record Skipped(String guard, String why) implements TouchResult {}

  /** The run is over. */
  record Stopped(Outcome outcome, String guard, String why) implements TouchResult {}

  /** A person must look before anything more is sent. */
  record Held(String guard, String why) implements TouchResult {}
}
