package io.followup.worker;

import io.followup.feed.Feed;
import io.followup.feed.FeedMetrics;
import io.followup.feed.FeedPositions;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * {@code followup_feed_rows_total} by whether they were known, {@code
 * followup_feed_failures_total}, and {@code followup_feed_age_seconds}: how long ago a feed was
 * last read to its end, by whatever worker.
 */
final class CountedFeeds implements FeedMetrics {
  private final MeterRegistry meters;
  private final FeedPositions positions;
  private final Clock clock;
  private final Instant started;

  CountedFeeds(Tenants tenants, FeedPositions positions, MeterRegistry meters, Clock clock) {
    this.meters = meters;
    this.positions = positions;
    this.clock = clock;
    this.started = clock.instant();
    tenants
        .all()
        .forEach(
            (tenant, settings) ->
                settings
                    .feeds()
                    .wanted()
                    .forEach(
                        feed ->
                            Gauge.builder("followup.feed.age", () -> age(tenant, feed).toSeconds())
                                .baseUnit("seconds")
                                .tag("tenant", tenant.value())
                                .tag("feed", feed.code())
                                .register(meters)));
  }

  @Override
  public void taken(TenantId tenant, Feed feed, int rows, int added) {
    count(tenant, feed, "new", added);
    count(tenant, feed, "repeated", rows - added);
  }

  @Override
  public void failed(TenantId tenant, Feed feed) {
    meters
        .counter("followup.feed.failures", "tenant", tenant.value(), "feed", feed.code())
        .increment();
  }

  private void count(TenantId tenant, Feed feed, String what, int more) {
    meters
        .counter("followup.feed.rows", "tenant", tenant.value(), "feed", feed.code(), "row", what)
        .increment(more);
  }

  /** One that was never read is as old as this process. */
  private Duration age(TenantId tenant, Feed feed) {
    return Duration.between(positions.readAt(tenant, feed).orElse(started), clock.instant());
  }
}
