package io.followup.servicetitan;

import io.followup.dispatch.Party.Address;
import io.followup.identity.Written;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where work is done, and what kinds of jobs there are. */
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

  /** Where the work at these locations is done; ids may be missing. */
  List<Address> addresses(List<Long> locations) {
    return locations.stream()
        .filter(Objects::nonNull)
        .distinct()
        .flatMap(id -> api.<Rows.Location>get("crm/v2", "locations/" + id, Rows.LOCATION).stream())
        .flatMap(location -> addresses(location.address()).stream())
        .toList();
  }

  /** Where one of them is. */
  Optional<Rows.Address> address(long location) {
    return api.<Rows.Location>get("crm/v2", "locations/" + location, Rows.LOCATION)
        .map(Rows.Location::address);
  }

  static List<Address> addresses(Rows.Address address) {
    return address == null
        ? List.of()
        : List.of(new Address(text(address.country()), text(address.state()), text(address.zip())));
  }

  /** The whole of it, to tell who is who. */
  static Written.Place place(Rows.Address address) {
    return address == null
        ? Written.Place.unknown()
        : new Written.Place(
            text(address.street()),
            text(address.unit()),
            text(address.city()),
            text(address.state()),
            text(address.zip()));
  }

  /** What the first of these jobs is; ids may be missing. */
  Optional<String> jobTypeOfJobs(List<Long> jobs) {
    return jobs.stream()
        .filter(Objects::nonNull)
        .findFirst()
        .flatMap(id -> api.<Rows.Job>get("jpm/v2", "jobs/" + id, Rows.JOB))
        .map(Rows.Job::jobTypeId)
        .flatMap(this::nameOfJobType);
  }

  Optional<String> nameOfJobType(long id) {
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
