package io.followup.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.tenant.TenantId;
import java.util.Optional;

/**
 * One reading of a feed up to its end.
 *
 * @param soFar set when the work goes on after continue-as-new
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FeedPoll(TenantId tenant, Feed feed, Optional<FeedTotals> soFar) {
  private static final String PREFIX = "feed/";

  public FeedPoll {
    soFar = soFar == null ? Optional.empty() : soFar;
  }

  public static FeedPoll of(TenantId tenant, Feed feed) {
    return new FeedPoll(tenant, feed, Optional.empty());
  }

  FeedPoll goingOn(FeedTotals totals) {
    return new FeedPoll(tenant, feed, Optional.of(totals));
  }

  /** Of the schedule, and with the time behind it of what it starts: {@code feed/acme/calls}. */
  public static String id(TenantId tenant, Feed feed) {
    return PREFIX + tenant + "/" + feed.code();
  }

  /** Whether a schedule is one of ours. */
  public static boolean isScheduleOfFeed(String scheduleId) {
    return scheduleId.startsWith(PREFIX);
  }
}
