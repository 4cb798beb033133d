package io.followup.dryrun;

import static io.followup.run.Sample.TUESDAY_10;
import static io.followup.run.Sample.dismissed;
import static io.followup.run.Sample.opened;
import static io.followup.run.Sample.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.dryrun.Calendar.Entry;
import io.followup.dryrun.Calendar.Fate;
import io.followup.dryrun.Calendar.What;
import io.followup.fact.SubjectFact;
import io.followup.run.Ending;
import io.followup.run.Outcome;
import io.followup.run.Sample;
import io.followup.sequence.Sequence;
import io.followup.sequence.Sequences;
import io.followup.sequence.Wording;
import io.followup.touch.Channel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a sequence would send to what is recorded. */
class DryRunTest {
  private static final String TEXT_THEN_CALL =
      """
      sequence: unsold-estimate
      trigger: estimate
      enroll: estimate.total >= 250
      steps:
        - id: first-text
          wait: 24h
          sms: "Hi {{customer.firstName|there}}, {{company.name}} about {{estimate.total}}. Reply STOP to end."
        - id: call
          wait: 72h after trigger
          voice: unsold
      scripts:
        unsold: { say: "This is {{company.name}}.", voicemail: "{{company.name}} called." }
      """;

  private static Sequences sequences(String yaml) {
    return Sequences.parse(Map.of("test.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private static Recorded recorded(SubjectFact... facts) {
    return new Recorded(Sample.JOB.workflowId(), List.of(facts));
  }

  private static Calendar play(String yaml, SubjectFact... facts) {
    return new DryRun(sequences(yaml), Sample.acme(), (tenant, customer) -> Optional.empty())
        .play(recorded(facts));
  }

  private static Calendar play(SubjectFact... facts) {
    return play(TEXT_THEN_CALL, facts);
  }

  private static Instant after(long hours) {
    return TUESDAY_10.plus(Duration.ofHours(hours));
  }

  private static Ending ending(Calendar calendar) {
    return ((Fate.Ended) calendar.fate()).ending();
  }

  private static List<String> told(Calendar calendar) {
    return calendar.entries().stream()
        .map(entry -> entry.local().toLocalDateTime() + " " + entry.step() + " " + entry.what())
        .toList();
  }

  @Test
  void an_estimate_never_signed_gets_a_text_at_24_hours_and_a_call_at_72() {
    Calendar calendar = play(opened("1", TUESDAY_10));
    assertThat(told(calendar))
        .containsExactly("2026-11-25T10:00 first-text SENT", "2026-11-27T10:00 call SENT");
    assertThat(calendar.entries().getFirst().channel()).contains(Channel.SMS);
    assertThat(calendar.entries().getFirst().why()).isEqualTo("24 h after the estimate went out.");
    assertThat(ending(calendar))
        .isEqualTo(
            new Ending(
                Outcome.EXHAUSTED,
                after(72),
                "Every step was taken and the estimate is still open.",
                2));
  }

  @Test
  void a_sale_between_text_and_call_ends_it_before_the_call() {
    Calendar calendar = play(opened("1", TUESDAY_10), sold("1", after(30)));
    assertThat(told(calendar))
        .containsExactly("2026-11-25T10:00 first-text SENT", "2026-11-25T16:00 call ENDED");
    assertThat(ending(calendar))
        .isEqualTo(new Ending(Outcome.WON, after(30), "Estimate 1 was sold.", 1));
  }

  @Test
  void facts_count_when_they_came_true_whatever_order_they_were_delivered_in() {
    assertThat(play(sold("1", after(30)), opened("1", TUESDAY_10)))
        .isEqualTo(play(opened("1", TUESDAY_10), sold("1", after(30))));
  }

  @Test
  void a_text_due_at_night_waits_for_nine_oclock_with_the_guards_reason() {
    Calendar calendar = play(opened("1", TUESDAY_10.plus(Duration.ofHours(12))));
    assertThat(told(calendar))
        .startsWith("2026-11-25T22:00 first-text DEFERRED", "2026-11-26T09:00 first-text SENT");
    Entry deferred = calendar.entries().getFirst();
    assertThat(deferred.until()).contains(Instant.parse("2026-11-26T15:00:00Z"));
    assertThat(deferred.why())
        .isEqualTo(
            "Quiet hours in America/Chicago (open 09:00-20:00): waits until Thu 26 Nov 09:00.");
    assertThat(calendar.entries().get(1).why()).isEqualTo("It waited until now.");
  }

  @Test
  void in_the_night_when_the_clocks_change_it_is_still_noon_on_the_customers_clock() {
    // Central daylight time ends on 1 November 2026 at 2:00.
    Calendar calendar = play(opened("1", Instant.parse("2026-10-31T03:30:00Z")));
    assertThat(calendar.entries().getFirst().local().toOffsetDateTime())
        .hasToString("2026-10-31T22:30-05:00");
    assertThat(calendar.entries().get(1).local().toOffsetDateTime())
        .hasToString("2026-11-01T12:00-06:00");
    assertThat(calendar.entries().get(2).at())
        .as("72 hours after the trigger are 21:30 now, so the call waits as well")
        .isEqualTo(Instant.parse("2026-11-03T03:30:00Z"));
    assertThat(calendar.entries().get(2).what()).isEqualTo(What.DEFERRED);
  }

  @Test
  void a_small_estimate_is_not_enrolled() {
    Calendar calendar = play(opened("1", TUESDAY_10, "120.00"));
    assertThat(calendar.entries()).isEmpty();
    assertThat(calendar.fate())
        .isEqualTo(
            new Fate.NotEnrolled(
                "enroll",
                "estimate.total is 120.00; the sequence enrolls when estimate.total >= 250."));
  }

  @Test
  void a_larger_option_that_comes_later_starts_it() {
    Calendar calendar = play(opened("1", TUESDAY_10, "120.00"), opened("2", after(2), "4250.00"));
    assertThat(told(calendar)).startsWith("2026-11-25T12:00 first-text SENT");
  }

  @Test
  void the_hold_out_group_gets_nothing() {
    Calendar calendar =
        play(TEXT_THEN_CALL + "variants: { holdout: 100% }\n", opened("1", TUESDAY_10));
    assertThat(calendar.fate())
        .isEqualTo(
            new Fate.NotEnrolled(
                "holdout",
                "The household is in the 100% hold-out group, which gets no messages of"
                    + " unsold-estimate@1."));
  }

  @Test
  void an_estimate_known_only_after_its_expiry_gets_nothing() {
    var late = opened("1", TUESDAY_10);
    var known =
        new io.followup.fact.EstimateOpened(
            late.origin(),
            late.subject(),
            late.estimate(),
            late.customer(),
            late.total(),
            late.createdOn(),
            after(24 * 40));
    Calendar calendar = play(known);
    assertThat(told(calendar)).containsExactly("2027-01-03T10:00 first-text ENDED");
    assertThat(ending(calendar).outcome()).isEqualTo(Outcome.LOST);
    assertThat(ending(calendar).why()).isEqualTo("Expired 30 d after it began.");
  }

  @Test
  void the_limit_of_messages_ends_it() {
    Calendar calendar =
        play(TEXT_THEN_CALL + "limits: { max-touches: 1 }\n", opened("1", TUESDAY_10));
    assertThat(told(calendar))
        .containsExactly("2026-11-25T10:00 first-text SENT", "2026-11-25T10:00 call ENDED");
    assertThat(ending(calendar).why()).isEqualTo("The limit of 1 message is reached.");
  }

  @Test
  void three_options_of_one_job_are_one_conversation_until_all_are_dismissed() {
    Calendar calendar =
        play(
            opened("1", TUESDAY_10),
            opened("2", TUESDAY_10.plusSeconds(1)),
            opened("3", TUESDAY_10.plusSeconds(2)),
            dismissed("1", after(1)),
            dismissed("2", after(25)),
            dismissed("3", after(30)));
    assertThat(told(calendar))
        .containsExactly("2026-11-25T10:00 first-text SENT", "2026-11-25T16:00 call ENDED");
    assertThat(ending(calendar).outcome()).isEqualTo(Outcome.LOST);
  }

  @Test
  void messages_are_worded_with_what_is_on_record() {
    assertThat(play(opened("1", TUESDAY_10)).entries().getFirst().wording())
        .contains(
            new Wording.Sms(
                "Hi [customer.firstName], Acme Air & Heat about $4,250.00. Reply STOP to end."));
  }

  @Test
  void the_summary_counts_messages_deferrals_and_what_ended_before_them() {
    Sequences sequences = sequences(TEXT_THEN_CALL);
    Sequence sequence = sequences.all().iterator().next();
    List<Calendar> calendars =
        List.of(
            play(opened("1", TUESDAY_10)),
            play(opened("1", TUESDAY_10), sold("1", after(30))),
            play(opened("1", TUESDAY_10.plus(Duration.ofHours(12))), sold("1", after(40))),
            play(opened("1", TUESDAY_10, "120.00")));
    assertThat(Summary.of(sequence, calendars))
        .isEqualTo(
            new Summary(
                4,
                3,
                Map.of("enroll", 1),
                List.of(
                    new Summary.OfStep(
                        "first-text", Map.of(Channel.SMS, 2), 0, 1, 0, 0, Map.of(Outcome.WON, 1)),
                    new Summary.OfStep(
                        "call", Map.of(Channel.VOICE, 1), 0, 0, 0, 0, Map.of(Outcome.WON, 1))),
                Map.of(Outcome.WON, 2, Outcome.EXHAUSTED, 1)));
  }
}
