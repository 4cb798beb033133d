package io.followup.reconciliation;

import io.followup.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares one page of what was changed with what the inbox was told. */
final class ComparingChanges {
  /** Databases keep six digits of a second, the dispatch system tells seven. */
  private static final Duration SAME = Duration.ofMillis(1);

  private final KnownObjects known;
  private final TellingAgain again;
  private final Reports reports;

  ComparingChanges(KnownObjects known, TellingAgain again, Reports reports) {
    this.known = known;
    this.again = again;
    this.reports = reports;
  }

  Compared compare(Part part, ObjectKind kind, ObjectLists lists) {
    ObjectLists.Page<FoundObject> page = lists.changed(kind, part.since(), part.cursor());
    int repairs = tellUnheard(part.tenant(), part.report(), kind, page.rows(), lists);
    int people = kind == ObjectKind.JOB ? lostAttribution(part, page.rows(), lists) : 0;
    return new Compared(page.next(), page.rows().size(), repairs, people);
  }

  /** Tells again what the inbox has not heard; answers how many these were. */
  int tellUnheard(
      TenantId tenant, long report, ObjectKind kind, List<FoundObject> rows, ObjectLists lists) {
    List<FoundObject> speaking =
        rows.stream().filter(row -> row.state() != FoundObject.State.SILENT).toList();
    if (speaking.isEmpty()) {
      return 0;
    }
    Map<String, Instant> heard =
        known.newest(tenant, kind.facts(), speaking.stream().map(FoundObject::id).toList());
    Set<String> planned = plannedJobsHeardOf(tenant, kind, speaking);
    int repairs = 0;
    for (FoundObject row : speaking) {
      boolean plannedJob = kind == ObjectKind.JOB && row.state() == FoundObject.State.OPEN;
      boolean unheard =
          plannedJob ? !planned.contains(row.inWords()) : isNewer(row, heard.get(row.id()));
      if (unheard && again.tell(tenant, report, row, event(row, heard), lists)) {
        repairs++;
      }
    }
    return repairs;
  }

  /** A planned job tells nothing but that it was booked. */
  private Set<String> plannedJobsHeardOf(TenantId tenant, ObjectKind kind, List<FoundObject> rows) {
    List<String> planned =
        rows.stream()
            .filter(row -> row.state() == FoundObject.State.OPEN)
            .map(FoundObject::inWords)
            .toList();
    return kind == ObjectKind.JOB && !planned.isEmpty() ? known.booked(tenant, planned) : Set.of();
  }

  static boolean isNewer(FoundObject row, Instant heard) {
    return heard == null || row.modifiedOn().isAfter(heard.plus(SAME));
  }

  private static String event(FoundObject row, Map<String, Instant> heard) {
    return switch (row.kind()) {
      case BOOKING -> heard.containsKey(row.id()) ? "booking.updated" : "booking.created";
      case ESTIMATE -> "estimate.updated";
      case JOB -> row.state() == FoundObject.State.OPEN ? "job.created" : "job.updated";
      case APPOINTMENT ->
          heard.containsKey(row.id()) ? "appointment.rescheduled" : "appointment.created";
      case INVOICE -> "invoice.updated";
      case CALL -> "call.completed";
      case SESSION ->
          row.state() == FoundObject.State.WON
              ? "schedulingpro.session.completed"
              : "schedulingpro.session.abandoned";
    };
  }

  /** A job that was made of a booking should keep what brought the booking. */
  private int lostAttribution(Part part, List<FoundObject> jobs, ObjectLists lists) {
    List<FoundObject> converted = jobs.stream().filter(job -> job.booking().isPresent()).toList();
    List<String> ids = converted.stream().map(job -> job.booking().orElseThrow()).toList();
    List<FoundObject> bookings = new ArrayList<>();
    for (List<String> some : Fifties.of(ids)) {
      bookings.addAll(lists.withIds(ObjectKind.BOOKING, some));
    }
    int lost = 0;
    for (FoundObject booking : bookings) {
      for (FoundObject job : converted) {
        if (job.booking().equals(Optional.of(booking.id()))
            && booking.campaign().isPresent()
            && !booking.campaign().equals(job.campaign())) {
          reports.found(part.report(), lost(job, booking));
          lost++;
        }
      }
    }
    return lost;
  }

  private static Finding.ForAPerson lost(FoundObject job, FoundObject booking) {
    return new Finding.ForAPerson(
        "attribution/" + job.id(),
        FindingClass.LOST_ATTRIBUTION,
        job.inWords(),
        Optional.empty(),
        "Booking %s came by campaign %s, but the job made of it, job %s, names %s: set the job's campaign."
            .formatted(
                booking.id(),
                booking.campaign().orElse("none"),
                job.id(),
                job.campaign().map(one -> "campaign " + one).orElse("none")));
  }
}
