package io.followup.run;

import static io.followup.lifecycle.Told.booking;
import static io.followup.lifecycle.Told.customerBooked;
import static io.followup.lifecycle.Told.day;
import static io.followup.lifecycle.Told.estimateViewed;
import static io.followup.lifecycle.Told.hour;
import static io.followup.lifecycle.Told.missedCall;
import static io.followup.lifecycle.Told.sequence;
import static io.followup.lifecycle.Told.session;
import static io.followup.run.Sample.TUESDAY_10;
import static io.followup.run.Sample.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.sequence.Sequence;
import io.followup.touch.TouchResult;
import io.followup.touch.Turn;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a run does at steps that are no messages, and with several sequences. */
class StepsOfARunTest {
  private static final Sequence WAITS_FOR_A_LOOK =
      sequence(
          """
          sequence: waits-for-a-look
          trigger: estimate
          steps:
            - { id: text, wait: 1h, sms: "{{company.name}}: {{link}} Reply STOP to end." }
            - { id: saw-it, wait-for: estimate.viewed, within: 48h, else: remind }
            - { id: thanks, wait: 0m, sms: "{{company.name}}: any questions?" }
            - { id: done, stop: "The customer looked and was asked." }
            - { id: remind, wait: 0m, sms: "{{company.name}}: have you seen it?" }
          """);

  private static Played estimate(Sequence... sequences) {
    return Played.start(opened("1", TUESDAY_10), sequences);
  }

  @Test
  void a_fact_that_is_waited_for_lets_the_next_step_go() {
    Played run = estimate(WAITS_FOR_A_LOOK).until(hour(10));
    assertThat(run.next()).isEqualTo(new Next.WaitUntil(hour(49), "Waits for estimate.viewed."));
    run.hears(estimateViewed(hour(10))).untilItEnds();
    assertThat(run.steps()).containsExactly("text", "thanks");
    assertThat(run.touchedAt(1)).isEqualTo(hour(10));
    assertThat(run.ending())
        .isEqualTo(
            new Ending(Outcome.EXHAUSTED, hour(10), "The customer looked and was asked.", 2));
  }

  @Test
  void a_fact_that_came_before_its_step_counts_too() {
    Played run = estimate(WAITS_FOR_A_LOOK).hears(estimateViewed(hour(0))).untilItEnds();
    assertThat(run.steps()).containsExactly("text", "thanks");
    assertThat(run.touchedAt(1)).isEqualTo(hour(1));
  }

  @Test
  void when_the_time_has_run_out_the_other_way_is_taken() {
    Played run = estimate(WAITS_FOR_A_LOOK).untilItEnds();
    assertThat(run.steps()).containsExactly("text", "remind");
    assertThat(run.touchedAt(1)).isEqualTo(hour(49));
    assertThat(run.story()).contains("Step saw-it: estimate.viewed did not come within 48 h.");
  }

  @Test
  void without_another_way_the_next_step_follows_when_the_time_has_run_out() {
    Sequence straightOn =
        sequence(
            """
            sequence: straight-on
            trigger: estimate
            steps:
              - { id: saw-it, wait-for: [estimate.viewed, booking-page.viewed], within: 48h }
              - { id: text, wait: 0m, sms: "{{company.name}}: any questions? Reply STOP to end." }
            """);
    Played run = estimate(straightOn).untilItEnds();
    assertThat(run.touchedAt(0)).isEqualTo(hour(48));
    assertThat(run.story())
        .contains("Step saw-it: estimate.viewed or booking-page.viewed did not come within 48 h.");
  }

  @Test
  void a_branch_leads_to_the_step_that_the_touch_found() {
    Sequence branches =
        sequence(
            """
            sequence: branches
            trigger: estimate
            steps:
              - { id: which, wait: 1h, branch: [{ when: estimate.total >= 5000, to: call }, { to: text }] }
              - { id: call, wait: 0m, task: { title: Call, text: "A large estimate." } }
              - { id: end, stop: "The office calls." }
              - { id: text, wait: 0m, sms: "{{company.name}}: any questions? Reply STOP to end." }
            """);
    Played large = estimate(branches).untilItEnds();
    assertThat(large.steps()).containsExactly("which", "call");
    assertThat(large.ending().why()).isEqualTo("The office calls.");
    assertThat(large.ending().touches()).as("a task is no message").isZero();
    Played run = estimate(branches);
    Played small =
        run.touchesCome(
                send ->
                    send.step().id().equals("which")
                        ? new TouchResult.Branched("text", "Nothing else holds.")
                        : run.done(send))
            .untilItEnds();
    assertThat(small.steps()).containsExactly("which", "text");
  }

  @Test
  void what_only_the_object_or_the_tenants_clock_can_tell_is_asked_by_a_touch() {
    Sequence conditioned =
        sequence(
            """
            sequence: conditioned
            trigger: estimate
            steps:
              - { id: over, wait: 1h, if: estimate.total > 9000, stop: "Too large for texts." }
              - { id: text, wait: 1h, sms: "{{company.name}}: any questions? Reply STOP to end." }
            """);
    Played run = estimate(conditioned);
    run.touchesCome(
            send ->
                send.step().id().equals("over")
                    ? new TouchResult.Skipped("condition", "It is not that large.")
                    : run.done(send))
        .untilItEnds();
    assertThat(run.steps()).containsExactly("over", "text");
    assertThat(run.ending().why()).startsWith("Every step was taken");
  }

  @Test
  void a_stop_whose_condition_holds_ends_the_run() {
    Sequence conditioned =
        sequence(
            """
            sequence: conditioned
            trigger: estimate
            steps:
              - { id: over, wait: 1h, if: estimate.total > 900, stop: "Large ones are called." }
              - { id: text, wait: 1h, sms: "{{company.name}}: any questions? Reply STOP to end." }
            """);
    Played run =
        estimate(conditioned)
            .touchesCome(send -> new TouchResult.Branched(send.step().id(), "It holds."))
            .untilItEnds();
    assertThat(run.steps()).as("it is asked about once").containsExactly("over");
    assertThat(run.ending())
        .isEqualTo(new Ending(Outcome.EXHAUSTED, hour(1), "Large ones are called.", 0));
  }

  @Test
  void the_limit_of_messages_does_not_keep_the_office_from_its_task() {
    Sequence missedCall =
        sequence(
            """
            sequence: missed-call
            trigger: call
            steps:
              - { id: text, wait: 0m, sms: "{{company.name}}: sorry! {{link}} Reply STOP to end." }
              - { id: office, wait: 1h after trigger, task: { title: Call back, text: "A caller." } }
            limits: { max-touches: 1, expires: 2d }
            """);
    Played run = Played.start(missedCall(hour(0)), missedCall).untilItEnds();
    assertThat(run.steps()).containsExactly("text", "office");
    assertThat(run.ending().why())
        .isEqualTo("Every step was taken and the customer has not booked.");
  }

  @Test
  void sequences_of_one_trigger_are_taken_one_after_the_other_each_from_the_trigger() {
    Sequence second =
        sequence(
            """
            sequence: second
            trigger: estimate
            steps:
              - { id: text, wait: 7d, sms: "{{company.name}}: still open? Reply STOP to end." }
            """);
    Played run = estimate(WAITS_FOR_A_LOOK, second).hears(estimateViewed(hour(0))).untilItEnds();
    assertThat(run.steps()).containsExactly("text", "thanks", "text");
    assertThat(run.touchedAt(2)).isEqualTo(day(7));
    assertThat(run.touches().get(2).turn())
        .as("touches of its own in the ledger")
        .isNotEqualTo(run.touches().get(0).turn());
    assertThat(run.story()).contains("The customer looked and was asked.", "Goes on by second@1.");
  }

  @Test
  void an_exit_of_one_sequence_is_not_the_end_of_the_next() {
    Sequence ends =
        sequence(
            """
            sequence: ends-with-a-look
            trigger: session
            steps:
              - { id: text, wait: 1h, sms: "{{company.name}}: {{link}} Reply STOP to end." }
            exit: [booking-page.viewed]
            """);
    Sequence goesOn =
        sequence(
            """
            sequence: goes-on
            trigger: session
            steps:
              - { id: mail, wait: 1d, email: mail }
            emails: { mail: { subject: "{{company.name}}", text: "Any questions?" } }
            """);
    Played run = Played.start(session(hour(0)), ends, goesOn);
    run.hears(
            new io.followup.fact.BookingPageViewed(
                session(hour(0)).origin(),
                Sample.CUSTOMER,
                "session/acme/8f2c",
                "text",
                io.followup.touch.Channel.SMS))
        .untilItEnds();
    assertThat(run.steps()).as("the fact of the start is known already").contains("mail");
  }

  // What a new version of the object does.

  private static Sequence onNewVersion(String rule) {
    return sequence(
        """
        sequence: abandoned
        trigger: session
        re-entry: %s
        steps:
          - { id: text, wait: 1h, sms: "{{company.name}}: {{link}} Reply STOP to end." }
          - { id: mail, wait: 1d, email: mail }
        emails: { mail: { subject: "{{company.name}}", text: "Any questions?" } }
        """
            .formatted(rule));
  }

  @Test
  void a_new_version_begins_again_where_the_sequence_says_so() {
    Played run = Played.start(session(hour(0)), onNewVersion("restart")).until(hour(5));
    run.hears(session(hour(5))).untilItEnds();
    assertThat(run.steps()).containsExactly("text", "text", "mail");
    assertThat(run.touchedAt(1)).isEqualTo(hour(6));
    assertThat(run.touches().get(0).turn()).isEqualTo(Turn.FIRST);
    assertThat(run.touches().get(1).turn()).isEqualTo(Turn.first(100));
    assertThat(run.story()).contains("The sequence begins again.");
  }

  @Test
  void a_new_version_goes_on_where_it_is_or_is_not_even_noticed() {
    for (String rule : Set.of("continue", "ignore")) {
      Played run = Played.start(session(hour(0)), onNewVersion(rule)).until(hour(5));
      run.hears(session(hour(5))).untilItEnds();
      assertThat(run.steps()).containsExactly("text", "mail");
      assertThat(run.touchedAt(1)).isEqualTo(hour(25));
      assertThat(run.story().contains("The customer came back and dropped out again."))
          .isEqualTo(rule.equals("continue"));
    }
  }

  @Test
  void whichever_rule_what_is_booked_before_the_last_visit_ends_nothing() {
    Played run = Played.start(session(hour(0)), onNewVersion("ignore")).until(hour(5));
    run.hears(session(hour(5))).hears(customerBooked(hour(4)));
    assertThat(run.run().ending()).isEmpty();
    assertThat(run.hears(customerBooked(hour(6))).ending().outcome()).isEqualTo(Outcome.WON);
  }

  // Times of the object.

  @Test
  void a_step_whose_time_is_not_known_waits_until_it_is() {
    Sequence counting =
        sequence(
            """
            sequence: counting
            trigger: booking
            steps:
              - id: text
                until: booking.start - 24h
                sms: "{{company.name}}: see you. Reply STOP to end."
            """);
    Played run = Played.start(booking(hour(0)), counting).until(hour(1));
    assertThat(run.next())
        .isInstanceOfSatisfying(
            Next.WaitUntil.class,
            wait ->
                assertThat(wait.why()).isEqualTo("Waits for booking.start, which is not known."));
    run.hears(booking(hour(1), Optional.of(day(3))));
    assertThat(run.next()).isEqualTo(new Next.WaitUntil(day(2), "24 h before booking.start."));
    run.hears(booking(hour(2), Optional.of(day(5)))).until(day(4));
    assertThat(run.touchedAt(0)).isEqualTo(day(4));
  }
}
