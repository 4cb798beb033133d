package io.followup.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.reconciliation.FoundObject;
import io.followup.reconciliation.FoundObject.State;
import io.followup.reconciliation.ObjectKind;
import io.followup.subject.BookingSubject;
import io.followup.subject.CallSubject;
import io.followup.subject.CustomerId;
import io.followup.subject.DebtSubject;
import io.followup.subject.EstimateId;
import io.followup.subject.EstimateSubject;
import io.followup.subject.JobSubject;
import io.followup.subject.SessionSubject;
import io.followup.subject.Subject;
import io.followup.tenant.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the few fields of a row that are compared; a row without them is passed over, as the
 * translator of webhooks would make nothing of it either (docs/reference/servicetitan.md,
 * resources).
 */
final class ComparedRow {
  private final TenantId tenant;
  private final JsonNode row;

  private ComparedRow(TenantId tenant, JsonNode row) {
    this.tenant = tenant;
    this.row = row;
  }

  static Optional<FoundObject> read(TenantId tenant, ObjectKind kind, JsonNode row) {
    return new ComparedRow(tenant, row).read(kind);
  }

  private Optional<FoundObject> read(ObjectKind kind) {
    Optional<String> id = kind == ObjectKind.SESSION ? nameOfSession() : id("id");
    Optional<Instant> modified = time("modifiedOn").or(() -> time("createdOn"));
    Optional<Subject> subject = id.flatMap(known -> subject(kind, known));
    if (subject.isEmpty() || modified.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FoundObject(
            kind,
            id.get(),
            subject.get(),
            customer(),
            modified.get(),
            state(kind),
            id("bookingId"),
            id("campaignId"),
            row));
  }

  private Optional<Subject> subject(ObjectKind kind, String id) {
    return switch (kind) {
      case BOOKING -> Optional.of(new BookingSubject(tenant, id));
      case ESTIMATE ->
          Optional.of(EstimateSubject.of(tenant, id("jobId"), id("projectId"), new EstimateId(id)));
      case JOB -> Optional.of(new JobSubject(tenant, id));
      case APPOINTMENT -> id("jobId").map(job -> new JobSubject(tenant, job));
      case INVOICE -> customer().map(whose -> new DebtSubject(tenant, whose));
      case CALL -> Optional.of(new CallSubject(tenant, id));
      case SESSION -> Optional.of(new SessionSubject(tenant, id));
    };
  }

  private State state(ObjectKind kind) {
    boolean inactive = !row.path("active").asBoolean(true);
    return switch (kind) {
      case BOOKING ->
          switch (word("status")) {
            case "new" -> inactive ? State.CLOSED : State.OPEN;
            case "accepted", "converted" -> State.WON;
            case "dismissed" -> State.CLOSED;
            default -> State.SILENT;
          };
      case ESTIMATE ->
          switch (word("status")) {
            case "sold", "1" -> State.WON;
            case "dismissed", "2" -> State.CLOSED;
            case "open", "0" ->
                inactive ? State.CLOSED : customer().isPresent() ? State.OPEN : State.SILENT;
            default -> State.SILENT;
          };
      case JOB ->
          switch (word("jobStatus")) {
            case "completed" -> State.WON;
            case "canceled", "cancelled" -> State.CLOSED;
            default -> customer().isEmpty() ? State.SILENT : inactive ? State.CLOSED : State.OPEN;
          };
      case APPOINTMENT ->
          switch (word("status")) {
            case "scheduled", "dispatched" ->
                customer().isEmpty() ? State.SILENT : inactive ? State.CLOSED : State.OPEN;
            case "canceled", "cancelled", "hold" -> State.CLOSED;
            default -> State.SILENT;
          };
      case INVOICE ->
          inactive
              ? State.CLOSED
              : money("balance").map(ComparedRow::ofBalance).orElse(State.SILENT);
      // Whoever was answered is asked for by the run before it sends.
      case CALL ->
          word("direction").equals("inbound") && word("type").equals("abandoned")
              ? State.OPEN
              : State.SILENT;
      case SESSION ->
          row.hasNonNull("jobId") || row.hasNonNull("bookingId") ? State.WON : State.OPEN;
    };
  }

  private static State ofBalance(BigDecimal balance) {
    return balance.signum() > 0 ? State.OPEN : State.WON;
  }

  private Optional<CustomerId> customer() {
    JsonNode named = row.path("customer").path("id");
    return id("customerId")
        .or(() -> named.isIntegralNumber() ? Optional.of(named.asText()) : Optional.empty())
        .map(CustomerId::new);
  }

  /** A number that is an id; 0 stands for none in some lists. */
  private Optional<String> id(String field) {
    return Optional.of(row.path(field).asText("")).filter(text -> text.matches("[1-9]\\d{0,18}"));
  }

  /** Sessions are named by letters as well. */
  private Optional<String> nameOfSession() {
    return Optional.of(row.path("id").asText(""))
        .filter(text -> text.matches("[A-Za-z0-9._~-]{1,90}"));
  }

  private Optional<Instant> time(String field) {
    return Times.instant(row.path(field).asText(null));
  }

  /** A status is a text, or an object with name and value. */
  private String word(String field) {
    JsonNode status = row.path(field);
    JsonNode word = status.isObject() ? status.path("name") : status;
    return word.asText("").toLowerCase(Locale.ROOT);
  }

  /** Amounts are texts in some lists. */
  private Optional<BigDecimal> money(String field) {
    try {
      return Optional.of(row.path(field).asText(""))
          .filter(text -> !text.isBlank())
          .map(text -> new BigDecimal(text.strip()));
    } catch (NumberFormatException noAmount) {
      return Optional.empty();
    }
  }
}
