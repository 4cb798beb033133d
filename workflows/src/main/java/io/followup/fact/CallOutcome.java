package io.followup.fact;

/** How a call of ours ended. */
public enum CallOutcome {
  ANSWERED("a person answered"),
  VOICEMAIL("an answering machine took the message"),
  BUSY("the line was busy"),
  NO_ANSWER("nobody answered"),
  FAILED("it could not be connected");

  private final String inWords;

  CallOutcome(String inWords) {
    this.inWords = inWords;
  }

  /** As it reads after "the call:". */
  public String inWords() {
    return inWords;
  }
}
