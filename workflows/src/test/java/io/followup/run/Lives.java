package io.followup.run;

import static io.followup.lifecycle.Told.appointment;
import static io.followup.lifecycle.Told.booking;
import static io.followup.lifecycle.Told.bookingConverted;
import static io.followup.lifecycle.Told.bookingDismissed;
import static io.followup.lifecycle.Told.customerBooked;
import static io.followup.lifecycle.Told.day;
import static io.followup.lifecycle.Told.dispatched;
import static io.followup.lifecycle.Told.estimateViewed;
import static io.followup.lifecycle.Told.hour;
import static io.followup.lifecycle.Told.invoice;
import static io.followup.lifecycle.Told.jobAttributed;
import static io.followup.lifecycle.Told.jobCompleted;
import static io.followup.lifecycle.Told.missedCall;
import static io.followup.lifecycle.Told.noShow;
import static io.followup.lifecycle.Told.payment;
import static io.followup.lifecycle.Told.paymentPromised;
import static io.followup.lifecycle.Told.sequence;
import static io.followup.lifecycle.Told.session;
import static io.followup.run.Sample.opened;
import static io.followup.run.Sample.textThenCall;

import io.followup.fact.JobAttributed;
import io.followup.marketing.MarketingSource;
import io.followup.sequence.Sequence;
import io.followup.touch.TouchResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One whole life of each kind of object, with what happens in it. */
public final class Lives {
  public static final Sequence VIEWED =
      sequence(
          """
          sequence: estimate-viewed
          trigger: estimate.viewed
          steps:
            - { id: ask, wait: 3h, sms: "{{company.name}}: any questions? Reply STOP to end." }
            - { id: by-size, wait: 1d, branch: [{ when: estimate.total >= 5000, to: office }, { to: end }] }
            - { id: office, wait: 1h, task: { title: Call, text: "The customer looked at it." } }
            - { id: end, stop: "The customer was asked." }
          """);

  public static final Sequence NEW_BOOKING =
      sequence(
          """
          sequence: new-booking
          trigger: booking
          steps:
            - { id: arrived, wait: 1m, email: arrived }
            - { id: office, wait: 2h after trigger, task: { title: Booking, text: "Take it up." } }
            - { id: sorry, wait: 1d after trigger, sms: "{{company.name}}: soon. Reply STOP to end." }
          emails: { arrived: { subject: "{{company.name}}", text: "We have your booking." } }
          limits: { max-touches: 3, expires: 3d }
          """);

  public static final Sequence LEAD =
      sequence(
          """
          sequence: lead
          trigger: booking.dismissed
          steps:
            - { id: still-needed, wait: 2d, sms: "{{company.name}}: {{link}} Reply STOP to end." }
            - { id: again, wait: 14d, sms: "{{company.name}}: {{link}}" }
          """);

  public static final Sequence ABANDONED =
      sequence(
          """
          sequence: abandoned
          trigger: session
          steps:
            - { id: text, wait: 10m, sms: "{{company.name}}: {{link}} Reply STOP to end." }
            - { id: mail, wait: 1d after trigger, email: finish }
          emails: { finish: { subject: "{{company.name}}", text: "You did not finish: {{link}}" } }
          """);

  public static final Sequence MISSED_CALL =
      sequence(
          """
          sequence: missed-call
          trigger: call
          steps:
            - { id: text, wait: 0m, sms: "{{company.name}}: sorry! {{link}} Reply STOP to end." }
            - { id: office, wait: 1h after trigger, task: { title: Call back, text: "A caller." } }
          limits: { max-touches: 1, expires: 2d }
          """);

  public static final Sequence REMINDERS =
      sequence(
          """
          sequence: reminders
          trigger: appointment
          steps:
            - { id: day-before, until: appointment.start - 24h, sms: "{{company.name}}: tomorrow. Reply STOP to end." }
            - { id: leaves, until: appointment.start - 12h, wait-for: technician.dispatched, within: 1d, else: nobody }
            - { id: on-the-way, wait: 0m, sms: "{{company.name}} is on the way." }
            - { id: told, stop: "The customer was told." }
            - { id: nobody, stop: "No technician was dispatched." }
          limits: { max-touches: 3, expires: 30d }
          """);

  public static final Sequence REVIEW =
      sequence(
          """
          sequence: review
          trigger: job.completed
          steps:
            - { id: ask, wait: 2h, sms: "{{company.name}}: {{link}} Reply STOP to end." }
          """);

  public static final Sequence OFFER =
      sequence(
          """
          sequence: offer
          trigger: job.completed
          steps:
            - { id: offer, wait: 7d, email: offer }
          emails: { offer: { subject: "{{company.name}}", text: "A membership?" } }
          """);

  public static final Sequence REBOOK =
      sequence(
          """
          sequence: rebook
          trigger: job.no-show
          steps:
            - { id: missed-you, wait: 1h, sms: "{{company.name}}: {{link}} Reply STOP to end." }
            - { id: again, wait: 2d, sms: "{{company.name}}: {{link}}" }
          """);

  /** A message every fifteen days for a year. */
  public static final Sequence DUNNING_OF_A_YEAR =
      sequence(
          """
          sequence: dunning
          trigger: invoice
          steps:
          %s
          emails: { mail: { subject: "{{company.name}}", text: "{{invoice.balance}} is open." } }
          limits: { max-touches: 50, expires: 365d }
          """
              .formatted(
                  IntStream.rangeClosed(1, 24)
                      .mapToObj(
                          step ->
                              "  - { id: day-%1$d, until: invoice.dueDate + %1$dd, email: mail }"
                                  .formatted(15 * step))
                      .collect(Collectors.joining("\n"))));

  private Lives() {}

  public static void estimateThatWasLookedAt(Engine engine) {
    engine.begins(opened("1", hour(0)), textThenCall());
    engine.sleep(Duration.ofHours(25));
    engine.isLedBy(estimateViewed(hour(25)), VIEWED);
  }

  public static void bookingThatWasDismissedAndBecameAJob(Engine engine) {
    engine.begins(booking(hour(0)), NEW_BOOKING);
    engine.sleep(Duration.ofHours(30));
    engine.isLedBy(bookingDismissed(hour(30)), LEAD);
    engine.sleep(Duration.ofDays(5));
    engine.hears(bookingConverted(day(6)));
  }

  public static void sessionWhoseCustomerBooksByTelephone(Engine engine) {
    engine.begins(session(hour(0)), ABANDONED);
    engine.sleep(Duration.ofHours(2));
    engine.hears(customerBooked(hour(2)));
  }

  public static void missedCallThatTheOfficeReturns(Engine engine) {
    engine.begins(missedCall(hour(0)), MISSED_CALL);
  }

  /** Reminder, moved, reminder again, on the way, completed, review, offer. */
  public static void jobFromAppointmentToOffer(Engine engine) {
    engine.begins(appointment("1", day(3), hour(0)), REMINDERS);
    sleepUntil(engine, day(2).plusSeconds(3600));
    engine.isLedBy(appointment("1", day(6), day(2)), REMINDERS);
    sleepUntil(engine, day(6));
    engine.hears(dispatched("1", day(6)));
    sleepUntil(engine, day(6).plusSeconds(7200));
    engine.isLedBy(jobCompleted(day(6).plusSeconds(7200)), REVIEW, OFFER);
  }

  /** It was a booking before; more of where it came from is learned while the run waits. */
  public static void jobThatWasABooking(Engine engine) {
    engine.beginsKnowing(
        List.of(jobAttributed(new MarketingSource(Optional.of("9202"), Optional.empty()), hour(0))),
        appointment("1", day(3), hour(0)),
        REMINDERS);
    sleepUntil(engine, hour(2));
    JobAttributed whole =
        jobAttributed(new MarketingSource(Optional.of("9202"), Optional.of("Website")), hour(1));
    engine.hears(whole);
    engine.hears(whole);
    sleepUntil(engine, day(3));
    engine.hears(dispatched("1", day(3)));
    engine.hears(jobCompleted(day(3).plusSeconds(7200)));
  }

  /** Reminder, nobody there, offer of a new time, new time, reminder, completed. */
  public static void jobWhoseCustomerWasNotThere(Engine engine) {
    engine.begins(appointment("1", day(3), hour(0)), REMINDERS);
    sleepUntil(engine, day(3));
    engine.isLedBy(noShow(day(3)), REBOOK);
    sleepUntil(engine, day(4));
    engine.isLedBy(appointment("2", day(8), day(4)), REMINDERS);
    sleepUntil(engine, day(8));
    engine.hears(dispatched("2", day(8)));
    engine.hears(jobCompleted(day(9)));
  }

  /** Part payments each month, a promise in spring, the rest at the end of the year. */
  public static void dunningOfAYear(Engine engine) {
    engine.begins(invoice("1", "1200", day(0), day(0)), DUNNING_OF_A_YEAR);
    for (int month = 1; month <= 11; month++) {
      sleepUntil(engine, day(30 * month + 2));
      engine.hears(payment(day(30 * month + 2)));
      engine.hears(
          invoice(
              "1", String.valueOf(1200 - 100 * month), day(0), day(30 * month + 2).plusSeconds(1)));
      if (month == 4) {
        engine.hears(paymentPromised(day(150), day(122)));
      }
    }
    sleepUntil(engine, day(350));
    engine.looksFind(
        new TouchResult.Stopped(Outcome.WON, "subject-still-open", "Nothing is overdue any more."));
    engine.hears(payment(day(350)));
  }

  private static void sleepUntil(Engine engine, Instant instant) {
    engine.sleep(Duration.between(engine.now(), instant));
  }
}
