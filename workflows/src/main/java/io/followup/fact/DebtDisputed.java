package io.followup.fact;

import io.followup.subject.DebtSubject;
import java.time.Instant;

/** The customer disputes the debt; a person takes over. */
public record DebtDisputed(Origin origin, DebtSubject subject, Instant modifiedOn)
    implements DebtFact {}
