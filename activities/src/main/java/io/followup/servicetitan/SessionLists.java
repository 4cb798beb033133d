package io.followup.servicetitan;

import io.followup.servicetitan.Lists.Filter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sessions can only be listed, by scheduler or router; schedulers can be listed, routers are
 * configured (docs/reference/servicetitan.md, sessions).
 */
final class SessionLists {
  private static final String MODULE = "schedulingpro/v2";
  private static final Duration SCHEDULERS_KEPT = Duration.ofMinutes(10);

  /** Clocks and roundings; more only costs rows. */
  private static final Duration EARLIER = Duration.ofMinutes(10);

  private final Lists lists;
  private final List<String> routers;
  private final SideBySide sideBySide;
  private final Clock clock;
  private volatile Kept kept = new Kept(List.of(), Instant.EPOCH);

  private record Kept(List<String> schedulers, Instant until) {}

  SessionLists(ServiceTitanApi api, List<String> routers, SideBySide sideBySide, Clock clock) {
    this.lists = new Lists(api);
    this.routers = routers;
    this.sideBySide = sideBySide;
    this.clock = clock;
  }

  /** Every session in which something happened since. */
  List<Rows.Session> since(Instant moment) {
    Instant from = moment.minus(EARLIER);
    List<SideBySide.Pending<List<Rows.Session>>> readings =
        Stream.concat(
                schedulers().stream().map(id -> "schedulers/" + encoded(id)),
                routers.stream().map(id -> "routers/" + encoded(id)))
            .map(source -> sideBySide.start(() -> list(source, from)))
            .toList();
    return readings.stream().flatMap(reading -> reading.await().stream()).toList();
  }

  private List<Rows.Session> list(String source, Instant from) {
    return lists.all(
        MODULE,
        source + "/sessions?modifiedOnOrAfter=" + from,
        Rows.SESSIONS,
        new Filter<Rows.Session>(
            "modifiedOnOrAfter", row -> !Times.isBefore(row.modifiedOn(), from)));
  }

  private List<String> schedulers() {
    Instant now = clock.instant();
    if (now.isBefore(kept.until())) {
      return kept.schedulers();
    }
    List<Rows.Scheduler> rows =
        lists.all(MODULE, "schedulers", Rows.SCHEDULERS, new Filter<>("none", row -> true));
    kept = new Kept(rows.stream().map(Rows.Scheduler::id).toList(), now.plus(SCHEDULERS_KEPT));
    return kept.schedulers();
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
