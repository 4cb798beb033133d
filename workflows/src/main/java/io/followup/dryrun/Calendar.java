package io.followup.dryrun;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.followup.run.Ending;
import io.followup.sequence.Wording;
import io.followup.subject.CustomerId;
import io.followup.touch.Channel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What a sequence would do about one object. Ids only, no personal data.
 *
 * @param id workflow id of the run that the object has, or would have
 * @param amount money at stake when it begins; zero when there is none or it is not known
 * @param createdOn from where the sequence counts its hours
 * @param entries in the order of time; empty when no run would start
 */
public record Calendar(
    String id,
    CustomerId customer,
    BigDecimal amount,
    Instant createdOn,
    List<Entry> entries,
    Fate fate) {

  /**
   * What happens to a step at one moment.
   *
   * @param local the same moment by the clock that the customer is taken to have
   * @param act what the step does, in words
   * @param channel of a step that sends
   * @param until when it is tried again, of a step that is deferred
   * @param why one sentence
   * @param wording of a message that is sent; what is not on record stands as {@code [slot]}
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Entry(
      Instant at,
      ZonedDateTime local,
      String step,
      String act,
      Optional<Channel> channel,
      What what,
      Optional<Instant> until,
      String why,
      Optional<Wording> wording) {}

  /** What happens to a step. */
  public enum What {
    SENT,
    /** The office is given a task. */
    TASKED,
    /** The run goes on at another step. */
    BRANCHED,
    DEFERRED,
    SKIPPED,
    /** Waits for a person. */
    HELD,
    /** The run ends while this step is the next one. */
    ENDED
  }

  /** What becomes of the object. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Fate.NotEnrolled.class, name = "not-enrolled"),
    @JsonSubTypes.Type(value = Fate.Ended.class, name = "ended")
  })
  public sealed interface Fate {
    /**
     * @param rule which rule speaks against it: {@code enroll}, {@code holdout}, {@code overtaken}
     * @param why one sentence
     */
    record NotEnrolled(String rule, String why) implements Fate {}

    record Ended(Ending ending) implements Fate {}
  }
}
