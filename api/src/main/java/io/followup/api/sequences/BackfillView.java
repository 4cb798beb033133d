package io.followup.api.sequences;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.backfill.Backfill;
import io.followup.backfill.BackfillProgress;
import io.followup.backfill.LeftOut;
import io.followup.version.SequenceBackfills.Asked;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A backfill as the API shows it. What there is not is left out.
 *
 * @param state waiting (Temporal does not know of it yet), running, paused, done, stopped, failed
 *     or unknown (Temporal does not answer)
 * @param note why it waits or ended, one sentence
 * @param run workflow id, to be looked at in the Temporal UI
 * @param looked how many objects were looked at
 * @param entered how many entered
 * @param leftOut how many did not, by the reason
 * @param nextAt not before do the next ones enter
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BackfillView(
    long id,
    String sequence,
    int youngerThanDays,
    int perHour,
    int perDay,
    String by,
    Instant askedAt,
    String state,
    String note,
    String run,
    Integer looked,
    Integer entered,
    Map<String, Integer> leftOut,
    Instant nextAt) {

  static BackfillView of(Asked asked, String state) {
    Backfill backfill = asked.backfill();
    return new BackfillView(
        backfill.id(),
        backfill.sequence(),
        backfill.days(),
        backfill.ramp().perHour(),
        backfill.ramp().perDay(),
        backfill.asked(),
        asked.askedAt(),
        state,
        null,
        backfill.workflowId(),
        null,
        null,
        null,
        null);
  }

  static BackfillView of(Asked asked, BackfillProgress progress) {
    BackfillView known = of(asked, progress.state().toString());
    return new BackfillView(
        known.id,
        known.sequence,
        known.youngerThanDays,
        known.perHour,
        known.perDay,
        known.by,
        known.askedAt,
        known.state,
        progress.note().orElse(null),
        known.run,
        progress.looked(),
        progress.entered(),
        counts(progress.leftOut()),
        progress.state() == BackfillProgress.State.RUNNING ? progress.nextAt() : null);
  }

  static Map<String, Integer> counts(Map<LeftOut, Integer> leftOut) {
    Map<String, Integer> counts = new TreeMap<>();
    leftOut.forEach((why, count) -> counts.put(why.toString(), count));
    return counts;
  }
}
