package io.followup.feed;

import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.inbox.Bell;
import io.followup.inbox.Inbox;
import io.followup.inbox.NewDelivery;
import io.followup.reading.servicetitan.Delivered;
import io.followup.reading.servicetitan.Sorting;
import io.followup.reading.servicetitan.Source;
import io.followup.tenant.Feeds;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts what feeds tell into the inbox, page by page. Rows and the place where the feed goes on are
 * stored in one transaction: a worker that dies loses nothing, and what it repeats is known by its
 * keys, as is what a webhook told before.
 */
public final class TakingInFeeds implements TakingInFeed {
  private static final Logger LOG = LoggerFactory.getLogger(TakingInFeeds.class);
  private static final int PAGES_OF_A_STRETCH = 50;

  /** So many rows are held at once, whatever the size of a page. */
  private static final int ROWS_AT_ONCE = 500;

  /** Webhooks stand in the same line: feeds wait while the relay has so much to do. */
  private static final int MOST_WAITING = 5_000;

  private static final Duration BREATH = Duration.ofMillis(500);

  private final Tenants tenants;
  private final FeedSources sources;
  private final FeedPositions positions;
  private final Inbox inbox;
  private final Sorting sorting;
  private final TransactionTemplate transactions;
  private final FeedMetrics metrics;
  private final Runnable signOfLife;
  private final Clock clock;

  /**
   * @param signOfLife called again and again while a stretch is read
   */
  public TakingInFeeds(
      Tenants tenants,
      FeedSources sources,
      DataSource dataSource,
      TransactionTemplate transactions,
      FeedMetrics metrics,
      Runnable signOfLife,
      Clock clock) {
    this.tenants = tenants;
    this.sources = sources;
    this.positions = new FeedPositions(dataSource);
    // The relay of the api looks for deliveries of others several times a second.
    this.inbox = new Inbox(dataSource, new Bell());
    this.sorting = new Sorting(tenants);
    this.transactions = transactions;
    this.metrics = metrics;
    this.signOfLife = signOfLife;
    this.clock = clock;
  }

  @Override
  public Stretch takeIn(TenantId tenant, Feed feed) {
    try {
      return stretch(tenant, feed);
    } catch (DispatchRefused refused) {
      tell(tenant, feed, refused.getMessage());
      throw ApplicationFailure.newNonRetryableFailure(refused.getMessage(), PollingOptions.REFUSED);
    } catch (DispatchUnavailable away) {
      tell(tenant, feed, away.getMessage());
      throw later("DispatchSystemAway", away.getMessage(), away.retryAfter());
    } catch (DataAccessException | TransactionException away) {
      // The message of a database error may hold what was to be stored.
      throw later(
          "DatabaseAway",
          "The database did not take the feed (" + away.getClass().getSimpleName() + ").",
          Optional.empty());
    }
  }

  private Stretch stretch(TenantId tenant, Feed feed) {
    Feeds settings = tenants.get(tenant).feeds();
    FeedPosition position = positions.of(tenant, feed);
    if (position.isToBeReadAgain(settings.overlap(), clock.instant())) {
      position = position.again();
    }
    int rows = 0;
    int added = 0;
    for (int pages = 0; pages < PAGES_OF_A_STRETCH; pages++) {
      awaitRelay();
      FeedPage page = read(tenant, feed, position, settings);
      Taken taken = take(tenant, feed, position, page);
      position = taken.position();
      rows += page.rows().size();
      added += taken.added();
      metrics.taken(tenant, feed, page.rows().size(), taken.added());
      signOfLife.run();
      if (!page.hasMore()) {
        positions.readToEnd(tenant, feed, clock.instant());
        return new Stretch(rows, added, false);
      }
    }
    return new Stretch(rows, added, true);
  }

  private FeedPage read(TenantId tenant, Feed feed, FeedPosition position, Feeds settings) {
    FeedSource source = sources.of(tenant);
    if (position.token().isEmpty()) {
      return source.read(feed, byTime(position, settings));
    }
    try {
      return source.read(feed, new FeedStart.Token(position.token().get()));
    } catch (DispatchRefused refused) {
      if (position.newest().isEmpty()) {
        throw refused;
      }
      FeedPage page = source.read(feed, byTime(position, settings));
      LOG.warn(
          "The token of the feed of {} of tenant {} is not understood any more; it is read on by"
              + " time.",
          feed.code(),
          tenant);
      return page;
    }
  }

  private FeedStart byTime(FeedPosition position, Feeds settings) {
    return new FeedStart.Since(
        position
            .newest()
            .map(newest -> newest.minus(settings.overlap()))
            .orElseGet(() -> clock.instant().minus(settings.lookBack())));
  }

  private record Taken(FeedPosition position, int added) {}

  private Taken take(TenantId tenant, Feed feed, FeedPosition before, FeedPage page) {
    int added = 0;
    List<FeedRow> rows = page.rows();
    FeedPosition after = before.after(page.next(), newest(rows));
    FeedPosition reached = page.hasMore() ? after : after.atEnd(clock.instant());
    for (int from = 0; from < rows.size() || from == 0; from += ROWS_AT_ONCE) {
      List<FeedRow> some = rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE));
      boolean last = from + ROWS_AT_ONCE >= rows.size();
      added += store(tenant, feed, some, last ? reached : before);
    }
    return new Taken(reached, added);
  }

  private int store(TenantId tenant, Feed feed, List<FeedRow> rows, FeedPosition position) {
    List<NewDelivery> deliveries =
        rows.stream()
            .map(
                row ->
                    sorting.sorted(
                        Delivered.read(
                            tenant, Source.FEED, row.event(), row.object(), clock.instant())))
            .toList();
    return transactions.execute(
        status -> {
          int added =
              (int) inbox.store(deliveries).stream().filter(one -> !one.duplicate()).count();
          positions.advance(tenant, feed, position, rows.size(), added);
          return added;
        });
  }

  private static Optional<Instant> newest(List<FeedRow> rows) {
    return rows.stream().flatMap(row -> row.modifiedOn().stream()).max(Comparator.naturalOrder());
  }

  private void awaitRelay() {
    while (inbox.waiting(MOST_WAITING) >= MOST_WAITING) {
      signOfLife.run();
      try {
        Thread.sleep(BREATH);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        throw new DispatchUnavailable(
            "The worker is stopping; the feed is read by the next one.", Optional.empty());
      }
    }
  }

  private void tell(TenantId tenant, Feed feed, String why) {
    metrics.failed(tenant, feed);
    try {
      positions.inTrouble(tenant, feed, why, clock.instant());
    } catch (DataAccessException away) {
      LOG.warn("The trouble of the feed of {} of tenant {} was not noted.", feed.code(), tenant);
    }
  }

  /** Retries are the plan, not an incident: they are shown in Temporal, not logged as errors. */
  private static ApplicationFailure later(String type, String why, Optional<Duration> after) {
    ApplicationFailure.Builder failure =
        ApplicationFailure.newBuilder()
            .setType(type)
            .setMessage(why)
            .setCategory(ApplicationErrorCategory.BENIGN);
    after.ifPresent(failure::setNextRetryDelay);
    return failure.build();
  }
}
