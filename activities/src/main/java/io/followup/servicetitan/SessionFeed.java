package io.followup.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.followup.dispatch.DispatchRefused;
import io.followup.feed.FeedPage;
import io.followup.feed.FeedRow;
import io.followup.feed.FeedStart;
import io.followup.tenant.Tenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Visits to the online scheduler. They have no export feed: the lists of all schedulers and routers
 * are walked through by time of modification, a page at a time, with some overlap. Who may still be
 * clicking is left for the next walk; what was abandoned is found by that nothing happened for a
 * while (docs/reference/servicetitan.md, sessions).
 */
final class SessionFeed {
  private static final String MODULE = "schedulingpro/v2";
  private static final ObjectReader PAGE = RawJson.pagesOfObjects();
  private static final int PAGE_SIZE = 200;
  private static final int MOST_PAGES_OF_SCHEDULERS = 25;

  /** Rows may turn up a little later than they say that they were changed. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private final ServiceTitanApi api;
  private final List<String> routers;
  private final Duration abandonedAfter;
  private final Clock clock;

  SessionFeed(ServiceTitanApi api, Tenant tenant, Clock clock) {
    this.api = api;
    this.routers = tenant.lifecycles().sessions().routers();
    this.abandonedAfter = tenant.feeds().abandonedAfter().dividedBy(tenant.speed());
    this.clock = clock;
  }

  FeedPage read(FeedStart start) {
    SessionWalk walk =
        switch (start) {
          case FeedStart.Token token -> SessionWalk.of(token.token());
          case FeedStart.Since since -> SessionWalk.from(since.moment());
        };
    List<String> lists = lists();
    if (walk.list() >= lists.size()) {
      return new FeedPage(List.of(), walk.over(OVERLAP).token(), false);
    }
    Rows.Page<JsonNode> page = page(lists.get(walk.list()), walk);
    List<FeedRow> rows = new ArrayList<>();
    SessionWalk next = page.hasMore() ? walk.nextPage() : walk.nextList();
    for (JsonNode session : page.data()) {
      Instant modified = modified(session, walk);
      if (isSettled(session)) {
        rows.add(new FeedRow(event(session), RawJson.written(session), Optional.of(modified)));
        next = next.past(modified);
      } else {
        next = next.waitingFor(modified);
      }
    }
    boolean over = next.list() >= lists.size();
    return new FeedPage(rows, (over ? next.over(OVERLAP) : next).token(), !over);
  }

  private Rows.Page<JsonNode> page(String list, SessionWalk walk) {
    String query =
        list
            + "/sessions?modifiedOnOrAfter="
            + walk.since()
            + "&pageSize="
            + PAGE_SIZE
            + "&page="
            + walk.page();
    return api.<Rows.Page<JsonNode>>get(MODULE, query, PAGE)
        .orElseGet(() -> new Rows.Page<>(false, List.of()));
  }

  /** What filters ask for is looked at: unknown ones are ignored without a word. */
  private static Instant modified(JsonNode session, SessionWalk walk) {
    Instant modified = RawJson.instant(session, "modifiedOn").orElse(walk.since());
    if (modified.isBefore(walk.since())) {
      throw new DispatchRefused(
          "ServiceTitan ignored the filter modifiedOnOrAfter of schedulingpro/v2 sessions and"
              + " listed other rows; report it.");
    }
    return modified;
  }

  /** Booked, or nothing happened for a while; a time ahead of ours is that of a sandbox. */
  private boolean isSettled(JsonNode session) {
    Instant now = clock.instant();
    return isBooked(session)
        || RawJson.instant(session, "lastCheckinDate")
            .or(() -> RawJson.instant(session, "modifiedOn"))
            .filter(seen -> !seen.isAfter(now) && seen.plus(abandonedAfter).isAfter(now))
            .isEmpty();
  }

  private static boolean isBooked(JsonNode session) {
    return session.hasNonNull("jobId") || session.hasNonNull("bookingId");
  }

  private static String event(JsonNode session) {
    return isBooked(session)
        ? "schedulingpro.session.completed"
        : "schedulingpro.session.abandoned";
  }

  /** Routers cannot be listed; they are configured. Always in the same order. */
  private List<String> lists() {
    List<String> schedulers = new ArrayList<>();
    boolean more = true;
    for (int page = 1; more && page <= MOST_PAGES_OF_SCHEDULERS; page++) {
      Rows.Page<Rows.Scheduler> rows =
          api.<Rows.Page<Rows.Scheduler>>get(
                  MODULE, "schedulers?pageSize=" + PAGE_SIZE + "&page=" + page, Rows.SCHEDULERS)
              .orElseGet(() -> new Rows.Page<>(false, List.of()));
      rows.data().stream().map(Rows.Scheduler::id).forEach(schedulers::add);
      more = rows.hasMore();
    }
    return Stream.concat(
            schedulers.stream().sorted().map(id -> "schedulers/" + encoded(id)),
            routers.stream().map(id -> "routers/" + encoded(id)))
        .toList();
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
