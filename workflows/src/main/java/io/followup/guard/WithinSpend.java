package io.followup.guard;

import io.followup.run.Words;
import io.followup.tenant.Spend;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * A tenant spends no more on messages and calls than it wants to. Asked last, when nothing else
 * speaks against the send, with what the tenant spent locked.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>{@code limits.spend.daily} times the share of the priority would be passed: invoice and
 *     appointment 100 %, estimate 90 %, session 75 %, review 60 %</td>
 *     <td>DEFER until midnight of the office</td></tr>
 * <tr><td>{@code limits.spend.monthly} times that share would be passed</td>
 *     <td>DEFER until the office's next month begins</td></tr>
 * <tr><td>the step is stale by then</td><td>SKIP</td></tr>
 * </table>
 *
 * <p>Wall time: bills know no business time.
 */
final class WithinSpend implements Guard {
  static final String NAME = "within-spend";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Verdict check(Sending sending) {
    return sending
        .traffic()
        .spending()
        .map(spending -> check(sending, spending))
        .orElse(Verdict.PASS);
  }

  private static Verdict check(Sending sending, Spending spending) {
    Spend limits = sending.traffic().limits().spend();
    LocalDate today = LocalDate.ofInstant(sending.clocks().wall(), spending.zone());
    if (passes(spending.thisMonth(), spending, limits.monthly(), sending)) {
      return denied(
          "month",
          spending.thisMonth(),
          limits.monthly(),
          today.plusMonths(1).withDayOfMonth(1),
          sending,
          spending);
    }
    if (passes(spending.today(), spending, limits.daily(), sending)) {
      return denied("day", spending.today(), limits.daily(), today.plusDays(1), sending, spending);
    }
    return Verdict.PASS;
  }

  private static boolean passes(
      BigDecimal spent, Spending spending, BigDecimal cap, Sending sending) {
    BigDecimal percent =
        BigDecimal.valueOf(PriorityShare.of(sending.planned().wishes().priority()));
    BigDecimal share = cap.multiply(percent).movePointLeft(2);
    return spent.add(spending.cost()).compareTo(share) > 0;
  }

  private static Verdict denied(
      String period,
      BigDecimal spent,
      BigDecimal cap,
      LocalDate opensOn,
      Sending sending,
      Spending spending) {
    Instant opens =
        sending.clocks().businessTime(opensOn.atStartOfDay(spending.zone()).toInstant());
    Duration tolerated = sending.tolerated();
    String why =
        "The company's money for messages of this "
            + period
            + " is used up for this priority ("
            + Words.money(spent)
            + " of "
            + Words.money(cap)
            + ")";
    return opens.isAfter(sending.planned().firstDueAt().plus(tolerated))
        ? new Verdict.Skip(
            why
                + ", and when there is more this is more than "
                + Words.duration(tolerated)
                + " late.")
        : new Verdict.Defer(
            opens.plus(Later.spread(sending)), why + ": " + Waits.until(opens, sending));
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return sending
        .traffic()
        .spending()
        .map(
            spending ->
                Map.of(
                    "cost", spending.cost().toPlainString(),
                    "today", spending.today().toPlainString(),
                    "this-month", spending.thisMonth().toPlainString()))
        .orElse(Map.of());
  }
}
