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

  /**
   * @throws IllegalArgumentException when it is no code
   */
  public static Label of(String code) {
    for (Label label : values()) {
      if (label.code.equals(code)) {
        return label;
      }
    }
    throw new IllegalArgumentException("'" + code + "' is no label");
  }
}
