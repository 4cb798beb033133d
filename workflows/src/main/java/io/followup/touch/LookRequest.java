package io.followup.touch;

import io.followup.calendar.BusinessClock;
import io.followup.subject.CustomerId;
import io.followup.subject.Subject;

/**
 * Asks whether anything is left to follow up.
 *
 * @param clock the run's business clock
 * @param why one sentence
 */
public record LookRequest(Subject subject, CustomerId customer, BusinessClock clock, String why) {}
