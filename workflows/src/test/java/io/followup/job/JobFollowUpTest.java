package io.followup.job;

import static io.followup.lifecycle.Told.appointment;
import static io.followup.lifecycle.Told.day;
import static io.followup.lifecycle.Told.hour;
import static io.followup.lifecycle.Told.jobAttributed;
import static io.followup.lifecycle.Told.jobCanceled;
import static io.followup.lifecycle.Told.jobCompleted;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.marketing.MarketingSource;
import io.followup.run.Engine;
import io.followup.run.FollowUpStart;
import io.followup.run.Lives;
import io.followup.run.Outcome;
import io.followup.run.StartOptions;
import io.followup.touch.AttemptKey;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobFollowUpTest {
  private final Engine engine = Engine.start();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void a_moved_job_is_reminded_of_again_then_asked_and_offered() {
    Lives.jobFromAppointmentToOffer(engine);
    assertThat(engine.ending().outcome()).isEqualTo(Outcome.EXHAUSTED);
    assertThat(engine.stepsTouched())
        .containsExactly("day-before", "day-before", "on-the-way", "ask", "offer");
    assertThat(engine.touches().get(0).dueAt()).isEqualTo(day(2));
    assertThat(engine.touches().get(1).dueAt()).isEqualTo(day(5));
    assertThat(engine.touches().get(4).dueAt()).isEqualTo(day(13).plusSeconds(7200));
    assertThat(
            engine.touches().stream()
                .map(
                    touch ->
                        AttemptKey.of(
                            touch.workflowId(), touch.step().id(), touch.turn().ordinal())))
        .as("each has a place of its own in the ledger")
        .doesNotHaveDuplicates();
  }

  @Test
  void who_was_not_there_is_reminded_of_the_new_time() {
    Lives.jobWhoseCustomerWasNotThere(engine);
    assertThat(engine.ending().outcome()).isEqualTo(Outcome.WON);
    assertThat(engine.stepsTouched())
        .containsExactly("day-before", "missed-you", "day-before", "on-the-way");
    assertThat(engine.touches().get(2).dueAt()).isEqualTo(day(7));
  }

  @Test
  void a_job_that_was_a_booking_keeps_what_brought_its_customer_and_tells_it_once() {
    Lives.jobThatWasABooking(engine);
    assertThat(engine.ending().outcome()).isEqualTo(Outcome.WON);
    assertThat(engine.story().attribution().orElseThrow().inWords())
        .isEqualTo("Came through booking 62000123: campaign 9202 (Website).");
    assertThat(engine.story().story().stream().map(line -> line.text()))
        .filteredOn(line -> line.startsWith("Came through"))
        .containsExactly(
            "Came through booking 62000123: campaign 9202.",
            "Came through booking 62000123: campaign 9202 (Website).");
    assertThat(engine.stepsTouched()).containsExactly("day-before", "on-the-way");
  }

  @Test
  void lists_of_the_temporal_ui_tell_what_brought_the_customer() {
    FollowUpStart start =
        FollowUpStart.of(
                appointment("1", day(3), hour(0)), List.of(Lives.REMINDERS), 1, ZoneOffset.UTC)
            .knowing(
                List.of(
                    jobAttributed(
                        new MarketingSource(Optional.of("9202"), Optional.of("Website")),
                        hour(0))));
    assertThat(StartOptions.of(start).getStaticSummary())
        .isEqualTo("Job follow-up of job 51000456 · campaign 9202 (Website) · reminders@1");
  }

  @Test
  void a_canceled_job_is_left_alone() {
    engine.begins(appointment("1", day(3), hour(0)), Lives.REMINDERS);
    engine.sleep(Duration.ofHours(20));
    engine.hears(jobCanceled(hour(20)));
    assertThat(engine.ending().outcome()).isEqualTo(Outcome.LOST);
    assertThat(engine.stepsTouched()).isEmpty();
  }

  @Test
  void a_run_may_begin_when_the_work_is_done() {
    engine.begins(jobCompleted(hour(0)), Lives.REVIEW, Lives.OFFER);
    assertThat(engine.ending().outcome()).isEqualTo(Outcome.EXHAUSTED);
    assertThat(engine.stepsTouched()).containsExactly("ask", "offer");
  }
}
