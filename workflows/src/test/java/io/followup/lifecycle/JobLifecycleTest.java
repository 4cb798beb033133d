package io.followup.lifecycle;

import static io.followup.lifecycle.Told.appointment;
import static io.followup.lifecycle.Told.appointmentCanceled;
import static io.followup.lifecycle.Told.customerBooked;
import static io.followup.lifecycle.Told.day;
import static io.followup.lifecycle.Told.dispatched;
import static io.followup.lifecycle.Told.hour;
import static io.followup.lifecycle.Told.jobAttributed;
import static io.followup.lifecycle.Told.jobCanceled;
import static io.followup.lifecycle.Told.jobCompleted;
import static io.followup.lifecycle.Told.noShow;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.fact.SubjectFact;
import io.followup.lifecycle.Change.Effect;
import io.followup.marketing.MarketingSource;
import io.followup.run.Outcome;
import io.followup.sequence.Anchor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobLifecycleTest {
  private final Lifecycle planned = Lifecycle.startedBy(appointment("1", day(3), hour(0)));
  private final Lifecycle missed = planned.on(noShow(day(4))).after();

  private static Lifecycle after(Lifecycle before, SubjectFact... facts) {
    Lifecycle now = before;
    for (SubjectFact fact : facts) {
      now = now.on(fact).after();
    }
    return now;
  }

  private static MarketingSource source(String campaign, String name) {
    return new MarketingSource(Optional.of(campaign), Optional.of(name));
  }

  @Test
  void what_brought_the_customer_is_told_once_and_kept() {
    Change told = planned.on(jobAttributed(source("9202", "Website"), hour(1)));
    assertThat(told.told()).contains("Came through booking 62000123: campaign 9202 (Website).");
    assertThat(told.over()).isEmpty();
    assertThat(told.effect()).isEqualTo(Effect.NONE);

    Lifecycle known = told.after();
    assertThat(known.on(jobAttributed(source("9202", "Website"), hour(1))).isNews()).isFalse();
    Lifecycle done =
        after(known, appointment("1", day(5), hour(2)), jobCompleted(day(5).plusSeconds(60)));
    assertThat(done.attribution().orElseThrow().source()).isEqualTo(source("9202", "Website"));
  }

  @Test
  void halves_of_it_are_put_together_in_whatever_order_they_come() {
    SubjectFact campaign =
        jobAttributed(new MarketingSource(Optional.of("9202"), Optional.empty()), hour(1));
    SubjectFact name =
        jobAttributed(new MarketingSource(Optional.empty(), Optional.of("Website")), hour(2));
    SubjectFact changed = jobAttributed(source("9300", "Website"), hour(3));
    assertThat(after(planned, campaign, name).attribution())
        .isEqualTo(after(planned, name, campaign).attribution());
    assertThat(after(planned, changed, campaign, name).attribution().orElseThrow().source())
        .isEqualTo(source("9300", "Website"));
  }

  @Test
  void a_source_that_reads_like_somebodys_address_is_not_kept() {
    assertThat(source("0", "pat@example.com")).isEqualTo(MarketingSource.unknown());
    assertThat(source("https://x/?id=1", "call of 512-555-0123").isKnown()).isFalse();
    assertThat(source("9202", "  google / cpc  ").inWords())
        .isEqualTo("campaign 9202 (google / cpc)");
  }

  private static Instant start(Lifecycle job) {
    return job.at(Anchor.APPOINTMENT_START).orElseThrow();
  }

  @Test
  void times_of_the_appointment_are_those_of_its_arrival_window() {
    assertThat(start(planned)).isEqualTo(day(3));
    assertThat(planned.at(Anchor.APPOINTMENT_END)).contains(day(3).plus(Duration.ofHours(2)));
    assertThat(planned.at(Anchor.JOB_COMPLETED)).isEmpty();
  }

  @Test
  void a_moved_appointment_moves_its_steps() {
    Change moved = planned.on(appointment("1", day(5), hour(1)));
    assertThat(moved.effect()).isEqualTo(Effect.MOVED);
    assertThat(moved.told()).contains("Appointment 1 was moved.");
    assertThat(start(moved.after())).isEqualTo(day(5));
  }

  @Test
  void an_older_telling_does_not_move_it_back() {
    Lifecycle moved = after(planned, appointment("1", day(5), hour(2)));
    Change old = moved.on(appointment("1", day(4), hour(1)));
    assertThat(old.isNews()).isFalse();
    assertThat(start(old.after())).isEqualTo(day(5));
  }

  @Test
  void the_same_time_told_again_is_no_news_even_when_the_technician_has_set_out() {
    assertThat(planned.on(appointment("1", day(3), hour(1))).isNews()).isFalse();
    Lifecycle underWay = after(planned, dispatched("1", hour(70)));
    assertThat(underWay.on(appointment("1", day(3), hour(71))).isNews()).isFalse();
  }

  @Test
  void a_canceled_appointment_leaves_the_job_without_a_time_until_there_is_another() {
    Lifecycle canceled = after(planned, appointmentCanceled("1", hour(1)));
    assertThat(canceled.at(Anchor.APPOINTMENT_START)).isEmpty();
    Change other = canceled.on(appointment("2", day(6), hour(2)));
    assertThat(other.effect()).isEqualTo(Effect.MOVED);
    assertThat(start(other.after())).isEqualTo(day(6));
    assertThat(canceled.on(appointment("1", day(3), hour(2))).told())
        .contains("Appointment 1 stands again.");
  }

  @Test
  void a_cancellation_overtaken_by_a_later_time_changes_nothing() {
    Lifecycle moved = after(planned, appointment("1", day(5), hour(2)));
    assertThat(moved.on(appointmentCanceled("1", hour(1))).isNews()).isFalse();
  }

  @Test
  void of_several_appointments_the_first_one_counts_until_its_steps_are_taken() {
    Lifecycle three =
        after(planned, appointment("3", day(9), hour(1)), appointment("2", day(6), hour(1)));
    assertThat(start(three)).isEqualTo(day(3));
    Lifecycle second = three.onward().orElseThrow();
    assertThat(start(second)).isEqualTo(day(6));
    Lifecycle third = second.onward().orElseThrow();
    assertThat(start(third)).isEqualTo(day(9));
    assertThat(third.onward()).isEmpty();
  }

  @Test
  void a_technician_on_the_way_does_not_move_the_steps_to_the_next_appointment() {
    Lifecycle two = after(planned, appointment("2", day(6), hour(1)));
    assertThat(start(after(two, dispatched("1", day(3))))).isEqualTo(day(3));
  }

  @Test
  void who_had_set_out_before_the_appointment_was_moved_is_not_on_the_way_to_the_new_one() {
    Lifecycle moved = after(planned, appointment("1", day(5), hour(72)));
    assertThat(moved.on(dispatched("1", hour(71))).isNews()).isFalse();
    assertThat(planned.on(dispatched("1", hour(71))).told())
        .contains("A technician is on the way.");
  }

  @Test
  void completed_work_enters_another_phase_once() {
    Change done = planned.on(jobCompleted(day(3)));
    assertThat(done.over().orElseThrow())
        .isEqualTo(new Lifecycle.Over(Outcome.WON, "The work is done."));
    assertThat(done.after().at(Anchor.JOB_COMPLETED)).contains(day(3));
    assertThat(done.after().amount()).isEqualByComparingTo("389");
    assertThat(done.after().on(jobCompleted(day(4))).isNews()).isFalse();
    assertThat(done.after().waitsFor()).isEmpty();
  }

  @Test
  void what_is_told_late_does_not_lead_completed_work_back() {
    Lifecycle done = after(planned, jobCompleted(day(3)));
    assertThat(done.on(noShow(day(2))).isNews()).isFalse();
    assertThat(done.on(jobCanceled(day(2))).isNews()).isFalse();
    assertThat(done.on(appointment("1", day(8), day(4))).isNews()).isFalse();
  }

  @Test
  void a_canceled_job_is_lost() {
    assertThat(planned.on(jobCanceled(hour(5))).over().orElseThrow())
        .isEqualTo(new Lifecycle.Over(Outcome.LOST, "The job was canceled."));
  }

  @Test
  void a_cancellation_before_the_newest_appointment_is_read_again() {
    Lifecycle reopened = after(planned, appointment("1", day(7), hour(6)));
    Change late = reopened.on(jobCanceled(hour(5)));
    assertThat(late.over()).isEmpty();
    assertThat(late.effect()).isEqualTo(Effect.LOOK);
  }

  @Test
  void nobody_there_enters_another_phase_and_no_appointment_stands() {
    Change nobody = planned.on(noShow(day(4)));
    assertThat(nobody.over().orElseThrow().why())
        .isEqualTo("Nobody was there when the technician came.");
    assertThat(missed.at(Anchor.APPOINTMENT_START)).isEmpty();
    assertThat(missed.on(noShow(day(5))).isNews()).isFalse();
  }

  @Test
  void who_missed_it_is_won_by_a_new_time_of_the_same_or_another_appointment() {
    for (String id : new String[] {"1", "2"}) {
      Change rebooked = missed.on(appointment(id, day(9), day(5)));
      assertThat(rebooked.over().orElseThrow())
          .isEqualTo(new Lifecycle.Over(Outcome.WON, "The customer has a new appointment."));
      assertThat(start(rebooked.after())).isEqualTo(day(9));
      assertThat(rebooked.after().on(noShow(day(4))).isNews()).as("told again").isFalse();
    }
  }

  @Test
  void an_appointment_of_before_is_no_new_one_for_who_missed_it() {
    Lifecycle startedByIt = Lifecycle.startedBy(noShow(day(4)));
    assertThat(startedByIt.on(appointment("1", day(3), hour(0))).isNews()).isFalse();
  }

  @Test
  void a_no_show_told_after_the_customer_has_a_new_time_changes_nothing() {
    Lifecycle rebooked = after(planned, appointment("1", day(9), day(5)));
    assertThat(rebooked.on(noShow(day(4))).isNews()).isFalse();
  }

  @Test
  void who_missed_it_is_won_by_any_booking_since() {
    assertThat(missed.on(customerBooked(day(3))).isNews()).isFalse();
    assertThat(missed.on(customerBooked(day(5))).over().orElseThrow().why())
        .isEqualTo("The customer booked again: job 51000999.");
    assertThat(planned.on(customerBooked(day(5))).isNews()).isFalse();
  }

  @Test
  void it_lives_on_as_long_as_a_visit_lies_ahead() {
    assertThat(planned.expiresFrom(hour(0))).isEqualTo(day(3).plus(Duration.ofHours(2)));
    assertThat(planned.expiresFrom(day(30))).isEqualTo(day(30));
  }
}
