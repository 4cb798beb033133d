package io.followup.subject;

import io.followup.tenant.TenantId;

/**
 * A request for work that came in online or by phone and is not a job yet.
 *
 * @param id the booking's id in the dispatch system
 */
public record BookingSubject(TenantId tenant, String id) implements Subject {
  public BookingSubject {
    Ids.requireShort("booking id", id);
  }

  @Override
  public SubjectKind kind() {
    return SubjectKind.BOOKING;
  }

  @Override
  public String workflowId() {
    return kind().prefix() + "/" + tenant + "/" + id;
  }

  @Override
  public String inWords() {
    return "booking " + id;
  }
}
