package io.followup.servicetitan;

import io.followup.dispatch.Action;
import io.followup.dispatch.Deed;
import io.followup.servicetitan.RowsOfDeeds.Job;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Jobs. One that comes from a booking is found by that; another by our mark where the tenant gave a
 * GUID for it, else by a marker in the summary.
 */
final class JobDeed implements Deed {
  private static final Duration LOOK_BACK = Duration.ofDays(7);

  private final ServiceTitanApi api;
  private final Action.CreateJob job;
  private final String marker;
  private final Marks marks;
  private final Clock clock;
  private final long customer;

  JobDeed(ServiceTitanApi api, Action.CreateJob job, String marker, Marks marks, Clock clock) {
    this.api = api;
    this.job = job;
    this.marker = marker;
    this.marks = marks;
    this.clock = clock;
    this.customer = Long.parseLong(job.customer().value());
  }

  @Override
  public Optional<Done> find() {
    return ofBooking().or(this::ours).map(JobDeed::done);
  }

  private Optional<Job> ofBooking() {
    return job.booking()
        .flatMap(
            booking ->
                list(
                    "jobs?bookingId=" + booking,
                    new Lists.Filter<>(
                        "bookingId",
                        row -> booking.equals(Objects.toString(row.bookingId(), "")))));
  }

  private Optional<Job> ours() {
    Optional<String> marked = marks.query(marker);
    if (marked.isPresent()) {
      return list(
          "jobs?" + marked.get(),
          new Lists.Filter<>("externalDataValues", row -> row.isMarked(Marks.KEY, marker)));
    }
    return new Lists(api)
            .<Job>all(
                "jpm/v2",
                "jobs?customerId="
                    + customer
                    + "&createdOnOrAfter="
                    + clock.instant().minus(LOOK_BACK),
                RowsOfDeeds.JOBS,
                new Lists.Filter<>("customerId", row -> Objects.equals(row.customerId(), customer)))
            .stream()
            .filter(row -> RowsOfDeeds.bears(row.summary(), marker))
            .findFirst();
  }

  private Optional<Job> list(String query, Lists.Filter<Job> filter) {
    return new Lists(api).<Job>all("jpm/v2", query, RowsOfDeeds.JOBS, filter).stream().findFirst();
  }

  @Override
  public Done make() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("customerId", customer);
    body.put("locationId", job.location());
    Works.write(job.work(), body);
    body.put(
        "appointments",
        List.of(
            Map.of(
                "start", job.visit().from().toString(),
                "end", job.visit().until().toString(),
                "arrivalWindowStart", job.visit().from().toString(),
                "arrivalWindowEnd", job.visit().until().toString())));
    body.put("summary", marks.areKept() ? job.summary() : job.summary() + "\n[" + marker + "]");
    marks.of(marker).ifPresent(data -> body.put("externalData", data));
    job.booking().ifPresent(id -> body.put("bookingId", Long.parseLong(id)));
    job.lead().ifPresent(id -> body.put("leadId", Long.parseLong(id)));
    return done(api.create("jpm/v2", "jobs", body, RowsOfDeeds.JOB));
  }

  private static Done done(Job row) {
    return new Done(
        Long.toString(row.id()), "Job " + row.id() + " of customer " + row.customerId() + ".");
  }
}
