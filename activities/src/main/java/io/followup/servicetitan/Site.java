package io.followup.servicetitan;

import io.followup.dispatch.Party.Address;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where the work of an estimate is done, and what kind of job it is. */
final class Site {
  private static final Duration JOB_TYPE_KEPT = Duration.ofMinutes(10);

  private final ServiceTitanApi api;
  private final Clock clock;
  private final Map<Long, Named> jobTypes = new ConcurrentHashMap<>();

  private record Named(Optional<String> name, Instant until) {}

  Site(ServiceTitanApi api, Clock clock) {
    this.api = api;
    this.clock = clock;
  }

  List<Address> addresses(List<Rows.Estimate> rows) {
    return rows.stream()
        .map(Rows.Estimate::locationId)
        .filter(Objects::nonNull)
        .distinct()
        .flatMap(id -> api.<Rows.Location>get("crm/v2", "locations/" + id, Rows.LOCATION).stream())
        .map(Rows.Location::address)
        .filter(Objects::nonNull)
        .map(a -> new Address(text(a.country()), text(a.state()), text(a.zip())))
        .toList();
  }

  Optional<String> jobType(List<Rows.Estimate> rows) {
    return rows.stream()
        .map(Rows.Estimate::jobId)
        .filter(Objects::nonNull)
        .findFirst()
        .flatMap(id -> api.<Rows.Job>get("jpm/v2", "jobs/" + id, Rows.JOB))
        .map(Rows.Job::jobTypeId)
        .flatMap(this::nameOfJobType);
  }

  private Optional<String> nameOfJobType(long id) {
    Instant now = clock.instant();
    Named kept = jobTypes.get(id);
    if (kept != null && now.isBefore(kept.until())) {
      return kept.name();
    }
    Optional<String> name =
        api.<Rows.JobType>get("jpm/v2", "job-types/" + id, Rows.JOB_TYPE).map(Rows.JobType::name);
    jobTypes.put(id, new Named(name, now.plus(JOB_TYPE_KEPT)));
    return name;
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
