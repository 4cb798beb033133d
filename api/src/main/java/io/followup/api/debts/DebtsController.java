package io.followup.api.debts;

import io.followup.access.Audit;
import io.followup.access.Role;
import io.followup.api.access.Caller;
import io.followup.api.access.Wanted;
import io.followup.api.debts.OfficeStatement.What;
import io.followup.inbox.Inbox;
import io.followup.inbox.Stored;
import io.followup.subject.CustomerId;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the office learns of a debt by talking with the customer: that it is disputed, or until when
 * it will be paid. The customer's dunning hears of it by way of the inbox.
 */
@RestController
@RequestMapping("/api/debts")
class DebtsController {
  private static final int MOST_DAYS = 60;

  /** Dunning goes on in the morning after the day that was promised. */
  private static final LocalTime GOES_ON_AT = LocalTime.of(10, 0);

  private final Tenants tenants;
  private final Wanted wanted;
  private final Inbox inbox;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DebtsController(
      Tenants tenants, Inbox inbox, Audit audit, TransactionTemplate transaction, Clock clock) {
    this.tenants = tenants;
    this.wanted = new Wanted(tenants);
    this.inbox = inbox;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * @param by the last day on which the customer will pay, as {@code 2026-11-30}
   * @param reason for whoever asks later
   */
  record Promise(String tenant, String by, String reason) {}

  /**
   * @param reason for whoever looks at it
   */
  record Dispute(String tenant, String reason) {}

  /**
   * @param delivery its number in the inbox: {@code GET /api/deliveries/{id}} tells what came of it
   * @param goesOnAt when dunning goes on; absent when a person must let it
   */
  record Taken(long delivery, Optional<Instant> goesOnAt) {}

  @PostMapping("/{customer}/promises")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Taken promise(@PathVariable String customer, @RequestBody Promise promise) {
    Caller caller = caller();
    TenantId tenant = wanted.tenant(caller, promise.tenant());
    Instant goesOnAt = goesOnAt(promise.by(), tenants.get(tenant));
    String reason = reason(promise.reason());
    return take(
        caller,
        tenant,
        new OfficeStatement(
            What.PROMISED, customer(customer), Optional.of(goesOnAt), reason, clock.instant()));
  }

  @PostMapping("/{customer}/disputes")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Taken dispute(@PathVariable String customer, @RequestBody Dispute dispute) {
    Caller caller = caller();
    TenantId tenant = wanted.tenant(caller, dispute.tenant());
    String reason = reason(dispute.reason());
    return take(
        caller,
        tenant,
        new OfficeStatement(
            What.DISPUTED, customer(customer), Optional.empty(), reason, clock.instant()));
  }

  private Taken take(Caller caller, TenantId tenant, OfficeStatement statement) {
    return transaction.execute(
        status -> {
          audit.record(
              caller.inAudit(),
              "debt " + statement.what().inWords(),
              tenant + " customer " + statement.customer(),
              statement.reason());
          Stored stored = inbox.store(StatementReader.delivery(tenant, statement));
          return new Taken(stored.id(), statement.goesOnAt());
        });
  }

  private static Caller caller() {
    Caller caller = Caller.current();
    caller.mustBe(Role.MARKETING);
    return caller;
  }

  private static CustomerId customer(String id) {
    try {
      return new CustomerId(id);
    } catch (IllegalArgumentException wrong) {
      throw Wanted.wrong(
          "customer", wrong.getMessage(), "Use the id that the dispatch system has.");
    }
  }

  private Instant goesOnAt(String by, Tenant tenant) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), tenant.zone());
    try {
      LocalDate day = LocalDate.parse(String.valueOf(by));
      if (!day.isBefore(today) && !day.isAfter(today.plusDays(MOST_DAYS))) {
        return day.plusDays(1).atTime(GOES_ON_AT).atZone(tenant.zone()).toInstant();
      }
    } catch (DateTimeException notADay) {
      // Answered below.
    }
    throw Wanted.wrong(
        "by",
        "by is missing, no day, past, or more than " + MOST_DAYS + " days ahead.",
        "Give a day such as " + today.plusDays(7) + ".");
  }

  private static String reason(String reason) {
    return Wanted.reason(reason, "Say in a few words what the customer said.");
  }
}
