package io.followup.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.guard.Sending.Destination;
import io.followup.guard.Sending.Estimate;
import io.followup.guard.Sending.PendingStop;
import io.followup.guard.Sending.Status;
import io.followup.guard.Sending.Suppression;
import io.followup.run.Outcome;
import io.followup.subject.EstimateId;
import io.followup.tenant.Tenant;
import io.followup.touch.Channel;
import io.followup.touch.Purpose;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GuardsTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final ZoneId DENVER = ZoneId.of("America/Denver");
  private static final ZoneId HONOLULU = ZoneId.of("Pacific/Honolulu");

  /** Tuesday 24 November 2026 in Chicago. */
  private static final Instant TUESDAY_10 = Instant.parse("2026-11-24T16:00:00Z");

  private static final Instant TUESDAY_2230 = Instant.parse("2026-11-25T04:30:00Z");
  private static final Instant WEDNESDAY_9 = Instant.parse("2026-11-25T15:00:00Z");

  /** A send that every guard passes; tests change one thing. */
  private static final class Send {
    Instant now = TUESDAY_10;
    Instant firstDueAt = TUESDAY_10;
    int tenantSpeed = 1;
    int runSpeed = 1;
    Channel channel = Channel.SMS;
    List<Estimate> estimates = List.of(estimate("1", Status.OPEN));
    Optional<PendingStop> stop = Optional.empty();
    Optional<Destination> destination = Optional.of(new Destination(true, ""));
    List<Suppression> suppressions = List.of();
    Set<ZoneId> zones = Set.of(CHICAGO);
    Tenant.QuietHours hours = new Tenant.QuietHours(null, null);

    Person person = Person.agreed("booking form");
    Content content = SampleContent.fine();

    Sending sending() {
      return new Sending(
          new Sending.Clocks(now, tenantSpeed, runSpeed),
          new Sending.Planned(
              "estimate/acme/job-1", "first-text", channel, Purpose.ESTIMATE, firstDueAt),
          new Sending.Subject(estimates, stop),
          new Sending.Recipient(destination, suppressions),
          new Sending.Place(zones, hours),
          person,
          content);
    }

    Guards.Objection objection() {
      return Guards.check(sending()).orElseThrow();
    }
  }

  private final Send send = new Send();

  private static Estimate estimate(String id, Status status) {
    return new Estimate(new EstimateId(id), status, new BigDecimal("4250.00"));
  }

  private void assertObjection(String guard, Verdict verdict) {
    assertThat(send.objection().guard()).isEqualTo(guard);
    assertThat(send.objection().verdict()).isEqualTo(verdict);
  }

  @Test
  void absolute_guards_come_first_and_delays_last() {
    assertThat(Guards.inOrder())
        .extracting(Guard::name)
        .containsExactly(
            "run-clock-allowed",
            "no-stop-waiting",
            "estimate-still-open",
            "no-hold",
            "not-suppressed",
            "destination-usable",
            "recipient-allowed",
            "consent-given",
            "nobody-talking",
            "within-open-hours",
            "contact-not-shared",
            "message-complete",
            "text-fit-to-send",
            "call-fit-to-send",
            "mail-fit-to-send");
  }

  @Test
  void an_open_estimate_in_open_hours_may_be_sent() {
    assertThat(Guards.check(send.sending())).isEmpty();
  }

  @Test
  void a_run_faster_than_its_tenant_allows_waits_for_a_person() {
    send.runSpeed = 2160;
    assertObjection(
        "run-clock-allowed",
        new Verdict.Hold(
            "This run's clock is 2160 times as fast as the wall clock, but the tenant allows 1:"
                + " stop the run, or set sandbox.speed of the tenant again."));
  }

  @Test
  void a_run_as_fast_as_its_sandbox_may_send() {
    send.runSpeed = 2160;
    send.tenantSpeed = 2160;
    assertThat(Guards.check(send.sending())).isEmpty();
  }

  @Test
  void a_stop_that_still_lies_in_the_inbox_stops() {
    send.stop = Optional.of(new PendingStop(Outcome.OPTED_OUT, "The customer texted STOP."));
    assertObjection(
        "no-stop-waiting", new Verdict.Stop(Outcome.OPTED_OUT, "The customer texted STOP."));
  }

  @Test
  void a_sold_option_wins_even_while_others_are_open() {
    send.estimates = List.of(estimate("1", Status.OPEN), estimate("2", Status.SOLD));
    assertObjection(
        "estimate-still-open",
        new Verdict.Stop(Outcome.WON, "Estimate 2 is sold in the dispatch system."));
  }

  @Test
  void one_open_option_among_dismissed_ones_goes_on() {
    send.estimates = List.of(estimate("1", Status.DISMISSED), estimate("2", Status.OPEN));
    assertThat(Guards.check(send.sending())).isEmpty();
  }

  @Test
  void all_options_dismissed_is_lost() {
    send.estimates = List.of(estimate("1", Status.DISMISSED), estimate("2", Status.DISMISSED));
    assertObjection(
        "estimate-still-open",
        new Verdict.Stop(
            Outcome.LOST, "No estimate of this follow-up is open in the dispatch system."));
  }

  @Test
  void estimates_that_are_gone_are_lost() {
    send.estimates = List.of();
    assertObjection(
        "estimate-still-open",
        new Verdict.Stop(
            Outcome.LOST, "The dispatch system knows no estimate of this follow-up any more."));
  }

  @Test
  void an_opt_out_stops_with_all_its_reasons() {
    send.suppressions =
        List.of(
            new Suppression("texted STOP on 2026-06-02"),
            new Suppression("is marked do-not-text in the dispatch system"));
    assertObjection(
        "not-suppressed",
        new Verdict.Stop(
            Outcome.OPTED_OUT,
            "No SMS: the customer texted STOP on 2026-06-02; is marked do-not-text in the dispatch"
                + " system."));
  }

  @Test
  void a_customer_without_a_number_cannot_be_texted_or_called() {
    send.destination = Optional.empty();
    assertObjection(
        "destination-usable", new Verdict.NotPossible("The customer has no number for texts."));
    send.channel = Channel.VOICE;
    assertObjection(
        "destination-usable", new Verdict.NotPossible("The customer has no number for calls."));
    send.channel = Channel.EMAIL;
    assertObjection(
        "destination-usable", new Verdict.NotPossible("The customer has no e-mail address."));
  }

  @Test
  void an_unusable_number_is_not_possible() {
    send.destination = Optional.of(new Destination(false, "The number is not a US number."));
    assertObjection(
        "destination-usable", new Verdict.NotPossible("The number is not a US number."));
  }

  @Test
  void half_past_ten_in_the_evening_waits_until_nine() {
    send.now = TUESDAY_2230;
    assertObjection(
        "within-open-hours",
        new Verdict.Defer(
            WEDNESDAY_9,
            "Quiet hours in America/Chicago (open 09:00-20:00): waits until Wed 25 Nov 09:00."));
  }

  @Test
  void calls_wait_for_open_hours_as_texts_do() {
    send.now = TUESDAY_2230;
    send.channel = Channel.VOICE;
    assertThat(send.objection().verdict()).isInstanceOf(Verdict.Defer.class);
  }

  @Test
  void e_mails_go_at_any_hour() {
    send.now = TUESDAY_2230;
    send.channel = Channel.EMAIL;
    assertThat(Guards.check(send.sending())).isEmpty();
  }

  @Test
  void every_zone_that_the_customer_may_be_in_must_be_open() {
    send.now = WEDNESDAY_9;
    send.zones = Set.of(CHICAGO, DENVER);
    assertObjection(
        "within-open-hours",
        new Verdict.Defer(
            Instant.parse("2026-11-25T16:00:00Z"),
            "Quiet hours in America/Denver (open 09:00-20:00): waits until Wed 25 Nov 09:00 there,"
                + " when it is open in every zone that the customer may be in."));
  }

  @Test
  void zones_without_a_common_open_hour_wait_for_a_person() {
    send.hours = new Tenant.QuietHours(LocalTime.of(9, 0), LocalTime.of(11, 0));
    send.zones = Set.of(CHICAGO, HONOLULU);
    assertObjection(
        "within-open-hours",
        new Verdict.Hold(
            "Quiet hours in Pacific/Honolulu (open 09:00-11:00): the zones that the customer may"
                + " be in have no open hour in common."));
  }

  @Test
  void a_customer_whose_zone_nobody_knows_waits_for_a_person() {
    send.zones = Set.of();
    assertThat(send.objection().verdict()).isInstanceOf(Verdict.Hold.class);
  }

  @Test
  void what_ends_a_run_is_told_before_what_delays_it() {
    send.now = TUESDAY_2230;
    send.destination = Optional.empty();
    send.suppressions = List.of(new Suppression("texted STOP on 2026-06-02"));
    assertThat(send.objection().guard()).isEqualTo("not-suppressed");
    send.estimates = List.of(estimate("1", Status.SOLD));
    assertThat(send.objection().guard()).isEqualTo("estimate-still-open");
  }
}
