package io.followup.tenant;

import java.time.Duration;

/**
 * How much a tenant sends, and how late; under {@code limits}. Everything has a default
 * (docs/reference/messaging.md, states and guards).
 *
 * @param contactsPerDay messages of any channel to the people of one household within 24 hours, 1
 *     to 20; default 3
 * @param contactsPerNumberPerDay messages to one number or mailbox, whoever shares it, within 24
 *     hours, 1 to 20; default 3
 * @param callsPerDay voice calls to one household within 24 hours, 0 to 3; default 1
 * @param debtCallsPerWeek voice calls about money owed within 7 days, 0 to 7; default 7
 * @param staleAfter a step that could not go out for so long is left out; default 3 days
 * @param unsettledFor how long an earlier message whose fate is unknown holds up the next one;
 *     default 30 minutes
 * @param spread sends that become possible at the same moment go out over so long; default 15
 *     minutes, at most 2 hours
 * @param budget what the senders may send
 * @param spend what may be spent
 */
public record Limits(
    Integer contactsPerDay,
    Integer contactsPerNumberPerDay,
    Integer callsPerDay,
    Integer debtCallsPerWeek,
    Duration staleAfter,
    Duration unsettledFor,
    Duration spread,
    Budget budget,
    Spend spend) {

  public Limits {
    contactsPerDay = Bounds.within("limits.contacts-per-day", contactsPerDay, 3, 1, 20);
    contactsPerNumberPerDay =
        Bounds.within("limits.contacts-per-number-per-day", contactsPerNumberPerDay, 3, 1, 20);
    callsPerDay = Bounds.within("limits.calls-per-day", callsPerDay, 1, 0, 3);
    debtCallsPerWeek = Bounds.within("limits.debt-calls-per-week", debtCallsPerWeek, 7, 0, 7);
    staleAfter =
        Bounds.within(
            "limits.stale-after",
            staleAfter,
            Duration.ofDays(3),
            Duration.ofHours(1),
            Duration.ofDays(60));
    unsettledFor =
        Bounds.within(
            "limits.unsettled-for",
            unsettledFor,
            Duration.ofMinutes(30),
            Duration.ZERO,
            Duration.ofDays(1));
    spread =
        Bounds.within(
            "limits.spread", spread, Duration.ofMinutes(15), Duration.ZERO, Duration.ofHours(2));
    budget = budget == null ? new Budget(null, null, null, null) : budget;
    spend = spend == null ? Spend.usual() : spend;
  }

  /** Every default. */
  public static Limits usual() {
    return new Limits(null, null, null, null, null, null, null, null, null);
  }

  /**
   * What each sender may send, below what the provider takes from it (docs/reference/messaging.md,
   * rates and queues).
   *
   * @param segmentsPerSecond segments of texts that the sender takes per second, 0.01 to 10000;
   *     default 1, a long code's
   * @param burst segments that may go out at once after a quiet while, 1 to 100000; default 60
   * @param segmentsPerDay segments per day of the carriers (Pacific time), 1 or more; default 2000,
   *     a low-volume brand's
   * @param callsPerSecond voice calls placed per second, 0.01 to 1000; default 1
   */
  public record Budget(
      Double segmentsPerSecond, Integer burst, Integer segmentsPerDay, Double callsPerSecond) {
    public Budget {
      segmentsPerSecond =
          Bounds.within("limits.budget.segments-per-second", segmentsPerSecond, 1.0, 0.01, 1e4);
      burst = Bounds.within("limits.budget.burst", burst, 60, 1, 100_000);
      segmentsPerDay =
          Bounds.within(
              "limits.budget.segments-per-day", segmentsPerDay, 2000, 1, Integer.MAX_VALUE);
      callsPerSecond =
          Bounds.within("limits.budget.calls-per-second", callsPerSecond, 1.0, 0.01, 1e3);
    }
  }
}
