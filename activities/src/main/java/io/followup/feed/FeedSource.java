package io.followup.feed;

/** The feeds of one tenant's dispatch system. */
public interface FeedSource {

  /**
   * One page.
   *
   * @throws io.followup.dispatch.DispatchUnavailable when it cannot be read now
   * @throws io.followup.dispatch.DispatchRefused when a person must change something first, or the
   *     token is not understood any more
   */
  FeedPage read(Feed feed, FeedStart start);
}
