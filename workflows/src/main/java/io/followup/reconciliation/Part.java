package io.followup.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * A part of a comparison.
 *
 * @param report its number
 * @param since what changed since then is compared, by the dispatch system's clock
 * @param cursor where the stage goes on, as the part before told; empty at its beginning
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Part(
    TenantId tenant, long report, Instant since, Stage stage, Optional<String> cursor) {
  public Part {
    cursor = cursor == null ? Optional.empty() : cursor;
  }
}
