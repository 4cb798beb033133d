package io.followup.guard;

import io.followup.guard.Sending.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * A sender sends no faster than its carriers take it, and no more a day: a token bucket, and a cap
 * of segments per day of which each priority may use its share. Asked last, when nothing else
 * speaks against the send, with the sender's budget locked.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>the bucket holds less than the text's segments (or one call)</td>
 *     <td>DEFER until they have flowed in, behind those who wait already</td></tr>
 * <tr><td>the day's cap times the share of the priority would be passed: invoice and appointment
 *     100 %, estimate 90 %, session 75 %, review 60 %</td>
 *     <td>DEFER until the carriers' day ends (midnight Pacific time)</td></tr>
 * </table>
 *
 * <p>Wall time: it protects the sender at the carriers, who know no business time.
 */
final class WithinBudget implements Guard {
  private static final ZoneId CARRIERS = ZoneId.of("America/Los_Angeles");

  @Override
  public String name() {
    return "within-budget";
  }

  @Override
  public Verdict check(Sending sending) {
    return sending.traffic().tokens().map(tokens -> check(sending, tokens)).orElse(Verdict.PASS);
  }

  private static Verdict check(Sending sending, Tokens tokens) {
    if (tokens.dayCap().isPresent()
        && tokens.spentToday() + tokens.needed() > share(sending, tokens.dayCap().getAsInt())) {
      return new Verdict.Defer(
          sending.clocks().businessTime(tomorrow(sending)).plus(Later.spread(sending)),
          "The sender's segments of this day are used up for this priority ("
              + tokens.spentToday()
              + " of "
              + tokens.dayCap().getAsInt()
              + "): waits until midnight Pacific time.");
    }
    if (tokens.available() >= Math.min(tokens.needed(), tokens.most())) {
      return Verdict.PASS;
    }
    Instant wall = sending.clocks().wall();
    Instant from = tokens.promisedUntil().isAfter(wall) ? tokens.promisedUntil() : wall;
    double missing = tokens.needed() - Math.max(0, tokens.available());
    Duration flows = Duration.ofMillis((long) Math.ceil(missing / tokens.perSecond() * 1000));
    return new Verdict.Defer(
        sending.clocks().businessTime(from.plus(flows)),
        "The sender is at its rate of " + tokens.perSecond() + " per second: waits for its turn.");
  }

  private static Instant tomorrow(Sending sending) {
    return LocalDate.ofInstant(sending.clocks().wall(), CARRIERS)
        .plusDays(1)
        .atStartOfDay(CARRIERS)
        .toInstant();
  }

  private static long share(Sending sending, int cap) {
    int percent = PriorityShare.of(sending.planned().wishes().priority());
    // A cap of a few segments is not shared out to nothing.
    return Math.max(1, (long) cap * percent / 100);
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return sending
        .traffic()
        .tokens()
        .map(
            tokens ->
                Map.of(
                    "needed", Integer.toString(tokens.needed()),
                    "available", Long.toString((long) tokens.available()),
                    "spent-today", Integer.toString(tokens.spentToday())))
        .orElse(Map.of());
  }
}
