package io.followup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.calendar.BusinessClock;
import io.followup.sequence.Anchor;
import io.followup.sequence.Message;
import io.followup.sequence.Sequence;
import io.followup.sequence.Step;
import io.followup.sequence.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MovingOnTest {
  private static final Instant GONE_OUT = Sample.TUESDAY_10;

  private static Step text(String id, Duration afterTrigger) {
    return new Step(
        id,
        new Wait(afterTrigger, Anchor.TRIGGER),
        new Message.Sms("Hi, it's {{company.name}}. STOP to end."),
        Optional.empty());
  }

  private static Sequence version(int version, Step... steps) {
    Sequence sequence = Sample.sequence(4, Duration.ofDays(30), steps);
    return new Sequence(
        sequence.name(),
        version,
        "hash" + version,
        sequence.trigger(),
        sequence.enroll(),
        sequence.steps(),
        sequence.exits(),
        sequence.limits(),
        sequence.holdoutPercent());
  }

  private static final Sequence OLD =
      version(1, text("first", Duration.ofHours(24)), text("second", Duration.ofHours(72)));

  private static FollowUp run() {
    return FollowUp.start(Sample.opened("61000789", GONE_OUT), List.of(OLD), BusinessClock.real());
  }

  private static FollowUp beforeSecond() {
    Instant sent = GONE_OUT.plus(Duration.ofHours(24));
    return run().after(OLD.step("first"), Sample.sent(sent), sent);
  }

  private static SequenceMove to(Sequence sequence) {
    return new SequenceMove(sequence, Map.of());
  }

  private static Optional<String> refusal(FollowUp run, SequenceMove move) {
    return new MovingOn(run, GONE_OUT.plus(Duration.ofHours(30))).refusal(move);
  }

  @Test
  void a_run_goes_on_before_the_step_of_the_same_id() {
    Sequence next =
        version(
            2,
            text("first", Duration.ofHours(12)),
            text("between", Duration.ofHours(48)),
            text("second", Duration.ofHours(96)));
    Instant now = GONE_OUT.plus(Duration.ofHours(30));
    FollowUp moved = beforeSecond().moved(to(next), now);
    assertThat(moved.sequence().label()).isEqualTo("unsold-estimate@2");
    assertThat(moved.next(now))
        .isEqualTo(
            new Next.WaitUntil(
                GONE_OUT.plus(Duration.ofHours(96)), "4 d after the estimate went out."));
    assertThat(moved.memory().story().getLast().text())
        .isEqualTo("Moved from unsold-estimate@1 to unsold-estimate@2; step second comes next.");
  }

  @Test
  void nothing_is_sent_earlier_than_a_minute_from_now() {
    Sequence sooner =
        version(2, text("first", Duration.ofHours(1)), text("second", Duration.ofHours(2)));
    Instant now = GONE_OUT.plus(Duration.ofHours(30));
    FollowUp moved = beforeSecond().moved(to(sooner), now);
    Instant minute = now.plusSeconds(60);
    assertThat(moved.next(now))
        .isEqualTo(new Next.WaitUntil(minute, "Moved to unsold-estimate@2."));
    assertThat(moved.next(minute))
        .isInstanceOfSatisfying(
            Next.Send.class, send -> assertThat(send.firstDueAt()).isEqualTo(minute));
  }

  @Test
  void a_renamed_step_is_found_by_its_new_id() {
    Sequence renamed =
        version(2, text("first", Duration.ofHours(24)), text("last", Duration.ofHours(72)));
    assertThat(refusal(beforeSecond(), to(renamed)))
        .contains("unsold-estimate@2 has no place for a run before step second.");
    SequenceMove mapped = new SequenceMove(renamed, Map.of("second", "last"));
    assertThat(refusal(beforeSecond(), mapped)).isEmpty();
    assertThat(
            beforeSecond()
                .moved(mapped, GONE_OUT.plus(Duration.ofHours(30)))
                .currentStep()
                .map(Step::id))
        .contains("last");
  }

  @Test
  void what_was_sent_stays_counted() {
    FollowUp moved =
        beforeSecond()
            .moved(
                to(version(2, text("second", Duration.ofHours(72)))),
                GONE_OUT.plus(Duration.ofHours(30)));
    assertThat(moved.place().touches()).isEqualTo(1);
    assertThat(moved.place().touchesOfRound()).isEqualTo(1);
  }

  @Test
  void a_paused_run_stays_paused() {
    FollowUp moved =
        beforeSecond()
            .pause("away", GONE_OUT.plus(Duration.ofHours(29)))
            .moved(to(version(2, OLD.step("second"))), GONE_OUT.plus(Duration.ofHours(30)));
    assertThat(moved.status()).isEqualTo("paused");
  }

  @Test
  void a_run_that_has_ended_is_not_moved() {
    FollowUp ended = run().stop("wrong", GONE_OUT.plus(Duration.ofHours(1)));
    assertThat(refusal(ended, to(version(2, OLD.step("first")))))
        .contains("Cannot move a follow-up that is ended.");
  }

  @Test
  void the_same_version_changes_nothing() {
    assertThat(refusal(run(), to(OLD))).contains("It goes by unsold-estimate@1 already.");
  }

  @Test
  void a_run_while_it_waits_for_the_end_of_a_call_is_not_moved() {
    Sequence calling = Sample.textThenCall();
    Instant sent = GONE_OUT.plus(Duration.ofHours(24));
    Instant called = GONE_OUT.plus(Duration.ofHours(72));
    FollowUp run =
        FollowUp.start(Sample.opened("61000789", GONE_OUT), List.of(calling), BusinessClock.real())
            .after(calling.step("first-text"), Sample.sent(sent), sent);
    Next.Send call = (Next.Send) run.next(called);
    FollowUp waiting =
        run.after(
            call.step(),
            new io.followup.touch.TouchResult.Calling(
                "call-0",
                "CA1",
                called,
                Duration.ofHours(2),
                Duration.ofHours(4),
                "Placed the voice call."),
            called);
    assertThat(
            new MovingOn(waiting, called.plusSeconds(10))
                .refusal(to(version(2, OLD.step("first")))))
        .contains("A call is not over yet, or is to be repeated.");
  }
}
