package io.followup.identity;

/** What two records are to each other. */
public enum Relation {
  SAME_PERSON("same_person"),
  SAME_HOUSEHOLD("same_household"),
  /** One company. */
  SAME_ACCOUNT("same_account"),
  DIFFERENT("different"),
  UNCLEAR("unclear");

  private final String code;

  Relation(String code) {
    this.code = code;
  }

  /** As it is stored and told. */
  public String code() {
    return code;
  }

  /**
   * @throws IllegalArgumentException when it is no code
   */
  public static Relation of(String code) {
    for (Relation relation : values()) {
      if (relation.code.equals(code)) {
        return relation;
      }
    }
    throw new IllegalArgumentException("'" + code + "' is no relation");
  }
}
