package io.followup.backfill;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.sequence.Sequence.Trigger;
import io.followup.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * Objects that lie open shall enter a sequence.
 *
 * @param id of the request
 * @param sequence name of it; whatever version is in force when an object enters
 * @param days so many days old an object may be
 * @param since the same as an instant: what counts its hours from before it stays out
 * @param asked by whom, for example {@code key 3 (ops)}
 * @param soFar set when the work goes on after continue-as-new
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Backfill(
    TenantId tenant,
    long id,
    String sequence,
    Trigger trigger,
    int days,
    Instant since,
    Ramp ramp,
    String asked,
    Optional<BackfillProgress> soFar) {

  /** As it stands in the inbox, and before the name of the sequence in the origin of facts. */
  public static final String SOURCE = "backfill";

  public static final int MOST_DAYS = 365;

  public Backfill {
    soFar = soFar == null ? Optional.empty() : soFar;
  }

  /**
   * Source of the facts with which objects enter a sequence, for example {@code backfill/dunning}.
   */
  public static String source(String sequence) {
    return SOURCE + "/" + sequence;
  }

  /** Why objects of a trigger cannot enter late, one sentence; empty when they can. */
  public static Optional<String> obstacle(Trigger trigger) {
    return switch (trigger) {
      case ESTIMATE, BOOKING, APPOINTMENT, JOB_COMPLETED, INVOICE -> Optional.empty();
      case ESTIMATE_VIEWED ->
          Optional.of("the dispatch system does not tell which estimates were looked at.");
      case BOOKING_DISMISSED, JOB_NO_SHOW -> Optional.of("objects of this trigger are not open.");
      case SESSION, CALL ->
          Optional.of("whoever dropped out or called days ago is not written to any more.");
    };
  }

  /** For example {@code backfill/acme/unsold-estimate/3}. */
  public String workflowId() {
    return workflowId(tenant, sequence, id);
  }

  public static String workflowId(TenantId tenant, String sequence, long id) {
    return "backfill/%s/%s/%d".formatted(tenant, sequence, id);
  }

  Backfill goingOn(BackfillProgress progress) {
    return new Backfill(
        tenant, id, sequence, trigger, days, since, ramp, asked, Optional.of(progress));
  }
}
