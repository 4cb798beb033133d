package io.followup.acting;

import io.followup.tenant.TenantId;
import java.util.UUID;

/**
 * Names an action that somebody asked for. What is to be done stands in the database only, because
 * it is personal.
 *
 * @param kind one word for it, such as {@code note} or {@code job}
 * @param asked by whom, for example {@code key 3 (ops)}
 */
public record ActionRequest(TenantId tenant, UUID id, String kind, String asked) {

  /** For example {@code action/acme/0b0f…}; also the mark that is left with what is made. */
  public String workflowId() {
    return "action/" + tenant + "/" + id;
  }
}
