package io.followup.sending;

import io.followup.dispatch.DispatchSystem.Detail;
import io.followup.dispatch.Question;
import io.followup.dispatch.Reading;
import io.followup.guard.Standing;
import io.followup.marketing.MarketingSource;
import io.followup.marketing.MarketingSources;
import io.followup.sequence.Slots;
import io.followup.subject.JobSubject;
import java.util.HashMap;
import java.util.Map;

/**
 * What brought the customer of a job, as it was told with the booking or session that the job was
 * before. It goes before what the job names itself: offices lose it there.
 */
final class KeptSources {
  private final MarketingSources sources;

  KeptSources(MarketingSources sources) {
    this.sources = sources;
  }

  /** The same reading, with the source when it is asked for and known. */
  Reading added(Question question, Reading reading) {
    if (!question.wants(Detail.MARKETING_SOURCE)
        || !(question.subject() instanceof JobSubject job)
        || !(reading.standing() instanceof Standing.Open)) {
      return reading;
    }
    return sources
        .of(job)
        .map(
            kept ->
                new Reading(
                    reading.standing(), with(reading.values(), kept.source()), reading.party()))
        .orElse(reading);
  }

  private static Map<String, Object> with(Map<String, Object> values, MarketingSource source) {
    Map<String, Object> more = new HashMap<>(values);
    source.campaign().ifPresent(id -> more.put(Slots.JOB_CAMPAIGN, id));
    source.name().ifPresent(name -> more.put(Slots.JOB_SOURCE, name));
    return more;
  }
}
