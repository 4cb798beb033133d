package io.followup.subject;

/** The kinds of objects that are followed up, one workflow type each. */
public enum SubjectKind {
  ESTIMATE("estimate", "EstimateFollowUp", "estimate follow-up"),
  BOOKING("booking", "BookingFollowUp", "booking follow-up"),
  SESSION("session", "AbandonedSessionFollowUp", "abandoned session follow-up"),
  JOB("job", "JobFollowUp", "job follow-up"),
  DEBT("dunning", "InvoiceDunning", "dunning"),
  CALL("call", "MissedCallFollowUp", "missed call follow-up");

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

  /** What a run of this kind is called, for example {@code estimate follow-up}. */
  public String inWords() {
    return inWords;
  }
}
