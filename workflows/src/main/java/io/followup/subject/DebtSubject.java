package io.followup.subject;

import io.followup.tenant.TenantId;

/** What one customer owes: all overdue invoices together are one conversation. */
public record DebtSubject(TenantId tenant, CustomerId customer) implements Subject {
  @Override
  public SubjectKind kind() {
    return SubjectKind.DEBT;
  }

  @Override
  public String workflowId() {
    return kind().prefix() + "/" + tenant + "/" + customer;
  }

  @Override
  public String inWords() {
    return "overdue invoices of customer " + customer;
  }
}
