package io.followup.feed;

/**
 * What a reading brought.
 *
 * @param rows that the feed told
 * @param added of them were not known before
 */
public record FeedTotals(long rows, long added) {
  static FeedTotals none() {
    return new FeedTotals(0, 0);
  }

  FeedTotals with(Stretch stretch) {
    return new FeedTotals(rows + stretch.rows(), added + stretch.added());
  }
}
