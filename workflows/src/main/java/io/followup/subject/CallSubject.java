package io.followup.subject;

import io.followup.tenant.TenantId;

/**
 * A call of a customer that nobody answered.
 *
 * @param id the call's id in the dispatch system or telephone system
 */
public record CallSubject(TenantId tenant, String id) implements Subject {
  public CallSubject {
    Ids.requireShort("call id", id);
  }

  @Override
  public SubjectKind kind() {
    return SubjectKind.CALL;
  }

  @Override
  public String workflowId() {
    return kind().prefix() + "/" + tenant + "/" + id;
  }

  @Override
  public String inWords() {
    return "call " + id;
  }
}
