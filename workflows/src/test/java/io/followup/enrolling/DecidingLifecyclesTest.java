package io.followup.enrolling;

import static io.followup.lifecycle.Told.appointment;
import static io.followup.lifecycle.Told.appointmentCanceled;
import static io.followup.lifecycle.Told.booking;
import static io.followup.lifecycle.Told.bookingAccepted;
import static io.followup.lifecycle.Told.bookingConverted;
import static io.followup.lifecycle.Told.bookingDismissed;
import static io.followup.lifecycle.Told.callAnswered;
import static io.followup.lifecycle.Told.day;
import static io.followup.lifecycle.Told.estimateViewed;
import static io.followup.lifecycle.Told.hour;
import static io.followup.lifecycle.Told.invoice;
import static io.followup.lifecycle.Told.invoiceSettled;
import static io.followup.lifecycle.Told.jobCanceled;
import static io.followup.lifecycle.Told.jobCompleted;
import static io.followup.lifecycle.Told.missedCall;
import static io.followup.lifecycle.Told.noShow;
import static io.followup.lifecycle.Told.payment;
import static io.followup.lifecycle.Told.session;
import static io.followup.lifecycle.Told.sessionCompleted;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.fact.SubjectFact;
import io.followup.fact.TriggerFact;
import io.followup.run.Sample;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which facts about bookings, sessions, jobs, debts and calls are worth a signal. */
class DecidingLifecyclesTest {
  private final Deciding everything =
      new Deciding(occasion -> new Enrolling.Enrolled.By(List.of(Sample.textThenCall())));
  private final Deciding nothing =
      new Deciding(occasion -> new Enrolling.Enrolled.Not("enroll", "too small."));

  private static Knowledge knowing(SubjectFact... told) {
    Knowledge knowledge = new Knowledge(List.of());
    for (SubjectFact fact : told) {
      knowledge.told(fact, fact.subject().workflowId(), true);
    }
    return knowledge;
  }

  private static Plan decide(Deciding deciding, SubjectFact fact, SubjectFact... before) {
    return deciding.decide(fact, fact.subject().workflowId(), knowing(before));
  }

  private Plan decide(SubjectFact fact, SubjectFact... before) {
    return decide(everything, fact, before);
  }

  private static String rule(Plan plan) {
    return plan instanceof Plan.Nothing none ? none.rule() : plan.getClass().getSimpleName();
  }

  static Stream<TriggerFact> beginnings() {
    return Stream.of(
        booking(hour(0)),
        bookingDismissed(hour(0)),
        session(hour(0)),
        appointment("1", day(3), hour(0)),
        jobCompleted(hour(0)),
        noShow(hour(0)),
        invoice("1", "400", day(0), day(1)),
        missedCall(hour(0)));
  }

  @ParameterizedTest
  @MethodSource("beginnings")
  void what_begins_something_starts_a_run_once(TriggerFact fact) {
    assertThat(rule(decide(fact))).isEqualTo("Start");
    assertThat(rule(decide(fact, fact))).isEqualTo("repeated");
    assertThat(rule(decide(nothing, fact))).isEqualTo("enroll");
  }

  static Stream<List<SubjectFact>> overtaken() {
    return Stream.of(
        List.of(booking(hour(0)), bookingConverted(hour(1))),
        List.of(booking(hour(0)), bookingAccepted(hour(1))),
        List.of(booking(hour(0)), bookingDismissed(hour(1))),
        List.of(bookingDismissed(hour(0)), bookingConverted(hour(1))),
        List.of(session(hour(2)), sessionCompleted(hour(1))),
        List.of(appointment("1", day(3), hour(0)), appointmentCanceled("1", hour(1))),
        List.of(appointment("1", day(3), hour(0)), jobCompleted(hour(1))),
        List.of(appointment("1", day(3), hour(0)), jobCanceled(hour(1))),
        List.of(appointment("1", day(3), hour(0)), noShow(hour(1))),
        List.of(jobCompleted(hour(0)), jobCanceled(hour(1))),
        List.of(noShow(hour(0)), jobCompleted(hour(1))),
        List.of(invoice("1", "400", day(0), day(1)), invoiceSettled("1", day(1))),
        List.of(missedCall(hour(1)), callAnswered(hour(0))));
  }

  @ParameterizedTest
  @MethodSource("overtaken")
  void what_was_overtaken_before_it_came_starts_nothing(List<SubjectFact> facts) {
    Plan plan = decide(facts.getFirst(), facts.getLast());
    assertThat(rule(plan)).isEqualTo("overtaken");
    assertThat(((Plan.Nothing) plan).why()).startsWith("a later state is already known: ");
  }

  @Test
  void what_came_back_since_is_followed_up() {
    assertThat(rule(decide(booking(hour(2)), bookingDismissed(hour(1))))).isEqualTo("Start");
    assertThat(rule(decide(appointment("1", day(9), hour(2)), noShow(hour(1))))).isEqualTo("Start");
    assertThat(rule(decide(appointment("2", day(9), hour(0)), appointmentCanceled("1", hour(1)))))
        .as("another appointment")
        .isEqualTo("Start");
    assertThat(rule(decide(invoice("1", "400", day(0), day(2)), invoiceSettled("1", day(1)))))
        .isEqualTo("Start");
  }

  @Test
  void a_change_reaches_the_run_that_is_there_even_when_it_would_start_none() {
    Plan moved =
        decide(nothing, appointment("1", day(5), hour(1)), appointment("1", day(3), hour(0)));
    assertThat(moved).isInstanceOf(Plan.Tell.class);
    assertThat(decide(appointment("1", day(5), hour(1)), appointment("1", day(3), hour(0))))
        .isInstanceOfSatisfying(Plan.Start.class, start -> assertThat(start.known()).isTrue());
  }

  @Test
  void what_ends_something_is_told_to_its_run_and_kept_where_there_is_none() {
    assertThat(rule(decide(jobCanceled(hour(1)), appointment("1", day(3), hour(0)))))
        .isEqualTo("Tell");
    assertThat(rule(decide(jobCanceled(hour(1))))).isEqualTo("no-run");
    assertThat(rule(decide(payment(day(2)), invoice("1", "400", day(0), day(1)))))
        .isEqualTo("Tell");
    assertThat(rule(decide(sessionCompleted(hour(1))))).isEqualTo("no-run");
  }

  @Test
  void an_end_that_found_no_run_still_overtakes_the_beginning_in_the_same_batch() {
    Knowledge knowledge = new Knowledge(List.of());
    everything.decide(sessionCompleted(hour(1)), "session/acme/8f2c", knowledge);
    assertThat(rule(everything.decide(session(hour(0)), "session/acme/8f2c", knowledge)))
        .isEqualTo("overtaken");
  }

  @Test
  void a_changed_invoice_does_not_begin_dunning_again_that_a_person_may_have_stopped() {
    assertThat(
            rule(decide(invoice("1", "300", day(0), day(9)), invoice("1", "400", day(0), day(1)))))
        .isEqualTo("Tell");
    assertThat(
            rule(decide(invoice("2", "80", day(8), day(9)), invoice("1", "400", day(0), day(1)))))
        .as("another invoice")
        .isEqualTo("Start");
    assertThat(
            rule(
                decide(
                    invoice("1", "400", day(0), day(9)),
                    invoice("1", "400", day(0), day(1)),
                    invoiceSettled("1", day(5)))))
        .as("a payment that bounced")
        .isEqualTo("Start");
  }

  @Test
  void an_estimate_that_was_looked_at_leads_its_run_on_where_there_is_a_sequence_for_that() {
    assertThat(everything.decide(estimateViewed(hour(1)))).isInstanceOf(Plan.Lead.class);
    assertThat(nothing.decide(estimateViewed(hour(1)))).isInstanceOf(Plan.Tell.class);
  }

  @Test
  void what_earlier_deliveries_told_counts_as_much() {
    Knowledge knowledge =
        new Knowledge(
            List.of(
                new Known(
                    "booking/acme/62000123",
                    "62000123",
                    "BookingConverted",
                    hour(1),
                    Optional.empty())));
    assertThat(rule(everything.decide(booking(hour(0)), "booking/acme/62000123", knowledge)))
        .isEqualTo("overtaken");
  }
}
