package io.followup.servicetitan;

import io.followup.dispatch.Action;
import io.followup.dispatch.Action.About;
import io.followup.dispatch.Deed;
import io.followup.dispatch.DispatchRefused;
import io.followup.servicetitan.RowsOfDeeds.Attributed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the customer of a job or booking came from; found among the attributed leads. */
final class AttributionDeed implements Deed {
  private static final String MODULE = "marketingads/v2";
  private static final Duration LOOK_BACK = Duration.ofDays(7);

  private final ServiceTitanApi api;
  private final Action.Attribute origin;
  private final Clock clock;
  private final String kind;
  private final long id;

  AttributionDeed(ServiceTitanApi api, Action.Attribute origin, Clock clock) {
    if (origin.about() == About.CUSTOMER) {
      throw new DispatchRefused(
          "ServiceTitan attributes jobs and bookings, not customers: name the job or booking.");
    }
    this.api = api;
    this.origin = origin;
    this.clock = clock;
    this.kind = origin.about().name().toLowerCase(Locale.ROOT);
    this.id = Long.parseLong(origin.id());
  }

  @Override
  public Optional<Done> find() {
    Instant now = clock.instant();
    return new Lists(api)
            .<Attributed>all(
                MODULE,
                "attributed-leads?fromUtc="
                    + now.minus(LOOK_BACK)
                    + "&toUtc="
                    + now.plus(Duration.ofDays(1)),
                RowsOfDeeds.ATTRIBUTED,
                new Lists.Filter<>("fromUtc", row -> row.attribution() != null))
            .stream()
            .filter(row -> row.isOf(kind, id))
            .findFirst()
            .map(row -> done());
  }

  @Override
  public Done make() {
    Map<String, Object> session = new LinkedHashMap<>(origin.marks());
    session.put("landingPageUrl", origin.landingPage().toString());
    session.put("referrerUrl", origin.referrer().toString());
    api.perform(
        MODULE,
        origin.about() == About.JOB ? "job-attributions" : "web-booking-attributions",
        Map.of("webSessionData", session, kind + "Id", id));
    return done();
  }

  private Done done() {
    return new Done(origin.id(), "The origin of " + kind + " " + id + " is known.");
  }
}
