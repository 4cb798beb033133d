package io.followup.identity;

import io.followup.identity.IdentityRows.Stored;
import io.followup.tenant.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Decides about one record and those like it, and groups who belongs together by it. */
final class Settling {
  private static final String BY_RULES = "rules";

  /** With how many records one is compared at most, by each of its keys. */
  static final int CANDIDATES = 25;

  /** More records than these are no household and no account. */
  private static final int MOST_TOGETHER = 200;

  private static final Set<Action> JOINING = Set.of(Action.MERGE, Action.LINK);

  /** What speaks against is kept where something that counts was shared. */
  private static final Set<String> WORTH_KEEPING = Set.of("N1", "N2", "N4", "N5", "N9", "N10");

  /** A number leads to one person or is left to a person to decide. */
  private static final Set<String> TAKEN_ONLY_ALONE = Set.of("D1", "D8");

  private static final Decision TOO_MIXED =
      Decision.review(
          "household-too-mixed",
          "Each agrees with the next, but together they would be a household of too many surnames"
              + " and addresses.");

  private final IdentityRows rows;
  private final LinkRows links;
  private final TenantRules rules;
  private final ReassignedNumbers reassigned;

  Settling(DataSource dataSource) {
    this.rows = new IdentityRows(dataSource);
    this.links = new LinkRows(dataSource);
    this.rules = new TenantRules(rows);
    this.reassigned = new ReassignedNumbers(dataSource);
  }

  Collection<String> keysOf(TenantId tenant, Written written) {
    return rules.of(tenant).keysOf(written).all();
  }

  /** In the caller's transaction, which holds up other decisions of the tenant until it is over. */
  void settle(TenantId tenant, long record) {
    rows.lock(tenant);
    Stored mine = rows.get(record);
    Map<Long, Stored> others = othersOf(tenant, record);
    Map<Long, Decision> decisions = decide(tenant, mine, others);
    Set<Long> touched = new HashSet<>(Set.of(record));
    List<Long> joined = new ArrayList<>();
    decisions.forEach(
        (other, decision) -> {
          Optional<IdentityLink> before = links.inForce(record, other);
          if (before.filter(link -> saysTheSame(link, decision)).isPresent()) {
            return;
          }
          apply(tenant, mine, others.get(other), decision, before);
          if (decision.joins()) {
            joined.add(other);
          }
          if (decision.joins() || before.filter(link -> link.decision().joins()).isPresent()) {
            touched.add(other);
          }
        });
    splitWhereTooMixed(tenant, record, joined);
    if (touched.size() > 1) {
      regroup(touched);
    }
    rows.noteShared(tenant, record);
    rows.settled(record);
  }

  private Map<Long, Stored> othersOf(TenantId tenant, long record) {
    Map<Long, Stored> others = new LinkedHashMap<>();
    rows.candidates(tenant, record, CANDIDATES).forEach(one -> others.put(one.id(), one));
    rows.partners(record).forEach(one -> others.put(one.id(), one));
    links.settledWith(record, others.keySet()).forEach(others::remove);
    return others;
  }

  private Map<Long, Decision> decide(TenantId tenant, Stored mine, Map<Long, Stored> others) {
    Map<Long, Decision> decisions = new LinkedHashMap<>();
    others.forEach(
        (id, other) -> decisions.put(id, rules.of(tenant).decide(mine.written(), other.written())));
    long people =
        decisions.entrySet().stream()
            .filter(entry -> leadsByNumber(entry.getValue()))
            .map(entry -> others.get(entry.getKey()).household())
            .distinct()
            .count();
    if (people > 1) {
      decisions.replaceAll(
          (id, decision) -> leadsByNumber(decision) ? Rules.several(decision) : decision);
    }
    return decisions;
  }

  private static boolean leadsByNumber(Decision decision) {
    return decision.joins() && TAKEN_ONLY_ALONE.contains(decision.rule());
  }

  private static boolean saysTheSame(IdentityLink link, Decision decision) {
    return link.decision().rule().equals(decision.rule())
        && link.decision().action() == decision.action();
  }

  private void apply(
      TenantId tenant,
      Stored mine,
      Stored other,
      Decision decision,
      Optional<IdentityLink> before) {
    before
        .filter(link -> ReassignedNumbers.mayComeOf(link.decision()))
        .ifPresent(
            link -> reassigned.release(tenant, link.id(), BY_RULES, "The records agree now."));
    if (decision.label() != Label.NOT_SAME || WORTH_KEEPING.contains(decision.rule())) {
      long link = links.decide(tenant, mine.id(), other.id(), decision, BY_RULES);
      if (ReassignedNumbers.mayComeOf(decision)) {
        reassigned.hold(
            tenant,
            link,
            rules.of(tenant).perhapsReassigned(mine.written(), other.written()),
            List.of(other.customer(), mine.customer()));
      }
    } else if (before.isPresent()) {
      links.drop(mine.id(), other.id());
    }
  }

  private void splitWhereTooMixed(TenantId tenant, long record, List<Long> joined) {
    if (joined.isEmpty()) {
      return;
    }
    List<Stored> together = rows.together(record, JOINING, MOST_TOGETHER + 1);
    if (together.size() > MOST_TOGETHER
        || rules.of(tenant).areTooMixed(together.stream().map(Stored::written).toList())) {
      joined.forEach(other -> links.decide(tenant, record, other, TOO_MIXED, BY_RULES));
    }
  }

  /** Households and persons again, from the links in force. */
  void regroup(Collection<Long> records) {
    Set<Long> households = new HashSet<>(records);
    while (!households.isEmpty()) {
      List<Long> together = ids(households.iterator().next(), JOINING);
      rows.household(together, together.getFirst());
      together.forEach(households::remove);
    }
    Set<Long> persons = new HashSet<>(records);
    while (!persons.isEmpty()) {
      List<Long> together = ids(persons.iterator().next(), Set.of(Action.MERGE));
      rows.person(together, together.getFirst());
      together.forEach(persons::remove);
    }
  }

  /** Smallest first. */
  private List<Long> ids(long record, Set<Action> actions) {
    return rows.together(record, actions, Integer.MAX_VALUE).stream()
        .map(Stored::id)
        .sorted()
        .toList();
  }
}
