package io.followup.touch;

/**
 * Which touch of a step it is: the step itself, or what a call's end brought. Each has attempts of
 * its own in the ledger, so that each happens at most once.
 *
 * @param number counted up within the step, from 0 in a run whose sequence never began again
 * @param retries how often an unanswered call of the step was made again, this one included
 * @param callBacks how often the person asked to be called back, this one included
 */
public record Turn(int number, Cause cause, int retries, int callBacks) {
  private static final int MOST_CALL_BACKS = 2;

  /** The step itself. */
  public static final Turn FIRST = first(0);

  /**
   * The step itself, when it may have been taken before: its sequence began again, or another one
   * with a step of the same name took over.
   *
   * @param number higher than that of any touch before
   */
  public static Turn first(int number) {
    return new Turn(number, Cause.STEP, 0, 0);
  }

  /** Why a touch is made. */
  public enum Cause {
    /** The sequence says so. */
    STEP,
    /** The call before was busy or not answered. */
    CALL_RETRIED,
    /** The person pressed the key that asks for a later call. */
    CALL_BACK_REQUESTED,
    /** The message after a call that reached nobody. */
    CALL_UNANSWERED
  }

  /** The same call again, because nobody answered. */
  public Turn retried() {
    return new Turn(number + 1, Cause.CALL_RETRIED, retries + 1, callBacks);
  }

  /** The same call again, because the person asked for it. */
  public Turn calledBack() {
    return new Turn(number + 1, Cause.CALL_BACK_REQUESTED, retries, callBacks + 1);
  }

  /** The message instead, because no call reached anybody. */
  public Turn unanswered() {
    return new Turn(number + 1, Cause.CALL_UNANSWERED, retries, callBacks);
  }

  /** Whether a person who is called now may ask for another call. */
  public boolean mayAskForCallBack() {
    return callBacks < MOST_CALL_BACKS;
  }

  /** Ordinal of the message in the ledger. */
  public int ordinal() {
    return 2 * number + 1;
  }

  /** Ordinal of the message that goes when the first is not possible. */
  public int ordinalOfOtherwise() {
    return 2 * number + 2;
  }
}
