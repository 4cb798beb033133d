package io.followup.fact;

import io.followup.subject.DebtSubject;
import java.time.Instant;

/**
 * The customer promised to pay.
 *
 * @param by until when nothing is sent
 */
public record PaymentPromised(Origin origin, DebtSubject subject, Instant by, Instant modifiedOn)
    implements DebtFact {}
