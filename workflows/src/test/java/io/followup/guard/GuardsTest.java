package io.followup.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.guard.Sending.Destination;
import io.followup.guard.Sending.PendingStop;
import io.followup.guard.Sending.Suppression;
import io.followup.run.Outcome;
import io.followup.tenant.Limits;
import io.followup.tenant.QuietHours;
import io.followup.touch.Channel;
import io.followup.touch.Purpose;
import io.followup.touch.Turn;
import java.math.BigDecimal;
import java.time.Duration;
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
    Standing standing = new Standing.Open("estimate 1 OPEN");
    Optional<PendingStop> stop = Optional.empty();
    Optional<Destination> destination = Optional.of(new Destination(true, ""));
    List<Suppression> suppressions = List.of();
    Set<ZoneId> zones = Set.of(CHICAGO);
    Set<String> states = Set.of();
    Purpose purpose = Purpose.ESTIMATE;
    Turn.Cause cause = Turn.Cause.STEP;
    Instant databaseWall = TUESDAY_10;
    String zoneRules = "2026a";
    Sending.Controls controls = Sending.Controls.none();
    Limits limits = limits(Duration.ZERO);
    List<Sending.Contacted> contacts = List.of();
    int ahead;
    List<Sending.Unsettled> unsettled = List.of();
    Optional<Sending.Tokens> tokens = Optional.empty();
    Optional<Spending> spending = Optional.empty();
    Optional<Instant> debtTalk = Optional.empty();
    QuietHours hours = QuietHours.usual();

    Person person = Person.agreed("booking form");
    Content content = SampleContent.fine();

    Sending sending() {
      return new Sending(
          new Sending.Clocks(now, tenantSpeed, runSpeed, TUESDAY_10, databaseWall, zoneRules),
          new Sending.Planned(
              "estimate/acme/job-1", "first-text", channel, purpose, cause, firstDueAt),
          new Sending.Subject(standing, stop),
          new Sending.Recipient(destination, suppressions),
          new Sending.Place(zones, states, hours),
          person,
          content,
          controls,
          new Sending.Traffic(limits, contacts, ahead, unsettled, tokens, spending, debtTalk));
    }

    Guards.Objection objection() {
      return Guards.check(sending()).orElseThrow();
    }
  }

  private final Send send = new Send();

  private static Limits limits(Duration spread) {
    return new Limits(null, null, null, null, null, null, spread, null, null);
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
            "clocks-agree",
            "zone-rules-current",
            "no-stop-waiting",
            "subject-still-open",
            "no-hold",
            "not-suppressed",
            "step-condition",
            "step-arm",
            "switched-on",
            "not-paused",
            "sender-ready",
            "destination-usable",
            "recipient-allowed",
            "consent-given",
            "not-stale",
            "nobody-talking",
            "earlier-settled",
            "within-step-window",
            "within-open-hours",
            "contact-not-shared",
            "message-complete",
            "figures-from-facts",
            "text-fit-to-send",
            "call-fit-to-send",
            "mail-fit-to-send",
            "silent-after-talk",
            "within-caps",
            "within-budget",
            "within-spend");
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
  void what_is_over_in_the_dispatch_system_ends_the_run() {
    send.standing = new Standing.Over(Outcome.WON, "Estimate 2 is sold.");
    assertObjection("subject-still-open", new Verdict.Stop(Outcome.WON, "Estimate 2 is sold."));
  }

  @Test
  void what_is_on_hold_in_the_dispatch_system_waits_for_a_person() {
    send.standing = new Standing.Halted("Invoice 7 is on hold: release it, then resume.");
    assertObjection(
        "subject-still-open", new Verdict.Hold("Invoice 7 is on hold: release it, then resume."));
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
    send.hours = new QuietHours(LocalTime.of(9, 0), LocalTime.of(11, 0), null, null, null, null);
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
    send.standing = new Standing.Over(Outcome.WON, "Estimate 1 is sold.");
    assertThat(send.objection().guard()).isEqualTo("subject-still-open");
  }

  // Switches, pauses, senders, clocks.

  @Test
  void a_switch_that_is_off_defers_or_holds_and_tells_why() {
    send.controls =
        new Sending.Controls(
            List.of(new Sending.Off("channel sms", Sending.Off.Effect.DEFER, "carrier trouble")),
            Optional.empty(),
            Optional.empty());
    assertThat(send.objection().guard()).isEqualTo("switched-on");
    assertThat(send.objection().verdict())
        .isInstanceOfSatisfying(
            Verdict.Defer.class,
            defer -> {
              assertThat(defer.why()).startsWith("Switched off (channel sms: carrier trouble).");
              assertThat(defer.until())
                  .isBetween(TUESDAY_10.plusSeconds(900), TUESDAY_10.plusSeconds(1800));
            });
    send.controls =
        new Sending.Controls(
            List.of(new Sending.Off("everything", Sending.Off.Effect.HOLD, "audit")),
            Optional.empty(),
            Optional.empty());
    assertThat(send.objection().verdict()).isInstanceOf(Verdict.Hold.class);
  }

  @Test
  void a_storm_day_defers_every_channel_until_it_is_over() {
    send.channel = Channel.EMAIL;
    send.controls =
        new Sending.Controls(
            List.of(),
            Optional.of(new Sending.Pause(WEDNESDAY_9, "hail, all technicians are busy")),
            Optional.empty());
    assertThat(send.objection().guard()).isEqualTo("not-paused");
    assertThat(send.objection().verdict())
        .isInstanceOfSatisfying(
            Verdict.Defer.class,
            defer -> {
              assertThat(defer.why())
                  .isEqualTo(
                      "Sends are paused (hail, all technicians are busy): waits until Wed 25 Nov"
                          + " 09:00.");
              // It may be ended before.
              assertThat(defer.until())
                  .isBetween(TUESDAY_10.plusSeconds(900), TUESDAY_10.plusSeconds(1800));
            });
    send.now = WEDNESDAY_9.minusSeconds(60);
    assertThat(send.objection().verdict())
        .isInstanceOfSatisfying(
            Verdict.Defer.class, defer -> assertThat(defer.until()).isEqualTo(WEDNESDAY_9));
    send.now = WEDNESDAY_9;
    assertThat(Guards.check(send.sending())).isEmpty();
  }

  @Test
  void a_stopped_sender_sends_nothing_and_asks_again() {
    send.controls =
        new Sending.Controls(
            List.of(),
            Optional.empty(),
            Optional.of(new Sending.StoppedSender("30034", TUESDAY_10)));
    assertThat(send.objection().guard()).isEqualTo("sender-ready");
    assertThat(send.objection().verdict()).isInstanceOf(Verdict.Defer.class);
  }

  @Test
  void clocks_that_differ_by_more_than_a_minute_defer() {
    send.databaseWall = TUESDAY_10.minusSeconds(60);
    assertThat(Guards.check(send.sending())).isEmpty();
    send.databaseWall = TUESDAY_10.plusSeconds(61);
    assertThat(send.objection().guard()).isEqualTo("clocks-agree");
  }

  @Test
  void nothing_is_sent_by_time_zone_data_of_long_ago() {
    send.zoneRules = "2023d";
    assertThat(Guards.check(send.sending())).isEmpty();
    send.zoneRules = "2022g";
    assertThat(send.objection().guard()).isEqualTo("zone-rules-current");
    assertThat(send.objection().result().why()).contains("2022g", "update the JDK");
  }

  // Stale, order.

  @Test
  void what_was_due_four_days_ago_is_left_out() {
    send.firstDueAt = TUESDAY_10.minus(Duration.ofDays(4));
    assertObjection(
        "not-stale",
        new Verdict.Skip(
            "It was due Fri 20 Nov 10:00, more than 72 h ago: left out rather than sent so late."));
  }

  @Test
  void an_earlier_message_whose_fate_is_unknown_blocks_for_half_an_hour_and_then_is_told() {
    send.unsettled =
        List.of(new Sending.Unsettled("first-text", Channel.SMS, TUESDAY_10.minusSeconds(60)));
    assertObjection(
        "earlier-settled",
        new Verdict.Defer(
            TUESDAY_10.plusSeconds(29 * 60),
            "It is still unknown whether the SMS of step first-text went out: waits until Tue 24"
                + " Nov 10:29."));
    send.now = TUESDAY_10.plusSeconds(29 * 60);
    assertThat(Guards.check(send.sending())).isEmpty();
    assertThat(Guards.ask(send.sending()).remarks())
        .containsExactly(
            "It is still unknown whether the SMS of step first-text went out; this message goes"
                + " nevertheless.");
  }

  // Hours of states and holidays.

  @Test
  void no_marketing_on_thanksgiving_but_reminders_of_appointments() {
    send.now = Instant.parse("2026-11-26T16:00:00Z");
    send.firstDueAt = send.now;
    assertObjection(
        "within-open-hours",
        new Verdict.Defer(
            Instant.parse("2026-11-27T15:00:00Z"),
            "Quiet hours in America/Chicago (closed: Thanksgiving Day): waits until Fri 27 Nov"
                + " 09:00."));
    send.purpose = Purpose.APPOINTMENT;
    assertThat(Guards.check(send.sending())).isEmpty();
  }

  @Test
  void the_strictest_state_of_address_and_number_counts() {
    // Sunday 22 November, 13:00 in Chicago.
    send.now = Instant.parse("2026-11-22T19:00:00Z");
    send.firstDueAt = send.now;
    send.states = Set.of("TX");
    assertThat(Guards.check(send.sending())).isEmpty();
    send.states = Set.of("TX", "AL");
    assertThat(send.objection().verdict())
        .isInstanceOfSatisfying(
            Verdict.Defer.class,
            defer -> assertThat(defer.until()).isEqualTo(Instant.parse("2026-11-23T15:00:00Z")));
  }

  @Test
  void a_message_that_could_not_be_delivered_before_it_closes_waits() {
    send.now = Instant.parse("2026-11-25T01:56:00Z");
    assertThat(send.objection().verdict())
        .isEqualTo(
            new Verdict.Defer(
                WEDNESDAY_9,
                "Quiet hours in America/Chicago (open 09:00-20:00): waits until Wed 25 Nov"
                    + " 09:00."));
  }

  @Test
  void runs_that_wait_for_the_same_opening_go_one_after_the_other() {
    send.now = TUESDAY_2230;
    send.limits = limits(Duration.ofMinutes(15));
    Verdict first = send.objection().verdict();
    assertThat(first)
        .isInstanceOfSatisfying(
            Verdict.Defer.class,
            defer ->
                assertThat(defer.until()).isBetween(WEDNESDAY_9, WEDNESDAY_9.plusSeconds(900)));
    assertThat(send.objection().verdict()).isEqualTo(first);
  }

  // Caps.

  private static Sending.Contacted contacted(String at, Channel channel, Purpose purpose) {
    return new Sending.Contacted(
        Instant.parse(at), channel, purpose, Sending.Contacted.To.ANOTHER_PLACE);
  }

  @Test
  void the_fourth_message_to_a_household_waits_until_the_first_is_a_day_old() {
    send.contacts =
        List.of(
            contacted("2026-11-24T01:00:00Z", Channel.EMAIL, Purpose.ESTIMATE),
            contacted("2026-11-23T20:00:00Z", Channel.SMS, Purpose.ESTIMATE));
    assertThat(Guards.check(send.sending())).isEmpty();
    send.ahead = 1;
    assertThat(send.objection().guard()).isEqualTo("within-caps");
    send.ahead = 0;
    send.contacts =
        List.of(
            contacted("2026-11-24T01:00:00Z", Channel.EMAIL, Purpose.ESTIMATE),
            contacted("2026-11-24T02:00:00Z", Channel.SMS, Purpose.INVOICE),
            contacted("2026-11-23T20:00:00Z", Channel.SMS, Purpose.ESTIMATE));
    assertObjection(
        "within-caps",
        new Verdict.Defer(
            Instant.parse("2026-11-24T20:00:00Z"),
            "The household got or is promised 3 messages within 24 h already: waits until Tue 24"
                + " Nov 14:00."));
  }

  @Test
  void a_second_call_on_one_day_waits_but_a_text_may_go() {
    send.contacts = List.of(contacted("2026-11-23T22:00:00Z", Channel.VOICE, Purpose.ESTIMATE));
    assertThat(Guards.check(send.sending())).isEmpty();
    send.channel = Channel.VOICE;
    assertThat(send.objection().guard()).isEqualTo("within-caps");
    send.cause = Turn.Cause.CALL_BACK_REQUESTED;
    assertThat(Guards.check(send.sending())).isEmpty();
  }

  @Test
  void a_cap_that_opens_too_late_leaves_the_step_out() {
    send.firstDueAt = TUESDAY_10.minus(Duration.ofHours(70));
    send.channel = Channel.VOICE;
    send.contacts = List.of(contacted("2026-11-24T15:00:00Z", Channel.VOICE, Purpose.ESTIMATE));
    assertThat(send.objection().verdict()).isInstanceOf(Verdict.Skip.class);
  }

  @Test
  void seven_calls_about_money_in_seven_days_are_the_most() {
    send.channel = Channel.VOICE;
    send.purpose = Purpose.INVOICE;
    send.contacts =
        java.util.stream.IntStream.range(0, 7)
            .mapToObj(
                day ->
                    new Sending.Contacted(
                        TUESDAY_10.minus(Duration.ofHours(25 + 20L * day)),
                        Channel.VOICE,
                        Purpose.INVOICE,
                        Sending.Contacted.To.SAME_PLACE))
            .toList();
    assertThat(send.objection().guard()).isEqualTo("within-caps");
    send.contacts = send.contacts.subList(0, 6);
    assertThat(Guards.check(send.sending())).isEmpty();
  }

  // Budget.

  private static Sending.Tokens tokens(double available, int spent) {
    return new Sending.Tokens(
        2, available, 0.5, 60, TUESDAY_10, spent, java.util.OptionalInt.of(100));
  }

  @Test
  void a_sender_at_its_rate_waits_until_enough_flowed_in() {
    send.tokens = Optional.of(tokens(2, 0));
    assertThat(Guards.check(send.sending())).isEmpty();
    send.tokens = Optional.of(tokens(1, 0));
    assertObjection(
        "within-budget",
        new Verdict.Defer(
            TUESDAY_10.plusSeconds(2),
            "The sender is at its rate of 0.5 per second: waits for its turn."));
  }

  @Test
  void lower_priorities_stop_at_their_share_of_the_day() {
    send.tokens = Optional.of(tokens(60, 89));
    assertThat(send.objection().verdict())
        .isInstanceOfSatisfying(
            Verdict.Defer.class,
            defer -> assertThat(defer.until()).isEqualTo(Instant.parse("2026-11-25T08:00:00Z")));
    send.purpose = Purpose.INVOICE;
    assertThat(Guards.check(send.sending())).isEmpty();
  }

  // Money.

  private static Optional<Spending> spent(String today, String thisMonth) {
    return Optional.of(
        new Spending(
            new BigDecimal("0.024"), new BigDecimal(today), new BigDecimal(thisMonth), CHICAGO));
  }

  @Test
  void when_the_money_of_the_day_is_used_up_it_waits_until_midnight_of_the_office() {
    send.spending = spent("44.976", "300");
    assertThat(Guards.check(send.sending())).isEmpty();
    send.spending = spent("44.98", "300");
    assertObjection(
        "within-spend",
        new Verdict.Defer(
            Instant.parse("2026-11-25T06:00:00Z"),
            "The company's money for messages of this day is used up for this priority ($44.98 of"
                + " $50.00): waits until Wed 25 Nov 00:00."));
    assertThat(send.objection().inputs()).containsEntry("today", "44.98");
  }

  @Test
  void what_matters_most_may_use_all_of_the_money() {
    send.spending = spent("49.97", "300");
    assertThat(send.objection().guard()).isEqualTo("within-spend");
    send.purpose = Purpose.APPOINTMENT;
    assertThat(Guards.check(send.sending())).isEmpty();
  }

  @Test
  void when_the_month_is_used_up_a_step_that_would_be_stale_by_then_is_left_out() {
    send.spending = spent("0", "950");
    assertThat(send.objection().verdict())
        .isEqualTo(
            new Verdict.Skip(
                "The company's money for messages of this month is used up for this priority"
                    + " ($950.00 of $1,000.00), and when there is more this is more than 72 h"
                    + " late."));
    send.firstDueAt = TUESDAY_10.plus(Duration.ofDays(5));
    assertThat(send.objection().verdict())
        .isInstanceOfSatisfying(
            Verdict.Defer.class,
            defer -> assertThat(defer.until()).isEqualTo(Instant.parse("2026-12-01T06:00:00Z")));
  }

  @Test
  void after_a_talk_about_money_owed_there_is_silence_about_it_for_seven_days() {
    send.debtTalk = Optional.of(TUESDAY_10.minus(Duration.ofDays(5)));
    assertThat(Guards.check(send.sending())).isEmpty();
    send.purpose = Purpose.INVOICE;
    assertObjection(
        "silent-after-talk",
        new Verdict.Defer(
            TUESDAY_10.plus(Duration.ofDays(2)),
            "We talked with the household about the bill on Thu 19 Nov 10:00, and nothing about it"
                + " is sent for 7 d: waits until Thu 26 Nov 10:00."));
    send.debtTalk = Optional.of(TUESDAY_10.minus(Duration.ofDays(1)));
    assertThat(send.objection().verdict())
        .isInstanceOfSatisfying(
            Verdict.Skip.class, skip -> assertThat(skip.why()).contains("more than 72 h late"));
    send.debtTalk = Optional.of(TUESDAY_10.minus(Duration.ofDays(7)));
    assertThat(Guards.check(send.sending())).isEmpty();
  }
}
