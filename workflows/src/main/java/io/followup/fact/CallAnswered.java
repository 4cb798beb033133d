package io.followup.fact;

import io.followup.subject.CallSubject;
import java.time.Instant;

/** The person who had called was spoken to. */
public record CallAnswered(Origin origin, CallSubject subject, Instant modifiedOn)
    implements MissedCallFact {}
