package io.followup.reading.servicetitan;

import io.followup.fact.BookingConverted;
import io.followup.fact.CustomerBooked;
import io.followup.fact.Fact;
import io.followup.fact.JobCanceled;
import io.followup.fact.JobCompleted;
import io.followup.fact.NoShow;
import io.followup.reading.Provenance;
import io.followup.reading.Reading;
import io.followup.subject.BookingSubject;
import io.followup.subject.CustomerId;
import io.followup.subject.JobSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one job. When somebody comes is told by its appointments. */
record JobReading(Notice notice) {

  Reading read() {
    Optional<String> id = notice.resource().id("id");
    if (id.isEmpty()) {
      return notice.unreadable("the body names no job id.");
    }
    JobSubject subject = new JobSubject(notice.tenantId(), id.get());
    return read(subject).tracing(provenance(subject));
  }

  /** Of a job that was a booking: where it came from, as the job names it. */
  private List<Provenance> provenance(JobSubject subject) {
    Fields job = notice.resource();
    return job.id("bookingId")
        .map(booking -> new BookingSubject(notice.tenantId(), booking))
        .map(
            booking -> {
              List<Provenance> told =
                  new ArrayList<>(Sources.told(subject, Sources.ofJob(job), notice.modified()));
              told.add(new Provenance.CameOf(subject, booking));
              return told;
            })
        .orElseGet(List::of);
  }

  private Reading read(JobSubject subject) {
    return switch (Notice.status(notice.resource(), "jobStatus")
        .or(notice::status)
        .orElse(notice.event())) {
      case "completed", "job.completed" -> completed(subject);
      case "canceled", "cancelled", "job.canceled" -> canceled(subject);
      case "scheduled", "dispatched", "inprogress", "hold", "job.created", "job.updated" ->
          notice.inactive() ? canceled(subject) : planned(subject);
      default ->
          notice.unreadable(
              subject.inWords()
                  + " has a status that is none of Scheduled, Dispatched, InProgress, Hold,"
                  + " Completed and Canceled.");
    };
  }

  private Reading planned(JobSubject subject) {
    if (!notice.is("job.created")) {
      return notice.nothing(
          subject.inWords() + " is planned; its appointments tell when somebody comes.");
    }
    List<Fact> facts = new ArrayList<>();
    notice
        .resource()
        .id("bookingId")
        .map(booking -> new BookingSubject(notice.tenantId(), booking))
        .ifPresent(
            booking ->
                facts.add(
                    new BookingConverted(
                        notice.origin(), booking, Optional.of(subject.id()), notice.modified())));
    notice
        .customer()
        .ifPresent(
            customer ->
                facts.add(
                    new CustomerBooked(
                        notice.origin(), customer, subject.inWords(), notice.created())));
    return facts.isEmpty()
        ? notice.nothing(subject.inWords() + " names no customer.")
        : Reading.facts(notice.event(), facts);
  }

  private Reading completed(JobSubject subject) {
    Fields job = notice.resource();
    return notice
        .customer()
        .map(
            customer ->
                Reading.facts(
                    "job.completed",
                    List.of(
                        new JobCompleted(
                            notice.origin(),
                            subject,
                            customer,
                            job.amount("total"),
                            job.id("recallForId").isPresent(),
                            job.flag("noCharge").orElse(false),
                            notice.notAhead(job.instant("completedOn").orElseGet(notice::modified)),
                            notice.modified()))))
        .orElseGet(() -> notice.nothing(subject.inWords() + " names no customer."));
  }

  /**
   * Whether nobody was there stands in the reason of cancellation. A job told without its reason is
   * taken for a no-show: before anything is sent the reason is read, and another one ends the run.
   */
  private Reading canceled(JobSubject subject) {
    Fields job = notice.resource();
    Optional<String> id = reason("id").or(() -> job.text("cancelReasonId", "reasonId"));
    Optional<String> name =
        reason("name").or(() -> job.text("cancelReason", "canceledReason", "reason"));
    boolean another =
        (id.isPresent() || name.isPresent())
            && !notice.tenant().lifecycles().jobs().isNoShow(id, name);
    Optional<CustomerId> customer = notice.customer();
    Fact fact =
        another || customer.isEmpty()
            ? new JobCanceled(notice.origin(), subject, notice.modified())
            : new NoShow(notice.origin(), subject, customer.get(), notice.modified());
    return Reading.facts("job.canceled", List.of(fact));
  }

  private Optional<String> reason(String field) {
    return Stream.of("cancelReason", "canceledReason", "reason")
        .flatMap(name -> notice.resource().object(name).stream())
        .flatMap(reason -> reason.text(field).stream())
        .findFirst();
  }
}
