package io.followup.fact;

import io.followup.subject.EstimateId;
import io.followup.subject.EstimateSubject;
import java.time.Instant;

/** The customer bought this estimate. */
public record EstimateSold(
    Origin origin, EstimateSubject subject, EstimateId estimate, Instant modifiedOn)
    implements EstimateFact {}
