package io.followup.fact;

/** Something that came of one call of ours. */
public sealed interface CallFact extends TouchFact permits CallEnded, CallbackRequested {
  /** The ledger's key of the call. */
  String attempt();
}
