package io.followup.fact;

import io.followup.subject.SessionSubject;
import java.time.Instant;

/** The person finished booking online after all. */
public record SessionCompleted(Origin origin, SessionSubject subject, Instant modifiedOn)
    implements SessionFact {}
