package io.followup.identity;

import io.followup.consent.Consent;
import io.followup.consent.ContactPoint;
import io.followup.consent.Holds;
import io.followup.hold.HoldKind;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Holds numbers that were perhaps given to somebody else: consent belonged to whoever had them
 * before (docs/reference/dispatch-and-crm.md, after the decision). Takes part in the caller's
 * transaction.
 */
final class ReassignedNumbers {
  private static final Set<String> RULES = Set.of("N2", "R1");

  private static final String WHY =
      "Somebody of another name at another address left the same phone number: perhaps it was given"
          + " to them. Find out whose it is, and correct the record of the other";

  private final Consent consent;
  private final Holds holds;

  ReassignedNumbers(DataSource dataSource) {
    this.consent = new Consent(dataSource);
    this.holds = new Holds(dataSource);
  }

  /** Whether a decision says that there may be such a number. */
  static boolean mayComeOf(Decision decision) {
    return RULES.contains(decision.rule());
  }

  /**
   * Nothing is sent to these numbers until somebody says whose they are; the office is told.
   *
   * @param link the decision that says so
   * @param numbers E.164
   * @param customers who have them, both
   */
  void hold(TenantId tenant, long link, Set<String> numbers, List<CustomerId> customers) {
    for (String number : numbers.stream().sorted().toList()) {
      ContactPoint point =
          customers.stream()
              .map(
                  customer ->
                      consent.lock(tenant, ContactPoint.Kind.PHONE, number, Optional.of(customer)))
              .toList()
              .getFirst();
      holds.placeAndTell(
          new Holds.NewHold(
              tenant,
              Optional.empty(),
              Optional.of(point),
              HoldKind.NUMBER_REASSIGNED,
              WHY,
              source(link),
              Optional.empty()));
    }
  }

  /** The decision counts no more, or the two are one. */
  void release(TenantId tenant, long link, String by, String why) {
    holds.releaseWhatCameOf(tenant, source(link), by, why);
  }

  private static String source(long link) {
    return "identity link " + link;
  }
}
