package io.followup.fact;

import io.followup.subject.BookingSubject;
import java.time.Instant;

/** The office accepted the booking. */
public record BookingAccepted(Origin origin, BookingSubject subject, Instant modifiedOn)
    implements BookingFact {}
