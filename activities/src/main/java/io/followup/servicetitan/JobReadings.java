package io.followup.servicetitan;

import io.followup.dispatch.DispatchSystem.Detail;
import io.followup.dispatch.Party;
import io.followup.dispatch.Question;
import io.followup.dispatch.Reading;
import io.followup.guard.Standing;
import io.followup.run.Outcome;
import io.followup.sequence.Sequence.Trigger;
import io.followup.sequence.Slots;
import io.followup.servicetitan.Lists.Filter;
import io.followup.subject.JobSubject;
import io.followup.tenant.Lifecycles;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Jobs with their appointments, and the customer they are for.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>when the job is</th><th>before the visit it is</th><th>once completed it is</th>
 *     <th>after a no-show it is</th></tr>
 * <tr><td>Scheduled, Dispatched, InProgress, Hold</td>
 *     <td>open while an appointment lies ahead or is under way; else over, LOST</td>
 *     <td>over, SUPERSEDED</td><td>over, WON: it takes place</td></tr>
 * <tr><td>Completed</td><td>over, WON</td><td>open</td><td>over, WON</td></tr>
 * <tr><td>Canceled</td><td>over, LOST</td><td>over, LOST</td>
 *     <td>open when the tenant takes the reason for a no-show, else over, LOST; over, WON, when the
 *     customer got another job since</td></tr>
 * <tr><td>not there any more</td><td colspan="3">over, LOST</td></tr>
 * </table>
 */
final class JobReadings {
  private static final Set<String> AHEAD = Set.of("scheduled", "dispatched", "working");

  /** A visit may be booked anew before the missed one is canceled. */
  private static final Duration EARLIER = Duration.ofDays(1);

  private final ServiceTitanApi api;
  private final Lifecycles.Jobs settings;
  private final Lists lists;
  private final CustomerFile customers;
  private final BookedSince booked;
  private final Site sites;
  private final FreeWindows windows;
  private final SideBySide sideBySide;

  JobReadings(
      ServiceTitanApi api,
      Lifecycles.Jobs settings,
      CustomerFile customers,
      BookedSince booked,
      Site sites,
      FreeWindows windows,
      SideBySide sideBySide) {
    this.api = api;
    this.settings = settings;
    this.lists = new Lists(api);
    this.customers = customers;
    this.booked = booked;
    this.sites = sites;
    this.windows = windows;
    this.sideBySide = sideBySide;
  }

  Reading read(JobSubject subject, Question question) {
    SideBySide.Pending<Party> party = sideBySide.start(() -> customers.read(question));
    SideBySide.Pending<Boolean> member = sideBySide.start(() -> isMember(question));
    SideBySide.Pending<List<Rows.Appointment>> visits = sideBySide.start(() -> visits(subject));
    try {
      Optional<Rows.Job> job = api.get("jpm/v2", "jobs/" + subject.id(), Rows.JOB);
      if (job.isEmpty()) {
        return Reading.of(
            new Standing.Over(
                Outcome.LOST,
                "The dispatch system does not know " + subject.inWords() + " any more."));
      }
      Optional<Rows.Appointment> visit = visit(visits.await(), question.trigger());
      Standing standing = standing(job.get(), visit, question);
      if (!(standing instanceof Standing.Open)) {
        return Reading.of(standing);
      }
      Map<String, Object> values = values(job.get(), visit, question);
      if (question.wants(Detail.MEMBERSHIP)) {
        values.put("customer.isMember", member.await());
      }
      List<Party.Address> addresses =
          question.wants(Detail.ADDRESS)
              ? sites.addresses(Collections.singletonList(job.get().locationId()))
              : List.of();
      return new Reading(standing, values, party.await().at(addresses));
    } finally {
      party.drop();
      member.drop();
      visits.drop();
    }
  }

  private Standing standing(Rows.Job job, Optional<Rows.Appointment> visit, Question question) {
    String name = "Job " + job.id();
    String status = job.jobStatus() == null ? "" : job.jobStatus();
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "scheduled", "dispatched", "inprogress", "hold" ->
          goingOn(name, status, visit, question.trigger());
      case "completed" ->
          question.trigger() == Trigger.JOB_COMPLETED
              ? new Standing.Open(name + " is Completed")
              : new Standing.Over(Outcome.WON, name + " is completed.");
      case "canceled" ->
          question.trigger() == Trigger.JOB_NO_SHOW
              ? canceled(name, job, question)
              : new Standing.Over(Outcome.LOST, name + " is canceled.");
      default -> throw EstimateReadings.unknown(name, status);
    };
  }

  private static Standing goingOn(
      String name, String status, Optional<Rows.Appointment> visit, Trigger trigger) {
    return switch (trigger) {
      case JOB_COMPLETED ->
          new Standing.Over(Outcome.SUPERSEDED, name + " is not completed any more.");
      case JOB_NO_SHOW -> new Standing.Over(Outcome.WON, name + " takes place after all.");
      default ->
          visit
              .<Standing>map(
                  one ->
                      new Standing.Open(
                          name
                              + " is "
                              + status
                              + ", appointment "
                              + one.id()
                              + " is "
                              + one.status()))
              .orElseGet(
                  () ->
                      new Standing.Over(
                          Outcome.LOST, name + " has no appointment ahead any more."));
    };
  }

  private Standing canceled(String name, Rows.Job job, Question question) {
    if (!isNoShow(job.id())) {
      return new Standing.Over(
          Outcome.LOST, name + " was canceled for another reason than a no-show.");
    }
    return Optional.ofNullable(job.customerId())
        .flatMap(
            customer ->
                booked.job(customer, question.since().minus(EARLIER), OptionalLong.of(job.id())))
        .<Standing>map(again -> new Standing.Over(Outcome.WON, again))
        .orElseGet(() -> new Standing.Open(name + " is Canceled"));
  }

  /** Webhooks do not tell why a job was canceled. */
  private boolean isNoShow(long job) {
    return lists
        .all(
            "jpm/v2",
            "jobs/cancel-reasons?ids=" + job,
            Rows.CANCEL_REASONS,
            new Filter<Rows.CancelReason>("ids", row -> Objects.equals(row.jobId(), job)))
        .stream()
        .anyMatch(
            row ->
                settings.isNoShow(
                    Optional.ofNullable(row.reasonId()).map(String::valueOf),
                    Optional.ofNullable(row.name())));
  }

  private List<Rows.Appointment> visits(JobSubject subject) {
    return lists.all(
        "jpm/v2",
        "appointments?jobId=" + subject.id(),
        Rows.APPOINTMENTS,
        new Filter<Rows.Appointment>(
            "jobId",
            row -> row.jobId() != null && Long.toString(row.jobId()).equals(subject.id())));
  }

  /** The next visit; once there is none ahead, the last one. */
  private static Optional<Rows.Appointment> visit(List<Rows.Appointment> all, Trigger trigger) {
    Comparator<Rows.Appointment> byStart =
        Comparator.comparing(row -> row.begins().orElse(Instant.MAX));
    List<Rows.Appointment> there =
        all.stream()
            .filter(row -> !Boolean.FALSE.equals(row.active()))
            .filter(row -> !Boolean.TRUE.equals(row.unused()))
            .toList();
    Optional<Rows.Appointment> ahead =
        there.stream()
            .filter(row -> row.status() != null)
            .filter(row -> AHEAD.contains(row.status().toLowerCase(Locale.ROOT)))
            .min(byStart);
    return trigger == Trigger.JOB_COMPLETED || trigger == Trigger.JOB_NO_SHOW
        ? ahead.or(() -> there.stream().max(byStart))
        : ahead;
  }

  private Map<String, Object> values(
      Rows.Job job, Optional<Rows.Appointment> visit, Question question) {
    Map<String, Object> values = new HashMap<>();
    values.put("job.id", job.id());
    Values.put(values, "job.number", job.jobNumber());
    Values.put(values, "job.total", job.total());
    values.put("job.isRecall", job.recallForId() != null);
    values.putAll(windows.values(question, job.businessUnitId(), job.jobTypeId()));
    values.put("job.noCharge", Boolean.TRUE.equals(job.noCharge()));
    Optional.ofNullable(job.campaignId())
        .filter(id -> id != 0)
        .ifPresent(id -> values.put(Slots.JOB_CAMPAIGN, id.toString()));
    if (question.wants(Detail.JOB_TYPE)) {
      Optional.ofNullable(job.jobTypeId())
          .flatMap(sites::nameOfJobType)
          .ifPresent(type -> values.put("job.type", type));
    }
    visit.ifPresent(
        one -> {
          values.put("appointment.id", one.id());
          one.begins().ifPresent(start -> values.put("appointment.start", start));
          one.ends().ifPresent(end -> values.put("appointment.windowEnd", end));
          values.put("appointment.confirmed", Boolean.TRUE.equals(one.isConfirmed()));
          if (question.wants(Detail.TECHNICIAN)) {
            technician(one.id()).ifPresent(name -> values.put("technician.name", name));
          }
        });
    return values;
  }

  private Optional<String> technician(long appointment) {
    return lists
        .all(
            "dispatch/v2",
            "appointment-assignments?appointmentIds=" + appointment,
            Rows.ASSIGNMENTS,
            new Filter<Rows.Assignment>(
                "appointmentIds", row -> Objects.equals(row.appointmentId(), appointment)))
        .stream()
        .filter(row -> !Boolean.FALSE.equals(row.active()))
        .map(Rows.Assignment::technicianName)
        .filter(name -> name != null && !name.isBlank())
        .findFirst();
  }

  private boolean isMember(Question question) {
    if (!question.wants(Detail.MEMBERSHIP)) {
      return false;
    }
    String customer = question.customer().value();
    return lists
        .all(
            "memberships/v2",
            "memberships?customerIds=" + customer + "&status=Active",
            Rows.MEMBERSHIPS,
            new Filter<Rows.Membership>(
                "customerIds",
                row ->
                    row.customerId() != null && Long.toString(row.customerId()).equals(customer)))
        .stream()
        // The filter of the status is said to be unreliable.
        .anyMatch(
            row -> "Active".equalsIgnoreCase(row.status()) && !Boolean.FALSE.equals(row.active()));
  }
}
