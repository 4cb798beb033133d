package io.followup.guard;

/**
 * Why somebody is on the list of those who are not contacted. Whatever the kind, only a person or
 * the customer takes it back, never a later message.
 */
public enum SuppressionKind {
  /** The customer said no: a text, a key, a link, a word to the office. */
  OPT_OUT,
  /** Whoever answers there is not the customer. */
  WRONG_PARTY,
  /** The mailbox refuses mail for good. */
  BOUNCE,
  /** The customer reported a message as unwanted. */
  COMPLAINT,
  /** Known for suing over messages. */
  LITIGATOR
}
