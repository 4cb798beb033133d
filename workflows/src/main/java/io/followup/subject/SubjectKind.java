package io.followup.subject;

/** The kinds of objects that are followed up, one workflow type each. */
public enum SubjectKind {
  ESTIMATE("estimate", "EstimateFollowUp", "estimate"),
  BOOKING("booking", "BookingFollowUp", "booking"),
  SESSION("session", "AbandonedSessionFollowUp", "abandoned session"),
  JOB("job", "JobFollowUp", "job"),
  DEBT("dunning", "InvoiceDunning", "overdue invoices"),
  CALL("call", "MissedCallFollowUp", "missed call");

  private final String prefix;
  private final String workflowType;
  private final String inWords;

  SubjectKind(String prefix, String workflowType, String inWords) {
    this.prefix = prefix;
    this.workflowType = workflowType;
    this.inWords = inWords;
  }

  /** With what workflow ids of this kind begin. */
  public String prefix() {
    return prefix;
  }

  /** The workflow's type in Temporal. */
  public String workflowType() {
    return workflowType;
  }

  /** As it reads in sentences. */
  public String inWords() {
    return inWords;
  }
}
