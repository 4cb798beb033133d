package io.followup.fact;

import io.followup.subject.BookingSubject;
import java.time.Instant;
import java.util.Optional;

/**
 * The booking became a job.
 *
 * @param job its id, when it was told
 */
public record BookingConverted(
    Origin origin, BookingSubject subject, Optional<String> job, Instant modifiedOn)
    implements BookingFact {}
