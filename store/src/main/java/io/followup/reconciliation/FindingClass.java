package io.followup.reconciliation;

/** In which way the dispatch system and our record were found to differ. */
public enum FindingClass {
  /** A follow-up that should have begun had not. */
  MISSED_START("follow-up that had not begun"),
  /** A follow-up whose object is closed went on. */
  MISSED_STOP("follow-up that went on after its end"),
  /** A change that an open follow-up had not heard of. */
  MISSED_CHANGE("change that a follow-up had not heard of"),
  /** A booking or job that we had not heard of, though somebody waited for it. */
  UNKNOWN_BOOKING("booking that was not in our record"),
  /** A job that lost the campaign of the booking or session that it came of. */
  LOST_ATTRIBUTION("lost attribution"),
  /** One person filed twice as a customer. */
  DUPLICATE_CUSTOMER("customer filed twice"),
  /** Something that we wrote is not there. */
  ABSENT_WRITE("write of ours that is absent"),
  /** The dispatch system refused to show some objects. */
  NOT_COMPARED("kind of object that could not be compared");

  private final String inWords;

  FindingClass(String inWords) {
    this.inWords = inWords;
  }

  /** One of them, in words. */
  public String inWords() {
    return inWords;
  }
}
