package io.followup.worker;

import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** UP when Temporal answers and our workers poll it. */
@Component("temporalHealthIndicator")
class TemporalHealth implements HealthIndicator {
  private final TemporalLink link;
  private final StartingWorkers workers;

  TemporalHealth(TemporalLink link, StartingWorkers workers) {
    this.link = link;
    this.workers = workers;
  }

  @Override
  public Health health() {
    Optional<String> trouble = link.trouble();
    if (trouble.isPresent()) {
      return Health.down().withDetail("answer", trouble.get()).build();
    }
    return workers.started()
        ? Health.up().build()
        : Health.down().withDetail("workers", "not started yet").build();
  }
}
