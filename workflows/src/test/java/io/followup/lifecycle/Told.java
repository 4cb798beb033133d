package io.followup.lifecycle;

import io.followup.fact.AppointmentCanceled;
import io.followup.fact.AppointmentPlanned;
import io.followup.fact.BookingAccepted;
import io.followup.fact.BookingConverted;
import io.followup.fact.BookingDismissed;
import io.followup.fact.BookingReceived;
import io.followup.fact.CallAnswered;
import io.followup.fact.CallMissed;
import io.followup.fact.CustomerBooked;
import io.followup.fact.DebtDisputed;
import io.followup.fact.EstimateViewed;
import io.followup.fact.InvoiceOverdue;
import io.followup.fact.InvoiceSettled;
import io.followup.fact.JobAttributed;
import io.followup.fact.JobCanceled;
import io.followup.fact.JobCompleted;
import io.followup.fact.NoShow;
import io.followup.fact.Origin;
import io.followup.fact.PaymentPosted;
import io.followup.fact.PaymentPromised;
import io.followup.fact.SessionAbandoned;
import io.followup.fact.SessionCompleted;
import io.followup.fact.TechnicianDispatched;
import io.followup.marketing.Attribution;
import io.followup.marketing.MarketingSource;
import io.followup.run.Sample;
import io.followup.sequence.Sequence;
import io.followup.sequence.Sequences;
import io.followup.subject.BookingSubject;
import io.followup.subject.CallSubject;
import io.followup.subject.CustomerId;
import io.followup.subject.DebtSubject;
import io.followup.subject.JobSubject;
import io.followup.subject.SessionSubject;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is told of objects of every kind, in domain words; hours count from Tuesday 10:00. */
public final class Told {
  public static final TenantId ACME = Sample.ACME;
  public static final CustomerId CUSTOMER = Sample.CUSTOMER;
  public static final BookingSubject BOOKING = new BookingSubject(ACME, "62000123");
  public static final SessionSubject SESSION = new SessionSubject(ACME, "8f2c");
  public static final JobSubject JOB = new JobSubject(ACME, "51000456");
  public static final DebtSubject DEBT = new DebtSubject(ACME, CUSTOMER);
  public static final CallSubject CALL = new CallSubject(ACME, "77000001");

  private Told() {}

  public static Instant hour(long hours) {
    return Sample.TUESDAY_10.plus(Duration.ofHours(hours));
  }

  public static Instant day(long days) {
    return hour(24 * days);
  }

  /** A sequence as it is written in a file. */
  public static Sequence sequence(String text) {
    return Sequences.parse(Map.of("test.yaml", text.getBytes(StandardCharsets.UTF_8)))
        .all()
        .getFirst();
  }

  // Bookings.

  public static BookingReceived booking(Instant at) {
    return booking(at, Optional.empty());
  }

  public static BookingReceived booking(Instant at, Optional<Instant> start) {
    return new BookingReceived(
        origin("booking", at),
        BOOKING,
        CustomerId.behind(BOOKING),
        start,
        true,
        false,
        hour(0),
        at);
  }

  public static BookingAccepted bookingAccepted(Instant at) {
    return new BookingAccepted(origin("accepted", at), BOOKING, at);
  }

  public static BookingConverted bookingConverted(Instant at) {
    return new BookingConverted(origin("converted", at), BOOKING, Optional.of("51000456"), at);
  }

  public static BookingDismissed bookingDismissed(Instant at) {
    return new BookingDismissed(origin("dismissed", at), BOOKING, CustomerId.behind(BOOKING), at);
  }

  // Sessions and calls.

  public static SessionAbandoned session(Instant lastSeen) {
    return new SessionAbandoned(
        origin("session", lastSeen),
        SESSION,
        CustomerId.behind(SESSION),
        true,
        true,
        Optional.empty(),
        lastSeen,
        lastSeen);
  }

  public static SessionCompleted sessionCompleted(Instant at) {
    return new SessionCompleted(origin("session-completed", at), SESSION, at);
  }

  public static CallMissed missedCall(Instant at) {
    return new CallMissed(origin("missed", at), CALL, CustomerId.behind(CALL), at, at);
  }

  public static CallAnswered callAnswered(Instant at) {
    return new CallAnswered(origin("answered", at), CALL, at);
  }

  public static CustomerBooked customerBooked(Instant at) {
    return new CustomerBooked(origin("booked", at), CUSTOMER, "job 51000999", at);
  }

  // Jobs.

  /** A window of two hours. */
  public static AppointmentPlanned appointment(String id, Instant start, Instant at) {
    return new AppointmentPlanned(
        origin("appointment-" + id, at),
        JOB,
        CUSTOMER,
        id,
        start,
        start.plus(Duration.ofHours(2)),
        hour(0),
        at);
  }

  /** What brought the customer of the job that was booking 62000123 before. */
  public static JobAttributed jobAttributed(MarketingSource source, Instant at) {
    return JobAttributed.of(JOB, new Attribution("booking 62000123", source, at), at);
  }

  public static AppointmentCanceled appointmentCanceled(String id, Instant at) {
    return new AppointmentCanceled(origin("appointment-canceled-" + id, at), JOB, id, at);
  }

  public static TechnicianDispatched dispatched(String appointment, Instant at) {
    return new TechnicianDispatched(origin("dispatched-" + appointment, at), JOB, appointment, at);
  }

  public static JobCompleted jobCompleted(Instant at) {
    return new JobCompleted(
        origin("job-completed", at),
        JOB,
        CUSTOMER,
        Optional.of(new BigDecimal("389.00")),
        false,
        false,
        at,
        at);
  }

  public static JobCanceled jobCanceled(Instant at) {
    return new JobCanceled(origin("job-canceled", at), JOB, at);
  }

  public static NoShow noShow(Instant at) {
    return new NoShow(origin("no-show", at), JOB, CUSTOMER, at);
  }

  // Debts.

  public static InvoiceOverdue invoice(String id, String balance, Instant dueOn, Instant at) {
    return new InvoiceOverdue(
        origin("invoice-" + id, at), DEBT, id, new BigDecimal(balance), dueOn, at);
  }

  public static InvoiceSettled invoiceSettled(String id, Instant at) {
    return new InvoiceSettled(origin("settled-" + id, at), DEBT, id, at);
  }

  public static PaymentPosted payment(Instant at) {
    return new PaymentPosted(origin("payment", at), DEBT, "900", List.of("1"), at);
  }

  public static PaymentPromised paymentPromised(Instant by, Instant at) {
    return new PaymentPromised(origin("promised", at), DEBT, by, at);
  }

  public static DebtDisputed debtDisputed(Instant at) {
    return new DebtDisputed(origin("disputed", at), DEBT, at);
  }

  // Links.

  public static EstimateViewed estimateViewed(Instant at) {
    return new EstimateViewed(
        origin("viewed", at), CUSTOMER, Sample.JOB.workflowId(), "first-text", Channel.SMS);
  }

  private static Origin origin(String what, Instant at) {
    return new Origin(what + "-" + at, ACME, at, at, "test");
  }
}
