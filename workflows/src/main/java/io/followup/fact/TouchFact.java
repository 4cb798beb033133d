package io.followup.fact;

import io.followup.subject.CustomerId;

/**
 * Something that came of a message or call of ours. Told to the run that sent it and to no other.
 */
public sealed interface TouchFact extends Fact permits EstimateViewed, BookingPageViewed, CallFact {
  CustomerId customer();

  /** The run that made the touch. */
  String workflowId();

  /** The step that it belongs to. */
  String step();
}
