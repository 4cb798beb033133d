package io.followup.fact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.followup.marketing.Attribution;
import io.followup.subject.JobSubject;
import java.time.Instant;

/**
 * It is known what brought the customer of a job that was made of a booking or an online session.
 */
public record JobAttributed(Origin origin, JobSubject subject, Attribution attribution)
    implements JobFact {
  private static final String SOURCE = "marketing-source";

  /** The same attribution told twice is one fact, whatever delivery it came with. */
  public static JobAttributed of(JobSubject job, Attribution attribution, Instant receivedAt) {
    String id =
        String.join(
            "/",
            "attributed",
            job.id(),
            attribution.through(),
            attribution.source().inWords(),
            attribution.modifiedOn().toString());
    return new JobAttributed(
        new Origin(id, job.tenant(), attribution.modifiedOn(), receivedAt, SOURCE),
        job,
        attribution);
  }

  @Override
  @JsonIgnore
  public Instant modifiedOn() {
    return attribution.modifiedOn();
  }
}
