package io.followup.guard;

/**
 * A rule that every send must pass. Pure: all that it looks at is in the {@link Sending}. The list
 * of current guards is {@link Guards#inOrder()}.
 */
public interface Guard {
  /** Stable name, kept with each decision. */
  String name();

  Verdict check(Sending sending);
}
