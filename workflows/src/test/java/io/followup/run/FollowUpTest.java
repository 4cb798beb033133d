package io.followup.run;

import static io.followup.run.Sample.TUESDAY_10;
import static io.followup.run.Sample.dismissed;
import static io.followup.run.Sample.holdReleased;
import static io.followup.run.Sample.opened;
import static io.followup.run.Sample.optedOut;
import static io.followup.run.Sample.replied;
import static io.followup.run.Sample.sent;
import static io.followup.run.Sample.sold;
import static io.followup.run.Sample.started;
import static io.followup.run.Sample.textThenCall;
import static io.followup.run.Sample.wrongPartyAnswered;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.calendar.BusinessClock;
import io.followup.fact.CustomerReplied;
import io.followup.fact.Fact;
import io.followup.sequence.FactName;
import io.followup.sequence.Sequence;
import io.followup.sequence.Step;
import io.followup.touch.TouchResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FollowUpTest {
  private final Step text = textThenCall().steps().get(0);
  private final Step call = textThenCall().steps().get(1);

  private static Instant after(long hours) {
    return TUESDAY_10.plus(Duration.ofHours(hours));
  }

  private static Outcome outcome(FollowUp run) {
    return run.ending().orElseThrow().outcome();
  }

  @Test
  void the_text_waits_24_hours_from_the_creation_of_the_estimate() {
    assertThat(started().next(after(1)))
        .isEqualTo(new Next.WaitUntil(after(24), "24 h after the estimate went out."));
    assertThat(started().next(after(24))).isEqualTo(new Next.Send(text, after(24), after(24)));
  }

  @Test
  void the_call_waits_72_hours_from_the_creation_even_when_the_text_was_late() {
    FollowUp run = started().after(text, sent(after(40)), after(40));
    assertThat(run.next(after(40)))
        .isEqualTo(new Next.WaitUntil(after(72), "72 h after the estimate went out."));
    assertThat(run.next(after(72))).isEqualTo(new Next.Send(call, after(72), after(72)));
  }

  @Test
  void it_is_exhausted_when_every_step_was_taken() {
    FollowUp run =
        started().after(text, sent(after(24)), after(24)).after(call, sent(after(72)), after(72));
    assertThat(run.next(after(72)))
        .isEqualTo(
            new Next.End(
                new Ending(
                    Outcome.EXHAUSTED,
                    after(72),
                    "Every step was taken and the estimate is still open.",
                    2)));
  }

  @Test
  void a_sale_wins_it_at_once() {
    FollowUp run = started().on(sold("1", after(10)), after(10));
    assertThat(run.next(after(10))).isInstanceOf(Next.End.class);
    assertThat(outcome(run)).isEqualTo(Outcome.WON);
    assertThat(run.memory().story().getLast().text()).isEqualTo("WON: Estimate 1 was sold.");
  }

  @Test
  void a_sale_of_one_option_ends_the_conversation_about_all() {
    FollowUp run = started().on(opened("2", after(1)), after(1)).on(sold("2", after(2)), after(2));
    assertThat(outcome(run)).isEqualTo(Outcome.WON);
  }

  @Test
  void a_dismissed_option_among_open_ones_does_not_end_it() {
    FollowUp run =
        started().on(opened("2", after(1)), after(1)).on(dismissed("1", after(2)), after(2));
    assertThat(run.ending()).isEmpty();
    assertThat(outcome(run.on(dismissed("2", after(3)), after(3)))).isEqualTo(Outcome.LOST);
  }

  @Test
  void a_dismissal_older_than_what_is_known_changes_nothing() {
    FollowUp run = started().on(opened("1", after(5)), after(5));
    assertThat(run.on(dismissed("1", after(2)), after(6)).ending()).isEmpty();
  }

  @Test
  void a_dismissed_option_that_is_opened_again_counts_as_open() {
    FollowUp run =
        started()
            .on(opened("2", after(1)), after(1))
            .on(dismissed("1", after(2)), after(2))
            .on(opened("1", after(3)), after(3))
            .on(dismissed("2", after(4)), after(4));
    assertThat(run.ending()).isEmpty();
  }

  @Test
  void a_fact_told_three_times_counts_once() {
    Fact second = opened("2", after(1));
    FollowUp once = started().on(second, after(1));
    assertThat(once.on(second, after(2)).on(second, after(3))).isEqualTo(once);
  }

  @Test
  void facts_in_any_order_and_doubled_end_in_the_same_outcome() {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      List<Fact> facts =
          new ArrayList<>(
              List.of(
                  opened("2", after(1)),
                  opened("3", after(2)),
                  dismissed("1", after(3)),
                  dismissed("2", after(4)),
                  dismissed("3", after(5))));
      facts.addAll(facts);
      Collections.shuffle(facts, random);
      FollowUp run = started();
      for (Fact fact : facts) {
        run = run.on(fact, after(6));
      }
      // Once everything told so far is dismissed the run may end early; it is never won or
      // exhausted.
      assertThat(outcome(run)).isEqualTo(Outcome.LOST);
    }
  }

  @Test
  void an_opt_out_ends_it_and_says_how() {
    FollowUp run = started().on(optedOut(after(30)), after(30));
    assertThat(outcome(run)).isEqualTo(Outcome.OPTED_OUT);
    assertThat(run.ending().orElseThrow().why()).isEqualTo("The customer texted STOP.");
  }

  @Test
  void an_answer_hands_over_to_a_person() {
    assertThat(outcome(started().on(replied(after(30)), after(30)))).isEqualTo(Outcome.REPLIED);
  }

  /** A run whose sequence does not end with an answer. */
  private static FollowUp notEndedByAnswers() {
    Sequence ends = textThenCall();
    return FollowUp.start(
        opened("1", TUESDAY_10),
        List.of(
            new Sequence(
                ends.name(),
                ends.version(),
                ends.hash(),
                ends.trigger(),
                ends.enroll(),
                ends.steps(),
                Set.of(FactName.ESTIMATE_SOLD),
                ends.limits(),
                ends.holdoutPercent())),
        BusinessClock.real());
  }

  @Test
  void an_answer_that_does_not_end_the_run_holds_it_until_a_person_decides() {
    FollowUp run = notEndedByAnswers().on(replied(after(20)), after(20));
    assertThat(run.status()).isEqualTo("held");
    assertThat(run.next(after(24))).isInstanceOf(Next.WaitUntil.class);
    assertThat(run.nextActionAt()).isEmpty();
    FollowUp released = run.on(holdReleased(after(40)), after(40));
    assertThat(released.next(after(40))).isInstanceOf(Next.Send.class);
    assertThat(released.memory().story().getLast().text())
        .isEqualTo("Hold 12 was released by a person; the follow-up goes on.");
  }

  @Test
  void an_answer_told_by_earlier_code_changes_nothing_but_the_story() {
    CustomerReplied now = replied(after(20));
    FollowUp run =
        notEndedByAnswers()
            .on(
                new CustomerReplied(now.origin(), now.customer(), now.channel(), Optional.empty()),
                after(20));
    assertThat(run.status()).isEqualTo("waiting");
  }

  @Test
  void a_stranger_at_the_number_holds_the_run_whatever_ends_it() {
    FollowUp run = started().on(wrongPartyAnswered(after(20)), after(20));
    assertThat(run.status()).isEqualTo("held");
    assertThat(run.memory().story().getLast().text())
        .isEqualTo(
            "Somebody else answered at the customer's number: correct it in the dispatch system,"
                + " then release the hold.");
  }

  @Test
  void what_an_admin_paused_stays_paused_when_a_hold_comes_and_goes() {
    FollowUp run =
        notEndedByAnswers()
            .pause("customer is away", after(10))
            .on(replied(after(20)), after(20))
            .on(holdReleased(after(40)), after(40));
    assertThat(run.status()).isEqualTo("paused");
  }

  @Test
  void quiet_hours_move_the_step_and_the_reason_is_told() {
    FollowUp run =
        started()
            .after(
                text,
                new TouchResult.Deferred(after(35), "WithinOpenHours", "Quiet hours: waits."),
                after(24));
    assertThat(run.next(after(25))).isEqualTo(new Next.WaitUntil(after(35), "Quiet hours: waits."));
    assertThat(run.next(after(35))).isEqualTo(new Next.Send(text, after(35), after(24)));
    assertThat(run.status()).isEqualTo("deferred");
    assertThat(run.memory().story().getLast().text())
        .isEqualTo("Step first-text: Quiet hours: waits.");
  }

  @Test
  void an_unknown_send_counts_as_a_touch_and_is_not_repeated() {
    FollowUp run =
        started()
            .after(
                text,
                new TouchResult.Unknown(
                    io.followup.touch.Channel.SMS, "key", after(24), "Twilio did not answer."),
                after(24));
    assertThat(run.place().touches()).isEqualTo(1);
    assertThat(run.next(after(24)))
        .isInstanceOfSatisfying(
            Next.WaitUntil.class, wait -> assertThat(wait.at()).isEqualTo(after(72)));
  }

  @Test
  void a_held_step_waits_for_a_person_and_is_sent_after_resume() {
    FollowUp run =
        started().after(text, new TouchResult.Held("sender", "The sender is blocked."), after(24));
    assertThat(run.status()).isEqualTo("held");
    assertThat(run.next(after(25))).isInstanceOf(Next.WaitUntil.class);
    assertThat(run.resume("fixed", after(26)).next(after(26)))
        .isEqualTo(new Next.Send(text, after(24), after(24)));
  }

  @Test
  void while_paused_nothing_is_sent_but_a_sale_still_ends_it() {
    FollowUp run = started().pause("customer is away", after(2));
    assertThat(run.next(after(24))).isInstanceOf(Next.WaitUntil.class);
    assertThat(outcome(run.on(sold("1", after(30)), after(30)))).isEqualTo(Outcome.WON);
  }

  @Test
  void a_step_left_out_while_it_is_being_sent_does_not_leave_out_the_next_one_too() {
    FollowUp run =
        started().skipStep("called them", after(24)).after(text, sent(after(24)), after(24));
    assertThat(run.currentStep()).contains(call);
    assertThat(run.place().touches()).isEqualTo(1);
  }

  @Test
  void send_now_makes_the_next_step_due() {
    assertThat(started().sendNow("customer asked", after(2)).next(after(2)))
        .isEqualTo(new Next.Send(text, after(2), after(2)));
  }

  @Test
  void the_limit_of_touches_ends_it() {
    FollowUp run =
        FollowUp.start(
                opened("1", TUESDAY_10),
                List.of(Sample.sequence(1, Duration.ofDays(30), text, call)),
                BusinessClock.real())
            .after(text, sent(after(24)), after(24));
    assertThat(run.next(after(24)))
        .isInstanceOfSatisfying(
            Next.End.class,
            end -> assertThat(end.ending().why()).isEqualTo("The limit of 1 message is reached."));
  }

  @Test
  void it_expires_even_while_paused() {
    FollowUp run = started().pause("waiting for parts", after(1));
    assertThat(run.next(after(2)))
        .isEqualTo(new Next.WaitUntil(after(30 * 24), "Paused: waiting for parts."));
    assertThat(run.next(after(30 * 24)))
        .isInstanceOfSatisfying(
            Next.End.class, end -> assertThat(end.ending().outcome()).isEqualTo(Outcome.LOST));
  }

  @Test
  void the_amount_is_the_largest_open_option() {
    FollowUp run = started().on(opened("2", after(1), "9000"), after(1));
    assertThat(run.amount()).isEqualByComparingTo("9000");
    assertThat(run.on(dismissed("2", after(2)), after(2)).amount()).isEqualByComparingTo("4250");
  }

  @Test
  void story_and_seen_facts_stay_bounded() {
    FollowUp run = started();
    for (int i = 0; i < 2_000; i++) {
      run = run.on(opened("e" + i % 50, after(1).plusSeconds(i)), after(1).plusSeconds(i));
    }
    assertThat(run.memory().seen()).hasSize(500);
    assertThat(run.memory().story().size()).isLessThanOrEqualTo(100);
  }
}
