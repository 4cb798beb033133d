package io.followup.estimate;

import static io.followup.run.Sample.TUESDAY_10;
import static io.followup.run.Sample.callEnded;
import static io.followup.run.Sample.callbackRequested;
import static io.followup.run.Sample.dismissed;
import static io.followup.run.Sample.opened;
import static io.followup.run.Sample.optedOut;
import static io.followup.run.Sample.sold;
import static io.followup.run.Sample.textThenCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.fact.CallOutcome;
import io.followup.run.Engine;
import io.followup.run.Outcome;
import io.followup.touch.TouchResult;
import io.followup.touch.Turn;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EstimateFollowUpTest {
  private final Engine engine = Engine.start();

  @AfterEach
  void close() {
    engine.close();
  }

  private static Instant after(long hours) {
    return TUESDAY_10.plus(Duration.ofHours(hours));
  }

  private void estimateGoesOut() {
    engine.estimateGoesOut(opened("1", TUESDAY_10), textThenCall(), 1);
  }

  private Outcome outcome() {
    return engine.ending().outcome();
  }

  @Test
  void never_signed_gets_a_text_at_24_hours_and_a_call_at_72() {
    estimateGoesOut();
    assertThat(outcome()).isEqualTo(Outcome.EXHAUSTED);
    assertThat(engine.stepsTouched()).containsExactly("first-text", "call");
    assertThat(engine.touches().get(0).dueAt()).isEqualTo(after(24));
    assertThat(engine.touches().get(1).dueAt()).isEqualTo(after(72));
    assertThat(engine.ending().at()).isBetween(after(72), after(72).plusSeconds(60));
  }

  @Test
  void a_whole_lifecycle_costs_seven_actions() {
    estimateGoesOut();
    engine.ending();
    // The start and its signal are one; then timer, touch and attributes, twice.
    assertThat(engine.actions()).isEqualTo(7);
  }

  @Test
  void with_a_call_whose_end_is_told_it_costs_nine() {
    engine.senderAnswers(engine::calling);
    estimateGoesOut();
    engine.sleep(Duration.ofHours(72).plusMinutes(1));
    engine.hears(callEnded(0, CallOutcome.ANSWERED, after(72)));
    engine.ending();
    // Besides: the timer until the call ends, and the signal that tells it.
    assertThat(engine.actions() + 1).isEqualTo(9);
  }

  @Test
  void who_asks_is_called_back_two_hours_later_by_a_touch_of_its_own() {
    engine.senderAnswers(engine::calling);
    estimateGoesOut();
    engine.sleep(Duration.ofHours(72).plusMinutes(1));
    engine.hears(callbackRequested(0, after(72)));
    engine.hears(callEnded(0, CallOutcome.ANSWERED, after(72)));
    engine.sleep(Duration.ofHours(2).plusMinutes(1));
    engine.hears(callEnded(1, CallOutcome.ANSWERED, after(74)));

    assertThat(outcome()).isEqualTo(Outcome.EXHAUSTED);
    assertThat(engine.stepsTouched()).containsExactly("first-text", "call", "call");
    assertThat(engine.touches().get(2).turn()).isEqualTo(Turn.FIRST.calledBack());
    assertThat(engine.touches().get(2).dueAt()).isBetween(after(74), after(74).plusSeconds(120));
  }

  @Test
  void a_call_of_which_nothing_is_heard_ends_the_run_a_quarter_of_an_hour_later() {
    engine.senderAnswers(engine::calling);
    estimateGoesOut();
    assertThat(outcome()).isEqualTo(Outcome.EXHAUSTED);
    assertThat(engine.ending().at())
        .isBetween(after(72).plusSeconds(890), after(72).plusSeconds(960));
  }

  @Test
  void a_sale_before_24_hours_sends_nothing() {
    estimateGoesOut();
    engine.sleep(Duration.ofHours(10));
    engine.hears(sold("1", after(10)));
    assertThat(outcome()).isEqualTo(Outcome.WON);
    assertThat(engine.stepsTouched()).isEmpty();
    assertThat(engine.ending().at()).isBefore(after(11));
  }

  @Test
  void a_sale_between_text_and_call_stops_the_call() {
    estimateGoesOut();
    engine.sleep(Duration.ofHours(30));
    engine.hears(sold("1", after(30)));
    assertThat(outcome()).isEqualTo(Outcome.WON);
    assertThat(engine.stepsTouched()).containsExactly("first-text");
  }

  @Test
  void a_sale_that_only_the_fresh_read_finds_ends_it() {
    engine.senderAnswers(
        request ->
            request.step().id().equals("call")
                ? new TouchResult.Stopped(Outcome.WON, "EstimateStillOpen", "Estimate 1 is sold.")
                : engine.sentNow(request));
    estimateGoesOut();
    assertThat(outcome()).isEqualTo(Outcome.WON);
    assertThat(engine.ending().why()).isEqualTo("Estimate 1 is sold.");
  }

  @Test
  void a_sale_while_a_touch_is_stuck_ends_the_run_without_waiting_for_it() throws Exception {
    CountDownLatch sending = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    engine.senderAnswers(
        request -> {
          sending.countDown();
          try {
            release.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return engine.sentNow(request);
        });
    estimateGoesOut();
    engine.sleep(Duration.ofHours(24));
    assertThat(sending.await(10, TimeUnit.SECONDS)).isTrue();
    engine.hears(sold("1", after(24)));
    assertThat(outcome()).isEqualTo(Outcome.WON);
    release.countDown();
  }

  @Test
  void an_opt_out_ends_it() {
    estimateGoesOut();
    engine.sleep(Duration.ofHours(30));
    engine.hears(optedOut(after(30)));
    assertThat(outcome()).isEqualTo(Outcome.OPTED_OUT);
  }

  @Test
  void three_options_are_one_conversation_and_all_must_be_dismissed() {
    estimateGoesOut();
    engine.hears(opened("2", after(0).plusSeconds(1)));
    engine.hears(opened("3", after(0).plusSeconds(2)));
    engine.sleep(Duration.ofHours(1));
    engine.hears(dismissed("1", after(1)));
    engine.hears(dismissed("2", after(1)));
    engine.sleep(Duration.ofHours(1));
    assertThat(engine.story().ending()).isEmpty();
    engine.hears(dismissed("3", after(2)));
    assertThat(outcome()).isEqualTo(Outcome.LOST);
    assertThat(engine.stepsTouched()).isEmpty();
  }

  @Test
  void facts_told_again_do_not_restart_the_timer() {
    estimateGoesOut();
    for (int i = 0; i < 5; i++) {
      engine.hears(opened("1", TUESDAY_10));
      engine.sleep(Duration.ofHours(1));
    }
    engine.ending();
    assertThat(engine.actions()).isEqualTo(7);
  }

  @Test
  void quiet_hours_defer_the_text_and_it_is_asked_again_at_the_opening() {
    AtomicInteger asked = new AtomicInteger();
    engine.senderAnswers(
        request ->
            asked.getAndIncrement() == 0
                ? new TouchResult.Deferred(after(35), "WithinOpenHours", "Quiet hours until 9:00.")
                : engine.sentNow(request));
    estimateGoesOut();
    engine.sleep(Duration.ofHours(25));
    assertThat(engine.story().status()).isEqualTo("deferred");
    assertThat(engine.story().next().orElseThrow().at()).isEqualTo(after(35));
    assertThat(outcome()).isEqualTo(Outcome.EXHAUSTED);
    assertThat(engine.stepsTouched()).containsExactly("first-text", "first-text", "call");
  }

  @Test
  void a_touch_that_is_done_at_once_needs_no_activity_of_its_own() {
    estimateGoesOut();
    assertThat(outcome()).isEqualTo(Outcome.EXHAUSTED);
    assertThat(engine.events(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)).isZero();
  }

  @Test
  void a_touch_that_cannot_be_done_at_once_goes_on_where_its_retries_are_seen() {
    AtomicInteger asked = new AtomicInteger();
    engine.senderAnswers(
        request -> {
          if (asked.incrementAndGet() < 3) {
            throw ApplicationFailure.newFailure("ServiceTitan does not answer.", "Away");
          }
          return engine.sentNow(request);
        });
    estimateGoesOut();
    assertThat(outcome()).isEqualTo(Outcome.EXHAUSTED);
    assertThat(engine.stepsTouched())
        .containsExactly("first-text", "first-text", "first-text", "call");
    assertThat(engine.events(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)).isEqualTo(1);
    assertThat(engine.ending().touches()).isEqualTo(2);
  }

  @Test
  void a_touch_that_fails_for_hours_waits_for_a_person() {
    engine.senderAnswers(
        request -> {
          throw ApplicationFailure.newNonRetryableFailure(
              "ServiceTitan refused the credentials.", "Credentials");
        });
    estimateGoesOut();
    engine.sleep(Duration.ofHours(25));
    assertThat(engine.story().status()).isEqualTo("held");
    assertThat(engine.story().story().getLast().text())
        .isEqualTo(
            "Step first-text: Could not be carried out: ServiceTitan refused the credentials.");
    engine.senderAnswers(engine::sentNow);
    engine.admin("resume", "credentials renewed");
    assertThat(outcome()).isEqualTo(Outcome.EXHAUSTED);
  }

  @Test
  void an_admin_can_pause_resume_skip_send_now_and_stop() {
    estimateGoesOut();
    assertThat(engine.admin("pause", "customer is away"))
        .isEqualTo("Paused by an admin: customer is away.");
    engine.sleep(Duration.ofHours(48));
    assertThat(engine.stepsTouched()).isEmpty();
    assertThat(engine.admin("skipStep", "too late for a text"))
        .startsWith("Step first-text: left out by an admin: too late for a text.");
    assertThat(engine.admin("resume", "they are back"))
        .isEqualTo(
            "Resumed by an admin: they are back. Next: voice call (call) on Fri 27 Nov 10:00.");
    engine.admin("sendNow", "they asked for a call");
    assertThat(outcome()).isEqualTo(Outcome.EXHAUSTED);
    assertThat(engine.stepsTouched()).containsExactly("call");
    assertThat(engine.ending().at()).isBefore(after(50));
  }

  @Test
  void an_admin_can_stop_it() {
    estimateGoesOut();
    engine.admin("stop", "signed on paper");
    assertThat(outcome()).isEqualTo(Outcome.STOPPED_BY_USER);
    assertThat(engine.ending().why()).isEqualTo("Stopped by an admin: signed on paper.");
  }

  @Test
  void steering_without_a_reason_or_sense_is_refused_with_a_sentence() {
    estimateGoesOut();
    assertThatThrownBy(() -> engine.admin("pause", " "))
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("A reason of 1 to 200 characters is needed");
    assertThatThrownBy(() -> engine.admin("resume", "because"))
        .hasStackTraceContaining("Cannot resume a follow-up that is waiting.");
  }

  @Test
  void a_sandbox_lives_faster_and_tells_business_time() {
    Instant evening = Instant.parse("2026-06-15T21:10:05Z");
    engine.estimateGoesOut(opened("1", evening), textThenCall(), 2_160);
    assertThat(outcome()).isEqualTo(Outcome.EXHAUSTED);
    assertThat(engine.touches().get(0).dueAt()).isEqualTo(evening.plus(Duration.ofHours(24)));
    assertThat(engine.ending().at())
        .isBetween(evening.plus(Duration.ofHours(72)), evening.plus(Duration.ofHours(74)));
  }

  @Test
  void the_next_step_and_its_reason_can_be_read_at_any_time() {
    estimateGoesOut();
    engine.sleep(Duration.ofHours(1));
    assertThat(engine.story().next().orElseThrow())
        .isEqualTo(
            new io.followup.run.RunView.Upcoming(
                after(24), "SMS (first-text)", "24 h after the estimate went out."));
  }

  @Test
  void a_worker_that_forgets_everything_between_tasks_comes_to_the_same_end() {
    try (Engine forgetful = Engine.startForgetful()) {
      forgetful.estimateGoesOut(opened("1", TUESDAY_10), textThenCall(), 1);
      forgetful.sleep(Duration.ofHours(30));
      forgetful.admin("pause", "customer is away");
      forgetful.sleep(Duration.ofHours(10));
      forgetful.admin("resume", "they are back");
      assertThat(forgetful.ending().outcome()).isEqualTo(Outcome.EXHAUSTED);
      assertThat(forgetful.stepsTouched()).containsExactly("first-text", "call");
    }
  }

  @Test
  void a_long_history_continues_as_new_and_loses_nothing() {
    estimateGoesOut();
    engine.hears(opened("2", after(1)));
    // Over 4,096 events the server suggests it; each of these is at least one.
    for (int i = 0; i < 4_200; i++) {
      engine.hears(opened("2", after(2).plusSeconds(i)));
    }
    engine.sleep(Duration.ofHours(25));
    assertThat(engine.wasContinued()).isTrue();
    assertThat(engine.stepsTouched()).containsExactly("first-text");
    assertThat(engine.story().story().getFirst().text()).startsWith("Estimate 1 of $4,250.00");
    engine.hears(dismissed("1", after(25)));
    engine.sleep(Duration.ofMinutes(1));
    assertThat(engine.story().ending()).as("option 2 is still open").isEmpty();
    engine.hears(sold("2", after(26)));
    assertThat(outcome()).isEqualTo(Outcome.WON);
  }
}
