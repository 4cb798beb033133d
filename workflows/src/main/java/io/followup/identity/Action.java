package io.followup.identity;

/** What follows from a decision about two records; nothing ever happens in the dispatch system. */
public enum Action {
  /** One person: numbers and mailboxes are pooled, consent is not. */
  MERGE("merge"),
  /** People of one account: caps and history are shared, consent and greeting are not. */
  LINK("link"),
  NONE("none"),
  /** A person decides. */
  REVIEW("review");

  private final String code;

  Action(String code) {
    this.code = code;
  }

  /** As it is stored and told. */
  public String code() {
    return code;
  }

  /**
   * @throws IllegalArgumentException when it is no code
   */
  public static Action of(String code) {
    for (Action action : values()) {
      if (action.code.equals(code)) {
        return action;
      }
    }
    throw new IllegalArgumentException("'" + code + "' is no action");
  }
}
