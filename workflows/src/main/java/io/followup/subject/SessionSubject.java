package io.followup.subject;

import io.followup.tenant.TenantId;

/**
 * A visit to the online scheduler that left a phone number or address and was not finished.
 *
 * @param id the session's id in the dispatch system
 */
public record SessionSubject(TenantId tenant, String id) implements Subject {
  public SessionSubject {
    Ids.requireShort("session id", id);
  }

  @Override
  public SubjectKind kind() {
    return SubjectKind.SESSION;
  }

  @Override
  public String workflowId() {
    return kind().prefix() + "/" + tenant + "/" + id;
  }

  @Override
  public String inWords() {
    return "session " + id;
  }
}
