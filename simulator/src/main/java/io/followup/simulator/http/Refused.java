package io.followup.simulator.http;

/** Ends the handling of a request with an error answer of the vendor's shape. */
public final class Refused extends RuntimeException {
  private final transient Answer answer;

  public Refused(Answer answer) {
    super("HTTP " + answer.status(), null, false, false);
    this.answer = answer;
  }

  public Answer answer() {
    return answer;
  }
}
