package io.followup.fact;

import io.followup.subject.EstimateId;
import io.followup.subject.EstimateSubject;
import java.time.Instant;

/** This estimate is off the table: dismissed or made inactive. */
public record EstimateDismissed(
    Origin origin, EstimateSubject subject, EstimateId estimate, Instant modifiedOn)
    implements EstimateFact {}
