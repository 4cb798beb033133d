package io.followup.touch;

/**
 * What the law takes a message for (docs/reference/messaging.md, kinds of messages). When in doubt
 * it is marketing.
 */
public enum MessageClass {
  /** Encourages a purchase: the strictest rules on hours and consent. */
  MARKETING,
  /** About something already agreed, without any offer. */
  INFORMATIONAL,
  /** About money that is owed to the contractor itself. */
  DEBT
}
