package io.followup.touch;

import io.followup.sequence.Sequence;

/** Why a person is contacted, in the order of priority: the first ones matter most. */
public enum Purpose {
  INVOICE(MessageClass.DEBT),
  APPOINTMENT(MessageClass.INFORMATIONAL),
  ESTIMATE(MessageClass.MARKETING),
  SESSION(MessageClass.MARKETING),
  REVIEW(MessageClass.MARKETING);

  private final MessageClass messageClass;

  Purpose(MessageClass messageClass) {
    this.messageClass = messageClass;
  }

  /** What sequences with this trigger are for. */
  public static Purpose of(Sequence.Trigger trigger) {
    return switch (trigger) {
      case ESTIMATE, ESTIMATE_VIEWED -> ESTIMATE;
      case BOOKING, APPOINTMENT, JOB_NO_SHOW -> APPOINTMENT;
      // Who asked and did not book is a lead.
      case BOOKING_DISMISSED, SESSION, CALL -> SESSION;
      case JOB_COMPLETED -> REVIEW;
      case INVOICE -> INVOICE;
    };
  }

  public MessageClass messageClass() {
    return messageClass;
  }

  /** 1 for the purpose that matters most. */
  public int priority() {
    return ordinal() + 1;
  }
}
