package io.followup.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.run.Outcome;
import io.followup.sequence.Window;
import io.followup.tenant.Limits;
import io.followup.touch.MessageClass;
import io.followup.touch.Purpose;
import io.followup.touch.TouchResult;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WishesTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final Instant SATURDAY_10 = Instant.parse("2026-11-21T16:00:00Z");
  private static final Instant MONDAY_9 = Instant.parse("2026-11-23T15:00:00Z");
  private static final Wishes.Opening WEEKDAYS =
      new Wishes.Opening(
          new Window(
              LocalTime.of(9, 0),
              Optional.of(LocalTime.of(17, 30)),
              EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)),
          CHICAGO);

  private static Wishes wishes(
      Optional<Duration> tolerance,
      Optional<Wishes.Opening> opening,
      Optional<String> unmet,
      Optional<String> otherArm) {
    return new Wishes(MessageClass.MARKETING, 3, tolerance, opening, unmet, otherArm);
  }

  private static Optional<TouchResult> against(
      Standing standing, Wishes wishes, Instant firstDueAt, Instant now) {
    return StepProvisos.against(
        standing, wishes, firstDueAt, now, Limits.usual(), CHICAGO, "job/acme/1");
  }

  private static final Standing OPEN = new Standing.Open("job 1 is Completed");

  @Test
  void a_step_without_wishes_is_taken() {
    assertThat(against(OPEN, Wishes.usual(Purpose.REVIEW), SATURDAY_10, SATURDAY_10)).isEmpty();
  }

  @Test
  void what_is_over_ends_the_run_before_anything_else_is_asked() {
    assertThat(
            against(
                new Standing.Over(Outcome.WON, "It was paid."),
                wishes(Optional.empty(), Optional.empty(), Optional.of("no."), Optional.empty()),
                SATURDAY_10,
                SATURDAY_10))
        .contains(new TouchResult.Stopped(Outcome.WON, "subject-still-open", "It was paid."));
  }

  @Test
  void a_step_whose_condition_does_not_hold_is_left_out() {
    assertThat(
            against(
                OPEN,
                wishes(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("job.total is $80.00; it takes job.total > 100."),
                    Optional.empty()),
                SATURDAY_10,
                SATURDAY_10))
        .contains(
            new TouchResult.Skipped(
                "step-condition", "Left out: job.total is $80.00; it takes job.total > 100."));
  }

  @Test
  void a_step_outside_its_window_waits_for_it_and_is_not_late_meanwhile() {
    Wishes onWeekdays =
        wishes(
            Optional.of(Duration.ofHours(2)),
            Optional.of(WEEKDAYS),
            Optional.empty(),
            Optional.empty());

    assertThat(against(OPEN, onWeekdays, SATURDAY_10, SATURDAY_10))
        .hasValueSatisfying(
            result ->
                assertThat(result)
                    .isInstanceOfSatisfying(
                        TouchResult.Deferred.class,
                        deferred -> {
                          assertThat(deferred.until())
                              .isBetween(MONDAY_9, MONDAY_9.plus(Duration.ofMinutes(15)));
                          assertThat(deferred.why()).endsWith("waits until Mon 23 Nov 09:00.");
                        }));
    assertThat(against(OPEN, onWeekdays, SATURDAY_10, MONDAY_9)).isEmpty();
    assertThat(against(OPEN, onWeekdays, SATURDAY_10, MONDAY_9.plus(Duration.ofHours(3))))
        .hasValueSatisfying(result -> assertThat(result).isInstanceOf(TouchResult.Skipped.class));
  }

  @Test
  void a_send_asks_the_same_wishes() {
    SampleSending send = new SampleSending();
    send.wishes =
        wishes(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("Other arm."));

    assertThat(Guards.check(send.sending()).map(Guards.Objection::result))
        .contains(new TouchResult.Skipped("step-arm", "Other arm."));
  }

  @Test
  void money_is_spoken_of_only_while_the_office_can_be_asked_back() {
    SampleSending send = new SampleSending();
    send.purpose = Purpose.INVOICE;
    send.wishes = Wishes.usual(Purpose.INVOICE);
    send.debts = day -> Optional.empty();

    assertThat(Guards.check(send.sending()).map(Guards.Objection::guard))
        .contains("within-open-hours");
  }

  @Test
  void an_offer_in_a_message_about_a_visit_waits_for_a_person() {
    SampleSending send = new SampleSending();
    send.purpose = Purpose.APPOINTMENT;
    send.wishes = Wishes.usual(Purpose.APPOINTMENT);
    send.says(
        "text", "Acme Air & Heat: we come tomorrow. A special offer waits! Reply STOP to end.");

    assertThat(Guards.check(send.sending()).map(Guards.Objection::result))
        .hasValueSatisfying(
            result -> {
              assertThat(result).isInstanceOf(TouchResult.Held.class);
              assertThat(result.why()).contains("holds an offer");
            });
  }
}
