package io.followup.simulator.demo;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgingTest {
  private static final Instant WALL = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant BUSINESS = Instant.parse("2026-11-24T16:00:00Z");
  private static final BusinessTime TIME = new BusinessTime(BUSINESS, WALL, 2160);
  private static final Expectation WHOLE_WAY =
      Expectation.ends("EXHAUSTED").textAt(ofHours(24)).callAt(ofHours(72));
  private static final Judging CALM = new Judging(List.of(), ofSeconds(10));

  @Test
  void a_text_and_a_call_in_time_and_the_right_end_are_as_expected() {
    assertThat(
            CALM.complaints(
                WHOLE_WAY,
                seen(ended("EXHAUSTED"), text(ofHours(24).plusMinutes(20)), call(ofHours(73)))))
        .isEmpty();
  }

  @Test
  void a_text_before_its_time_is_wrong() {
    assertThat(
            CALM.complaints(
                WHOLE_WAY, seen(ended("EXHAUSTED"), text(ofHours(23)), call(ofHours(72)))))
        .containsExactly("the text due at 24 h came too early, at +23 h 0 min");
  }

  @Test
  void a_text_long_after_its_time_is_wrong() {
    assertThat(
            CALM.complaints(
                WHOLE_WAY, seen(ended("EXHAUSTED"), text(ofHours(32)), call(ofHours(72)))))
        .containsExactly("the text due at 24 h came late, at +32 h 0 min");
  }

  @Test
  void what_was_due_in_an_outage_may_come_after_it() {
    Judging stormy =
        new Judging(
            List.of(
                new Parts.Outage(
                    "worker", WALL.plusSeconds(35), Optional.of(WALL.plusSeconds(50)))),
            ofSeconds(10));
    Evidence late = seen(ended("EXHAUSTED"), text(ofHours(32)), call(ofHours(72)));
    assertThat(stormy.complaints(WHOLE_WAY, late)).isEmpty();
    assertThat(stormy.latest(WALL.plusSeconds(20))).isEqualTo(WALL.plusSeconds(30));
  }

  @Test
  void a_second_text_and_an_unexpected_call_are_wrong() {
    Expectation oneText = Expectation.ends("WON").textAt(ofHours(24));
    assertThat(
            CALM.complaints(
                oneText,
                seen(ended("WON"), text(ofHours(24)), text(ofHours(25)), call(ofHours(72)))))
        .containsExactly(
            "a text came at +25 h 0 min where none was expected",
            "a call came at +72 h 0 min where none was expected");
  }

  @Test
  void what_never_came_is_wrong() {
    assertThat(CALM.complaints(WHOLE_WAY, seen(ended("EXHAUSTED"))))
        .containsExactly("the text at 24 h never came", "the call at 72 h never came");
  }

  @Test
  void a_wrong_end_no_end_and_no_run_are_wrong() {
    Expectation won = Expectation.ends("WON");
    assertThat(CALM.complaints(won, seen(ended("LOST"))))
        .containsExactly("the run ended LOST instead of WON");
    assertThat(CALM.complaints(won, seen(running("Waiting."))))
        .containsExactly("the run did not end instead of WON");
    assertThat(CALM.complaints(won, new Evidence(TIME, Optional.empty(), List.of())))
        .containsExactly("the engine never showed a run");
  }

  @Test
  void a_reason_must_be_told_where_it_is_expected() {
    Expectation told = Expectation.ends("OPTED_OUT").telling("the opt-out", "(?i).*opt.*out.*");
    assertThat(CALM.complaints(told, seen(ended("OPTED_OUT", "Nobody knows."))))
        .containsExactly("the story does not tell the opt-out");
    assertThat(CALM.complaints(told, seen(ended("OPTED_OUT", "The customer opted out."))))
        .isEmpty();
  }

  @Test
  void a_mail_counts_like_a_text_and_its_words_can_be_asked_for() {
    Expectation mailed =
        Expectation.ends("EXHAUSTED")
            .mailAt(ofHours(24))
            .saying("a greeting", "Hello")
            .saying("an amount", ".*\\$.*");
    assertThat(
            CALM.complaints(
                mailed, seen(ended("EXHAUSTED"), arrival(Arrival.Kind.MAIL, ofHours(24)))))
        .containsExactly("nothing that arrived says an amount");
    assertThat(CALM.complaints(mailed, seen(ended("EXHAUSTED"))))
        .contains("the mail at 24 h never came", "nothing that arrived says a greeting");
  }

  @Test
  void evidence_reads_as_a_sentence() {
    assertThat(seen(ended("WON"), text(ofHours(24).plus(ofMinutes(6)))).inWords())
        .isEqualTo("A text at +24 h 6 min; WON: It was so.");
    assertThat(seen(ended("WON")).inWords()).isEqualTo("Nothing arrived; WON: It was so.");
  }

  @Test
  void the_reason_is_quoted_from_the_story() {
    Evidence evidence = seen(running("Step call: Quiet hours until 9:00."));
    assertThat(evidence.quote(new Expectation.Told("(?i).*quiet.*", "why")))
        .contains("\"Step call: Quiet hours until 9:00.\"");
    assertThat(evidence.inWords()).isEqualTo("Nothing arrived; the run is waiting.");
  }

  private static Evidence seen(RunState run, Arrival... arrivals) {
    return new Evidence(TIME, Optional.of(run), Arrays.asList(arrivals));
  }

  private static Arrival text(Duration after) {
    return arrival(Arrival.Kind.TEXT, after);
  }

  private static Arrival call(Duration after) {
    return arrival(Arrival.Kind.CALL, after);
  }

  private static Arrival arrival(Arrival.Kind kind, Duration after) {
    return new Arrival(kind, kind + "-" + after, TIME.wall(after), after, "Hello", "delivered");
  }

  private static RunState ended(String outcome) {
    return ended(outcome, "It was so.");
  }

  private static RunState ended(String outcome, String why) {
    return new RunState(
        "run",
        "COMPLETED",
        "ended",
        Optional.of(outcome),
        Optional.of(why),
        WALL,
        Optional.empty(),
        WALL,
        List.of());
  }

  private static RunState running(String line) {
    return RunStates.running(WALL, new RunState.Line(BUSINESS, line));
  }
}
