package io.followup.feed;

import io.temporal.workflow.Workflow;

/** Stretch by stretch. Where the feed goes on stands in the database, not here. */
public final class PollingFeedRun implements PollingFeed {
  private final TakingInFeed feeds =
      Workflow.newActivityStub(TakingInFeed.class, PollingOptions.ofOneStretch());

  @Override
  public FeedTotals run(FeedPoll poll) {
    FeedTotals totals = poll.soFar().orElseGet(FeedTotals::none);
    while (true) {
      Stretch stretch = feeds.takeIn(poll.tenant(), poll.feed());
      totals = totals.with(stretch);
      Workflow.setCurrentDetails(
          "**%d rows of the feed of %s, %d of them new.**"
              .formatted(totals.rows(), poll.feed().code(), totals.added()));
      if (!stretch.goesOn()) {
        return totals;
      }
      if (Workflow.getInfo().isContinueAsNewSuggested()) {
        Workflow.newContinueAsNewStub(PollingFeed.class).run(poll.goingOn(totals));
      }
    }
  }
}
