package io.followup.feed;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Reads a feed of a tenant to its end; a schedule starts it again and again. */
@WorkflowInterface
public interface PollingFeed {
  @WorkflowMethod
  FeedTotals run(FeedPoll poll);
}
