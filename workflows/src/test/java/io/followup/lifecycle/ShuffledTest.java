package io.followup.lifecycle;

import static io.followup.lifecycle.Told.appointment;
import static io.followup.lifecycle.Told.appointmentCanceled;
import static io.followup.lifecycle.Told.booking;
import static io.followup.lifecycle.Told.bookingAccepted;
import static io.followup.lifecycle.Told.bookingConverted;
import static io.followup.lifecycle.Told.bookingDismissed;
import static io.followup.lifecycle.Told.callAnswered;
import static io.followup.lifecycle.Told.customerBooked;
import static io.followup.lifecycle.Told.day;
import static io.followup.lifecycle.Told.dispatched;
import static io.followup.lifecycle.Told.hour;
import static io.followup.lifecycle.Told.invoice;
import static io.followup.lifecycle.Told.invoiceSettled;
import static io.followup.lifecycle.Told.jobCanceled;
import static io.followup.lifecycle.Told.jobCompleted;
import static io.followup.lifecycle.Told.missedCall;
import static io.followup.lifecycle.Told.payment;
import static io.followup.lifecycle.Told.paymentPromised;
import static io.followup.lifecycle.Told.session;
import static io.followup.lifecycle.Told.sessionCompleted;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.calendar.BusinessClock;
import io.followup.fact.Fact;
import io.followup.fact.TriggerFact;
import io.followup.run.FollowUp;
import io.followup.run.Next;
import io.followup.run.Outcome;
import io.followup.run.Sample;
import io.followup.touch.TouchResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ends an object's run ends it in whatever order, and however often, it is told. */
class ShuffledTest {

  /**
   * The facts of one object.
   *
   * @param facts what a run hears after it began, in any order
   */
  private record Life(String name, TriggerFact start, List<Fact> facts, Outcome... outcomes) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Life> lives() {
    return Stream.of(
        new Life(
            "a booking that was dismissed, opened again and accepted",
            booking(hour(0)),
            List.of(
                booking(hour(1), Optional.of(day(4))),
                bookingDismissed(hour(2)),
                booking(hour(3)),
                bookingAccepted(hour(4))),
            Outcome.WON,
            // Without a sequence for leads a dismissal ends it, whatever comes later.
            Outcome.LOST),
        new Life(
            "a booking that became a job",
            booking(hour(0)),
            List.of(booking(hour(1), Optional.of(day(4))), bookingConverted(hour(2))),
            Outcome.WON),
        new Life(
            "a session that came back, was finished and led to a job",
            session(hour(0)),
            List.of(session(hour(1)), sessionCompleted(hour(2)), customerBooked(hour(2))),
            Outcome.WON),
        new Life(
            "a session whose customer booked by telephone",
            session(hour(0)),
            List.of(customerBooked(hour(-3)), session(hour(1)), customerBooked(hour(2))),
            Outcome.WON),
        new Life(
            "a job that was moved, lost one visit and was completed",
            appointment("1", day(2), hour(0)),
            List.of(
                appointment("1", day(3), hour(1)),
                appointment("2", day(5), hour(1)),
                appointmentCanceled("2", hour(5)),
                dispatched("1", day(3)),
                jobCompleted(day(4))),
            Outcome.WON),
        new Life(
            "a job that was moved and canceled",
            appointment("1", day(2), hour(0)),
            List.of(
                appointment("1", day(3), hour(1)),
                appointmentCanceled("1", hour(5)),
                jobCanceled(hour(5))),
            Outcome.LOST),
        new Life(
            "two invoices that were paid in parts",
            invoice("1", "400", day(0), day(1)),
            List.of(
                invoice("1", "250", day(0), day(3)),
                invoice("2", "99", day(4), day(5)),
                paymentPromised(day(20), day(6)),
                payment(day(7)),
                invoiceSettled("1", day(8)),
                invoice("2", "40", day(4), day(9)),
                invoiceSettled("2", day(10))),
            Outcome.WON),
        new Life(
            "a missed caller who was called back and booked",
            missedCall(hour(0)),
            List.of(callAnswered(hour(1)), customerBooked(hour(1))),
            Outcome.WON));
  }

  @ParameterizedTest
  @MethodSource("lives")
  void any_order_and_any_number_of_times(Life life) {
    Random random = new Random(11);
    for (int round = 0; round < 1_000; round++) {
      List<Fact> told = new ArrayList<>(life.facts());
      told.addAll(life.facts());
      told.add(life.start());
      Collections.shuffle(told, random);
      FollowUp run =
          FollowUp.start(life.start(), List.of(Sample.textThenCall()), BusinessClock.real());
      for (Fact fact : told) {
        run = read(run.on(fact, day(11)));
      }
      assertThat(run.ending().map(end -> end.outcome()))
          .as("%s told as %s", life.name(), told.stream().map(Fact::name).toList())
          .isPresent()
          .get()
          .isIn((Object[]) life.outcomes());
    }
  }

  /** What must be read at once is found to be open still. */
  private static FollowUp read(FollowUp run) {
    return run.next(day(11)) instanceof Next.Look look
        ? run.looking().looked(new TouchResult.Skipped("subject-still-open", look.why()), day(11))
        : run;
  }
}
