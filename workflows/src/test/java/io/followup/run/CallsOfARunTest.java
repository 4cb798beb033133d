package io.followup.run;

import static io.followup.run.Sample.TUESDAY_10;
import static io.followup.run.Sample.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.calendar.BusinessClock;
import io.followup.fact.CallEnded;
import io.followup.fact.CallOutcome;
import io.followup.fact.CallbackRequested;
import io.followup.fact.EstimateViewed;
import io.followup.fact.Origin;
import io.followup.sequence.Act;
import io.followup.sequence.Anchor;
import io.followup.sequence.Message;
import io.followup.sequence.Step;
import io.followup.sequence.Wait;
import io.followup.temporal.Payloads;
import io.followup.touch.Channel;
import io.followup.touch.TouchResult;
import io.followup.touch.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a run makes of how its calls end. */
class CallsOfARunTest {
  private static final Message.Sms MISSED = new Message.Sms("Sorry we missed you.");
  private static final Step CALL =
      new Step(
          "call",
          new Wait(Duration.ofHours(1), Anchor.TRIGGER),
          new Act.Send(
              new Message.Voice("unsold", "This is {{company.name}}.", "{{company.name}} called."),
              Optional.empty(),
              1,
              Optional.of(MISSED)));
  private static final Step LAST =
      new Step(
          "last",
          new Wait(Duration.ofDays(1), Anchor.PREVIOUS_STEP),
          new Message.Sms("STOP"),
          Optional.empty());
  private static final Instant CALLED = at(60);

  private static Instant at(long minutes) {
    return TUESDAY_10.plus(Duration.ofMinutes(minutes));
  }

  private static FollowUp started(Step... steps) {
    return FollowUp.start(
        opened("1", TUESDAY_10),
        List.of(Sample.sequence(4, Duration.ofDays(30), steps)),
        BusinessClock.real());
  }

  private static FollowUp calling(Step... steps) {
    return started(steps).after(CALL, placed("a1", CALLED), CALLED);
  }

  private static TouchResult placed(String attempt, Instant at) {
    return new TouchResult.Calling(
        attempt, "CA1", at, Duration.ofHours(2), Duration.ofHours(4), "Placed the voice call.");
  }

  private static CallEnded ended(String attempt, CallOutcome outcome) {
    return new CallEnded(
        origin("call-ended/" + attempt), Sample.CUSTOMER, "run", "call", attempt, outcome);
  }

  private static CallbackRequested callBack(String attempt) {
    return new CallbackRequested(
        origin("callback-requested/" + attempt), Sample.CUSTOMER, "run", "call", attempt);
  }

  private static Origin origin(String id) {
    return new Origin(id, Sample.ACME, CALLED, CALLED, "twilio-voice-status");
  }

  private static String lastLine(FollowUp run) {
    return run.memory().story().getLast().text();
  }

  @Test
  void a_run_whose_last_step_is_a_call_waits_to_hear_how_it_ended() {
    FollowUp run = calling(CALL);
    assertThat(run.next(at(61)))
        .isEqualTo(new Next.WaitUntil(at(75), "Waits to hear how the call ended."));
    FollowUp heard = run.on(ended("a1", CallOutcome.ANSWERED), at(62));
    assertThat(heard.next(at(62))).isInstanceOf(Next.End.class);
    assertThat(lastLine(heard)).isEqualTo("Step call: The call ended: a person answered.");
  }

  @Test
  void a_call_of_which_nothing_is_heard_does_not_hold_the_run_up() {
    assertThat(calling(CALL).next(at(75))).isInstanceOf(Next.End.class);
    assertThat(calling(CALL, LAST).next(at(75)))
        .isEqualTo(
            new Next.WaitUntil(CALLED.plus(Duration.ofDays(1)), "24 h after the step before."));
  }

  @Test
  void a_busy_line_is_called_once_more_after_the_pause_as_a_touch_of_its_own() {
    FollowUp run = calling(CALL).on(ended("a1", CallOutcome.BUSY), at(61));
    Instant again = at(61).plus(Duration.ofHours(4));
    assertThat(run.next(at(61)))
        .isEqualTo(new Next.WaitUntil(again, "Calls again: the line was busy."));
    assertThat(run.next(again)).isEqualTo(new Next.Send(CALL, again, again, Turn.FIRST.retried()));
  }

  @Test
  void the_message_after_unanswered_calls_goes_once_and_then_the_sequence_goes_on() {
    FollowUp run = calling(CALL, LAST).on(ended("a1", CallOutcome.NO_ANSWER), at(61));
    Instant again = at(61).plus(Duration.ofHours(4));
    run =
        run.after(CALL, placed("a2", again), again)
            .on(ended("a2", CallOutcome.NO_ANSWER), again.plusSeconds(60));
    Instant then = again.plusSeconds(60);
    Next.Send next = (Next.Send) run.next(then);
    assertThat(next.step().message()).isEqualTo(MISSED);
    assertThat(next.turn().cause()).isEqualTo(Turn.Cause.CALL_UNANSWERED);
    assertThat(next.turn().number()).isEqualTo(2);
    run = run.after(next.step(), Sample.sent(then), then);
    assertThat(run.next(then))
        .isEqualTo(
            new Next.WaitUntil(then.plus(Duration.ofDays(1)), "24 h after the step before."));
    assertThat(run.place().touches()).isEqualTo(3);
  }

  @Test
  void a_number_that_cannot_be_connected_is_not_called_again() {
    FollowUp run = calling(CALL).on(ended("a1", CallOutcome.FAILED), at(61));
    assertThat(((Next.Send) run.next(at(61))).turn().cause()).isEqualTo(Turn.Cause.CALL_UNANSWERED);
  }

  @Test
  void whoever_asks_is_called_back_after_the_pause_at_most_twice() {
    FollowUp run =
        calling(CALL).on(callBack("a1"), at(61)).on(ended("a1", CallOutcome.ANSWERED), at(62));
    Instant first = at(61).plus(Duration.ofHours(2));
    assertThat(run.next(at(62)))
        .isEqualTo(new Next.WaitUntil(first, "The customer asked to be called back."));
    Next.Send send = (Next.Send) run.next(first);
    assertThat(send.turn()).isEqualTo(Turn.FIRST.calledBack());
    run = run.after(CALL, placed("a2", first), first).on(callBack("a2"), first);
    Instant second = first.plus(Duration.ofHours(2));
    run = run.on(ended("a2", CallOutcome.ANSWERED), first);
    send = (Next.Send) run.next(second);
    assertThat(send.turn().mayAskForCallBack()).isFalse();
    run = run.after(CALL, placed("a3", second), second).on(callBack("a3"), second);
    assertThat(run.on(ended("a3", CallOutcome.ANSWERED), second).next(second))
        .isInstanceOf(Next.End.class);
  }

  @Test
  void the_same_key_told_twice_brings_one_call() {
    FollowUp once = calling(CALL).on(callBack("a1"), at(61));
    assertThat(once.on(callBack("a1"), at(70))).isEqualTo(once);
  }

  @Test
  void a_limit_of_messages_does_not_keep_us_from_calling_back() {
    FollowUp run =
        FollowUp.start(
                opened("1", TUESDAY_10),
                List.of(Sample.sequence(1, Duration.ofDays(30), CALL)),
                BusinessClock.real())
            .after(CALL, placed("a1", CALLED), CALLED)
            .on(callBack("a1"), at(61))
            .on(ended("a1", CallOutcome.ANSWERED), at(61));
    assertThat(run.next(at(62))).isInstanceOf(Next.WaitUntil.class);
  }

  @Test
  void news_of_a_call_may_come_before_the_touch_has_told_that_it_was_placed() {
    FollowUp run =
        started(CALL, LAST)
            .on(ended("a1", CallOutcome.BUSY), at(60))
            .after(CALL, placed("a1", CALLED), at(61));
    assertThat(((Next.WaitUntil) run.next(at(61))).why()).startsWith("Calls again");
  }

  @Test
  void news_of_an_older_call_changes_nothing_but_the_story() {
    FollowUp run = calling(CALL, LAST);
    assertThat(run.on(ended("other", CallOutcome.BUSY), at(61)).next(at(61)))
        .isEqualTo(run.next(at(61)));
  }

  @Test
  void an_admin_can_leave_the_second_call_out() {
    FollowUp run =
        calling(CALL, LAST).on(ended("a1", CallOutcome.BUSY), at(61)).skipStep("not now", at(62));
    assertThat(run.currentStep()).contains(LAST);
  }

  @Test
  void an_admin_who_asks_to_send_now_need_not_wait_for_the_end_of_the_call() {
    FollowUp run = calling(CALL, LAST).sendNow("they asked", at(61));
    assertThat(((Next.Send) run.next(at(61))).step()).isEqualTo(LAST);
  }

  @Test
  void a_look_at_the_estimate_is_told_and_changes_nothing_else() {
    FollowUp run = calling(CALL, LAST);
    FollowUp viewed =
        run.on(
            new EstimateViewed(origin("v"), Sample.CUSTOMER, "run", "first-text", Channel.SMS),
            at(61));
    assertThat(lastLine(viewed))
        .isEqualTo("The customer opened the link to the estimate in the SMS of step first-text.");
    assertThat(viewed.place()).isEqualTo(run.place());
  }

  @Test
  void a_run_with_a_call_pending_is_carried_over_whole() throws Exception {
    FollowUp run =
        calling(CALL, LAST).on(ended("other", CallOutcome.BUSY), at(61)).on(callBack("a1"), at(61));
    String json = Payloads.mapper().writeValueAsString(run);
    assertThat(Payloads.mapper().readValue(json, FollowUp.class)).isEqualTo(run);
  }

  @Test
  void a_run_carried_over_from_before_calls_were_waited_for_goes_on() throws Exception {
    String json =
        Payloads.mapper()
            .writeValueAsString(started(CALL, LAST))
            .replace(",\"call\":null,\"again\":null,\"early\":[]", "");
    assertThat(json).doesNotContain("early");
    assertThat(Payloads.mapper().readValue(json, FollowUp.class)).isEqualTo(started(CALL, LAST));
  }
}
