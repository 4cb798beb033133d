package io.followup.api.identity;

import io.followup.identity.IdentityDesk;
import io.followup.identity.IdentityLink;
import io.followup.identity.Written;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who belongs together with a record, and by which decisions.
 *
 * @param household others of its household or account, the same person among them
 * @param person other records of the same person
 * @param links decisions about it, newest first
 */
record IdentityView(
    String tenant,
    String customer,
    Optional<RecordView> record,
    List<String> household,
    List<String> person,
    List<LinkView> links) {

  /** A record as people wrote it. */
  record RecordView(
      String name, String company, List<String> phones, List<String> emails, String address) {

    static RecordView of(Written written) {
      Written.Place place = written.place();
      return new RecordView(
          joined(written.first(), written.last()),
          written.company(),
          written.phones(),
          written.emails(),
          joined(place.street(), place.unit(), place.city(), place.state(), place.zip()));
    }

    private static String joined(String... parts) {
      return String.join(" ", List.of(parts)).strip().replaceAll("\\s+", " ");
    }

    @Override
    public String toString() {
      return "RecordView";
    }
  }

  /**
   * A decision about two records.
   *
   * @param rule code of the rule; person and dispatch-system are none of the rules
   * @param records both as people wrote them, where a person is to decide; not for viewers
   */
  record LinkView(
      long id,
      String one,
      String other,
      String rule,
      String label,
      String relation,
      String action,
      String why,
      String decidedBy,
      Instant decidedAt,
      boolean inForce,
      Optional<UndoneView> undone,
      List<RecordView> records) {

    static LinkView of(IdentityLink link, List<RecordView> records) {
      return new LinkView(
          link.id(),
          link.one().value(),
          link.other().value(),
          link.decision().rule(),
          link.decision().label().code(),
          link.decision().relation().code(),
          link.decision().action().code(),
          link.decision().why(),
          link.decidedBy(),
          link.decidedAt(),
          link.isInForce(),
          link.undone().map(undone -> new UndoneView(undone.at(), undone.by(), undone.why())),
          records);
    }
  }

  /** That a person took a decision back; the rules never decide about the pair again. */
  record UndoneView(Instant at, String by, String why) {}

  /**
   * Pairs that wait for a person.
   *
   * @param next where the next page begins; absent on the last page
   */
  record ReviewsView(List<LinkView> reviews, Optional<String> next) {}

  static IdentityView of(TenantId tenant, IdentityDesk.Known known, Optional<RecordView> record) {
    return new IdentityView(
        tenant.value(),
        known.customer().value(),
        record,
        values(known.household()),
        values(known.person()),
        known.links().stream().map(link -> LinkView.of(link, List.of())).toList());
  }

  private static List<String> values(List<CustomerId> customers) {
    return customers.stream().map(CustomerId::value).toList();
  }
}
