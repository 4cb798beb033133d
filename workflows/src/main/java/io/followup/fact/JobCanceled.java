package io.followup.fact;

import io.followup.subject.JobSubject;
import java.time.Instant;

/** The job was canceled. */
public record JobCanceled(Origin origin, JobSubject subject, Instant modifiedOn)
    implements JobFact {}
