package io.followup.identity;

import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Where a person sees and corrects who is who. What is changed here takes part in the caller's
 * transaction.
 */
public final class IdentityDesk {
  private static final int MOST_LINKS = 200;

  private final IdentityRows rows;
  private final LinkRows links;
  private final Settling settling;
  private final ReassignedNumbers reassigned;

  /** What a person says two records are. */
  public enum Verdict {
    SAME_PERSON(Label.SAME, Relation.SAME_PERSON, Action.MERGE),
    SAME_HOUSEHOLD(Label.SAME, Relation.SAME_HOUSEHOLD, Action.LINK),
    SAME_ACCOUNT(Label.SAME, Relation.SAME_ACCOUNT, Action.LINK),
    DIFFERENT(Label.NOT_SAME, Relation.DIFFERENT, Action.NONE);

    private final Label label;
    private final Relation relation;
    private final Action action;

    Verdict(Label label, Relation relation, Action action) {
      this.label = label;
      this.relation = relation;
      this.action = action;
    }

    Decision because(String why) {
      return new Decision("person", label, relation, action, why);
    }
  }

  /**
   * What is known of a record.
   *
   * @param household others of its household or account, the same person among them
   * @param person other records of the same person
   * @param links decisions about it, the newest first
   */
  public record Known(
      CustomerId customer,
      Written written,
      List<CustomerId> household,
      List<CustomerId> person,
      List<IdentityLink> links) {
    @Override
    public String toString() {
      return "Known[" + customer + "]";
    }
  }

  public IdentityDesk(DataSource dataSource) {
    this.rows = new IdentityRows(dataSource);
    this.links = new LinkRows(dataSource);
    this.settling = new Settling(dataSource);
    this.reassigned = new ReassignedNumbers(dataSource);
  }

  /** Pairs that wait for a person, oldest first. */
  public List<IdentityLink> reviews(TenantId tenant, long after, int limit) {
    return links.reviews(tenant, after, limit);
  }

  public Optional<IdentityLink> find(TenantId tenant, long link) {
    return links.link(tenant, link);
  }

  /** A record as people wrote it, for whoever decides. */
  public Optional<Written> written(TenantId tenant, CustomerId customer) {
    return rows.find(tenant, customer).map(IdentityRows.Stored::written);
  }

  public Optional<Known> known(TenantId tenant, CustomerId customer) {
    return rows.find(tenant, customer)
        .map(
            record ->
                new Known(
                    customer,
                    record.written(),
                    rows.members(tenant, record.id(), record.household()),
                    rows.samePerson(tenant, record.id(), record.household(), record.person()),
                    links.linksOf(record.id(), MOST_LINKS)));
  }

  /**
   * A person decides about a pair that waits. When the two belong together the number that they
   * share was given to nobody else; when they do not, it stays on hold until somebody releases it.
   *
   * @param by for example {@code key 3 (ops)}
   * @return the decision; empty when the pair does not wait any more
   */
  public Optional<IdentityLink> answer(
      TenantId tenant, long review, Verdict verdict, String by, String why) {
    rows.lock(tenant);
    return links
        .link(tenant, review)
        .filter(link -> link.isInForce() && link.decision().action() == Action.REVIEW)
        .flatMap(
            link -> {
              long one = record(tenant, link.one());
              long other = record(tenant, link.other());
              long decided = links.decide(tenant, one, other, verdict.because(why), by);
              settling.regroup(List.of(one, other));
              if (verdict != Verdict.DIFFERENT) {
                reassigned.release(tenant, review, by, why);
              }
              return links.link(tenant, decided);
            });
  }

  /**
   * Takes a decision back. It stays on record, and the rules never decide about the pair again.
   *
   * @return the decision; empty when it is not in force any more
   */
  public Optional<IdentityLink> undo(TenantId tenant, long link, String by, String why) {
    rows.lock(tenant);
    if (!links.undo(tenant, link, by, why)) {
      return Optional.empty();
    }
    reassigned.release(tenant, link, by, why);
    Optional<IdentityLink> undone = links.link(tenant, link);
    undone.ifPresent(
        one -> settling.regroup(List.of(record(tenant, one.one()), record(tenant, one.other()))));
    return undone;
  }

  private long record(TenantId tenant, CustomerId customer) {
    return rows.find(tenant, customer).orElseThrow().id();
  }
}
