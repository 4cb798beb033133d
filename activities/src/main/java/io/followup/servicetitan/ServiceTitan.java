package io.followup.servicetitan;

import io.followup.acting.Acting;
import io.followup.dispatch.DispatchSystem;
import io.followup.dispatch.Question;
import io.followup.dispatch.Reading;
import io.followup.dispatch.Talk;
import io.followup.subject.BookingSubject;
import io.followup.subject.CallSubject;
import io.followup.subject.CustomerId;
import io.followup.subject.DebtSubject;
import io.followup.subject.EstimateSubject;
import io.followup.subject.JobSubject;
import io.followup.subject.SessionSubject;
import io.followup.subject.Subject;
import io.followup.tenant.Answers;
import io.followup.tenant.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** Reads what is followed up, and whom it reaches, from one ServiceTitan tenant. */
public final class ServiceTitan implements DispatchSystem {
  private final EstimateReadings estimates;
  private final BookingReadings bookings;
  private final SessionReadings sessions;
  private final JobReadings jobs;
  private final DebtReadings debts;
  private final CallReadings calls;
  private final NewCustomers newCustomers;
  private final Talks talks;
  private final SideBySide sideBySide;

  /**
   * @param acting makes what is missing there
   * @param own tells which opt-outs there are ours
   * @param executor runs reads that do not depend on each other side by side
   */
  public ServiceTitan(
      ServiceTitanApi api,
      Tenant tenant,
      Acting acting,
      OwnOptOuts own,
      Clock clock,
      Executor executor) {
    this.sideBySide = new SideBySide(executor);
    this.talks = new Talks(api);
    CustomerFile file = new CustomerFile(api, own);
    Site sites = new Site(api, clock);
    CustomersOfContacts customers = new CustomersOfContacts(api, file, sideBySide);
    BookedSince booked = new BookedSince(api, sideBySide);
    Strangers strangers = new Strangers(api, own);
    Zones zones = new Zones(api, clock);
    FreeWindows windows = new FreeWindows(api, tenant, clock);
    this.estimates = new EstimateReadings(api, file, sites, zones, sideBySide);
    this.bookings =
        new BookingReadings(api, customers, booked, strangers, sites, zones, windows, sideBySide);
    this.sessions =
        new SessionReadings(
            new SessionLists(api, tenant.lifecycles().sessions().routers(), sideBySide, clock),
            customers,
            booked,
            strangers,
            zones,
            windows);
    this.jobs =
        new JobReadings(api, tenant.lifecycles().jobs(), file, booked, sites, windows, sideBySide);
    this.debts = new DebtReadings(api, tenant, file, sites, sideBySide);
    this.calls =
        new CallReadings(
            api,
            tenant,
            customers,
            booked,
            new SpokenSince(api, sideBySide),
            strangers,
            zones,
            windows);
    this.newCustomers = new NewCustomers(acting, tenant.lifecycles().missedCalls());
  }

  @Override
  public Reading read(Question question) {
    return switch (question.subject()) {
      case EstimateSubject estimate -> estimates.read(estimate, question);
      case BookingSubject booking -> bookings.read(booking, question);
      case SessionSubject session -> sessions.read(session, question);
      case JobSubject job -> jobs.read(job, question);
      case DebtSubject debt -> debts.read(debt, question);
      case CallSubject call -> calls.read(call, question);
    };
  }

  @Override
  public Optional<String> introduce(Question question) {
    return question.subject() instanceof CallSubject call
        ? newCustomers.introduce(call, calls.callers(call, question))
        : Optional.empty();
  }

  @Override
  public List<Talk> talksSince(
      Subject subject,
      CustomerId customer,
      List<String> numbers,
      Instant since,
      Set<Answers.Conversation> wanted) {
    List<SideBySide.Pending<List<Talk>>> readings = new ArrayList<>();
    if (wanted.contains(Answers.Conversation.CALLS)) {
      numbers.forEach(number -> readings.add(sideBySide.start(() -> talks.calls(number, since))));
    }
    if (wanted.contains(Answers.Conversation.NOTES)) {
      if (customer.isNumbered()) {
        readings.add(sideBySide.start(() -> talks.notesAbout(customer, since)));
      }
      subject
          .belongsToJob()
          .ifPresent(job -> readings.add(sideBySide.start(() -> talks.notesOfJob(job, since))));
    }
    return readings.stream().flatMap(reading -> reading.await().stream()).toList();
  }
}
