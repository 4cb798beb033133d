package io.followup.identity;

/** Whether two records stand for one customer account or household of the contractor. */
public enum Label {
  SAME("same"),
  NOT_SAME("not_same"),
  NEEDS_REVIEW("needs_review");

  private final String code;

  Label(String code) {
    this.code = code;
  }

  /** As it is stored and told. */
  public String code() {
    return code;
  }
}
