package io.followup.feed;

import java.util.List;

/**
 * One page of a feed.
 *
 * @param next token with which it goes on
 * @param hasMore whether more can be read at once
 */
public record FeedPage(List<FeedRow> rows, String next, boolean hasMore) {
  public FeedPage {
    rows = List.copyOf(rows);
  }
}
