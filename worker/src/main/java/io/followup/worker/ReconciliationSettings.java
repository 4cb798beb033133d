package io.followup.worker;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the dispatch system is compared with our record.
 *
 * @param nightly {@code OFF}: only when it is asked for ({@code POST /api/reconciliation})
 * @param at time of the night by the clock of each tenant's office; default 03:30, which no change
 *     to or from daylight saving in America skips or repeats
 * @param lookBack what changed within so long is compared, 1h to 30d; default 3d
 * @param catchUp a night that was missed is made up for within so long, 1h to 12h; default 4h
 */
@ConfigurationProperties("followup.reconciliation")
record ReconciliationSettings(
    @DefaultValue("on") Nightly nightly,
    @DefaultValue("03:30") LocalTime at,
    @DefaultValue("3d") Duration lookBack,
    @DefaultValue("4h") Duration catchUp) {

  /** Whether the schedule is kept. */
  enum Nightly {
    ON,
    OFF
  }

  ReconciliationSettings {
    require("look-back", lookBack, Duration.ofHours(1), Duration.ofDays(30));
    require("catch-up", catchUp, Duration.ofHours(1), Duration.ofHours(12));
  }

  private static void require(String field, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "followup.reconciliation.%s is %d minutes: use %d to %d hours, such as %dh"
              .formatted(
                  field, value.toMinutes(), least.toHours(), most.toHours(), least.toHours()));
    }
  }
}
