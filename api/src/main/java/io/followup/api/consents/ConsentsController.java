package io.followup.api.consents;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.access.Audit;
import io.followup.access.Role;
import io.followup.api.access.Caller;
import io.followup.consent.Consent;
import io.followup.consent.ConsentEntry;
import io.followup.consent.ConsentLedger;
import io.followup.consent.ConsentRequests;
import io.followup.consent.ContactPoint;
import io.followup.consent.NewConsent;
import io.followup.consent.NewRevocation;
import io.followup.consent.Suppression;
import io.followup.guard.SuppressionKind;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.touch.Channel;
import io.followup.touch.MessageClass;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes in what customers agree to and take back by other ways than a message to us. */
@RestController
@RequestMapping("/api/consents")
class ConsentsController {
  private final ConsentLedger ledger;
  private final ConsentRequests requests;
  private final Consent contacts;
  private final Audit audit;
  private final Asked asked;
  private final TransactionTemplate transaction;

  ConsentsController(
      ConsentLedger ledger,
      ConsentRequests requests,
      Consent contacts,
      Audit audit,
      Tenants tenants,
      TransactionTemplate transaction) {
    this.ledger = ledger;
    this.requests = requests;
    this.contacts = contacts;
    this.audit = audit;
    this.asked = new Asked(tenants, Clock.systemUTC());
    this.transaction = transaction;
  }

  /**
   * @param customer the dispatch system's id
   * @param phone E.164; without it and {@code email} every number and address of the customer
   * @param covers marketing, informational or debt
   * @param channels sms, voice (with an artificial voice), email
   * @param source where it was given
   * @param wording exactly what the customer agreed to
   * @param proof where the proof is kept, when there is one
   * @param givenAt ISO 8601; default now
   */
  record Given(
      String tenant,
      String customer,
      String phone,
      String email,
      String covers,
      List<String> channels,
      String source,
      String wording,
      String proof,
      String givenAt) {
    @Override
    public String toString() {
      return "Given";
    }
  }

  /**
   * @param covers marketing, informational or debt; without it all of them, and nothing at all is
   *     sent any more
   * @param channel sms, voice, email or all
   * @param kind opt-out, wrong-party, complaint or litigator; default opt-out
   * @param why as it reads after "the customer": {@code told the office to stop}
   */
  record TakenBack(
      String tenant,
      String customer,
      String phone,
      String email,
      String covers,
      String channel,
      String kind,
      String why) {
    @Override
    public String toString() {
      return "TakenBack";
    }
  }

  /** Ids of the rows in the ledger. */
  record Recorded(List<String> consents) {}

  /** What became of a revocation: whether sends are suppressed from now on. */
  record Revoked(String revocation, boolean suppressed) {}

  /** A row of the ledger. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EntryView(
      String id,
      String what,
      String contactPoint,
      String covers,
      String channel,
      String words,
      String source,
      String proof,
      Instant at,
      Instant recordedAt,
      String recordedBy) {
    static EntryView of(ConsentEntry entry) {
      return new EntryView(
          Long.toString(entry.id()),
          entry.what().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          entry.contactPoint().map(String::valueOf).orElse(null),
          entry.covers().toLowerCase(Locale.ROOT),
          entry.channel(),
          entry.words(),
          entry.source(),
          entry.proof().orElse(null),
          entry.at(),
          entry.recordedAt(),
          entry.recordedBy());
    }
  }

  @GetMapping
  List<EntryView> history(@RequestParam String tenant, @RequestParam String customer) {
    TenantId id = asked.tenant(tenant);
    return ledger.history(id, asked.customer(customer)).stream().map(EntryView::of).toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Recorded record(
      @RequestBody Given given,
      @RequestHeader(name = "Idempotency-Key", required = false) Optional<String> requestKey) {
    Caller caller = Caller.current();
    caller.mustBe(Role.MARKETING);
    TenantId tenant = asked.tenant(given.tenant());
    CustomerId customer = asked.customer(given.customer());
    Optional<Asked.Place> place = asked.place(given.phone(), given.email());
    List<Channel> channels = asked.channels(given.channels(), place);
    NewConsent first =
        new NewConsent(
            tenant,
            customer,
            Optional.empty(),
            asked.covers(given.covers()),
            channels.getFirst(),
            asked.text("source", given.source(), 200),
            asked.text("wording", given.wording(), 4_000),
            asked.optionalText("proof", given.proof(), 1_000),
            asked.past("givenAt", given.givenAt()),
            caller.inAudit());
    Optional<String> key = requestKey.map(Repeated::key);
    byte[] hash = Repeated.hash(given);
    List<Long> ids =
        transaction.execute(
            status -> {
              Optional<ConsentRequests.Done> done =
                  key.flatMap(once -> requests.find(tenant, once));
              if (done.isPresent()) {
                return Repeated.same(done.get(), hash);
              }
              Optional<ContactPoint> point = place.map(to -> lock(tenant, to, customer));
              List<Long> recorded =
                  channels.stream()
                      .map(channel -> ledger.record(at(first, point, channel)))
                      .toList();
              key.ifPresent(
                  once -> requests.keep(tenant, once, new ConsentRequests.Done(hash, recorded)));
              audit.record(
                  caller.inAudit(),
                  "record consent",
                  "customer " + customer.value() + " of " + tenant,
                  "consent " + recorded);
              return recorded;
            });
    return new Recorded(ids.stream().map(String::valueOf).toList());
  }

  @PostMapping("/revocations")
  @ResponseStatus(HttpStatus.CREATED)
  Revoked revoke(@RequestBody TakenBack taken) {
    Caller caller = Caller.current();
    caller.mustBe(Role.MARKETING);
    TenantId tenant = asked.tenant(taken.tenant());
    CustomerId customer = asked.customer(taken.customer());
    Optional<Asked.Place> place = asked.place(taken.phone(), taken.email());
    Suppression.Scope scope = asked.scope(taken.channel(), place);
    SuppressionKind kind = asked.kind(taken.kind());
    String why = asked.text("why", taken.why(), 300);
    boolean oneKindOnly = taken.covers() != null;
    Optional<MessageClass> covers =
        oneKindOnly ? Optional.of(asked.covers(taken.covers())) : Optional.empty();
    Long id =
        transaction.execute(
            status -> {
              Optional<ContactPoint> point = place.map(to -> lock(tenant, to, customer));
              if (point.isEmpty()) {
                contacts.lockAll(tenant, customer);
              }
              long revocation =
                  ledger.revoke(
                      new NewRevocation(
                          tenant,
                          Optional.of(customer),
                          point,
                          covers,
                          scope,
                          why,
                          "told to " + caller.inAudit(),
                          caller.inAudit()));
              if (!oneKindOnly) {
                suppress(tenant, customer, point, kind, scope, why, "revocation " + revocation);
              }
              audit.record(
                  caller.inAudit(),
                  "revoke consent",
                  "customer " + customer.value() + " of " + tenant,
                  "revocation " + revocation);
              return revocation;
            });
    return new Revoked(String.valueOf(id), !oneKindOnly);
  }

  private void suppress(
      TenantId tenant,
      CustomerId customer,
      Optional<ContactPoint> point,
      SuppressionKind kind,
      Suppression.Scope scope,
      String why,
      String source) {
    if (point.isPresent()) {
      contacts.suppress(point.get(), kind, scope, why, source);
    } else {
      contacts.suppress(tenant, customer, kind, scope, why, source);
    }
  }

  private ContactPoint lock(TenantId tenant, Asked.Place place, CustomerId customer) {
    return contacts.lock(tenant, place.kind(), place.value(), Optional.of(customer));
  }

  private static NewConsent at(NewConsent first, Optional<ContactPoint> point, Channel channel) {
    return new NewConsent(
        first.tenant(),
        first.customer(),
        point,
        first.covers(),
        channel,
        first.source(),
        first.wording(),
        first.proof(),
        first.givenAt(),
        first.recordedBy());
  }
}
