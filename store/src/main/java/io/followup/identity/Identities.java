package io.followup.identity;

import io.followup.roundtrip.Question;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Learns who is who, record by record: what is met is compared with the few records that share a
 * key with it. A record that tells nothing new costs one look-up. Any number of processes may learn
 * at the same time; a learner that dies half-way leaves the record marked, and the next one that
 * meets it goes on.
 */
public final class Identities {
  private static final Decision MADE_ONE =
      new Decision(
          "dispatch-system",
          Label.SAME,
          Relation.SAME_PERSON,
          Action.MERGE,
          "The dispatch system made the two records one.");
  private static final Written NOTHING =
      new Written("", "", "", List.of(), List.of(), Written.Place.unknown(), Optional.empty());

  private final IdentityRows rows;
  private final LinkRows links;
  private final TransactionTemplate transactions;
  private final Settling settling;

  /** Where a record comes from. */
  public enum Source {
    /** Read in the dispatch system: what is not in it any more does not count any more. */
    READ,
    /** Told by a delivery: adds to what is known, unless the dispatch system was read. */
    TOLD
  }

  public Identities(DataSource dataSource, TransactionTemplate transactions) {
    this.rows = new IdentityRows(dataSource);
    this.links = new LinkRows(dataSource);
    this.transactions = transactions;
    this.settling = new Settling(dataSource);
  }

  /**
   * Takes in a record and decides about it and those like it. Not to be called within a
   * transaction: others wait until it is over.
   *
   * @param customer the record's id in the dispatch system, or whoever is behind a session, booking
   *     or call
   * @param today when it was met, at the office
   */
  public void met(
      TenantId tenant, CustomerId customer, Source source, Written written, LocalDate today) {
    Optional<Written> complete =
        source == Source.READ ? Optional.of(written) : withKnown(tenant, customer, written);
    complete
        .flatMap(record -> rows.meet(meeting(tenant, customer, source, record, today)))
        .ifPresent(id -> settle(tenant, id));
  }

  /**
   * The same for what was read in the dispatch system, to be asked together with others; what it
   * answers is to be {@linkplain #settle settled}.
   */
  public Question<Optional<Long>> meetingWhatWasRead(
      TenantId tenant, CustomerId customer, Written written, LocalDate today) {
    return meeting(tenant, customer, Source.READ, written, today);
  }

  private Question<Optional<Long>> meeting(
      TenantId tenant, CustomerId customer, Source source, Written record, LocalDate today) {
    return IdentityRows.meeting(
        tenant,
        customer,
        source,
        WrittenJson.write(record),
        today,
        settling.keysOf(tenant, record),
        Settling.CANDIDATES);
  }

  /**
   * Decides about a record and those like it.
   *
   * @param record as {@link #meetingWhatWasRead} answered
   */
  public void settle(TenantId tenant, long record) {
    transactions.executeWithoutResult(status -> settling.settle(tenant, record));
  }

  /**
   * What was told before counts, too.
   *
   * @return empty when the dispatch system was read, which knows better
   */
  private Optional<Written> withKnown(TenantId tenant, CustomerId customer, Written told) {
    if (rows.wasRead(tenant, customer)) {
      return Optional.empty();
    }
    Written before = rows.find(tenant, customer).map(IdentityRows.Stored::written).orElse(NOTHING);
    boolean named = !(told.first() + told.last() + told.company()).isBlank();
    return Optional.of(
        new Written(
            named ? told.first() : before.first(),
            named ? told.last() : before.last(),
            named ? told.company() : before.company(),
            union(before.phones(), told.phones()),
            union(before.emails(), told.emails()),
            told.place().isUnknown() ? before.place() : told.place(),
            told.lastSeen()));
  }

  private static List<String> union(List<String> some, List<String> others) {
    return new ArrayList<>(Stream.concat(some.stream(), others.stream()).distinct().toList());
  }

  /**
   * The dispatch system made one record of two. A person who took that back is not overruled.
   *
   * @param today when that was learned, at the office
   */
  public void merged(TenantId tenant, CustomerId customer, CustomerId into, LocalDate today) {
    if (customer.equals(into)) {
      return;
    }
    for (CustomerId one : List.of(customer, into)) {
      if (rows.find(tenant, one).isEmpty()) {
        met(tenant, one, Source.TOLD, NOTHING, today);
      }
    }
    transactions.executeWithoutResult(
        status -> {
          rows.lock(tenant);
          long from = rows.find(tenant, customer).orElseThrow().id();
          long to = rows.find(tenant, into).orElseThrow().id();
          if (links.settledWith(from, Set.of(to)).isEmpty()) {
            links.decide(tenant, from, to, MADE_ONE, "dispatch system");
            settling.regroup(List.of(from, to));
          }
        });
  }
}
