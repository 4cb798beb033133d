package io.followup.inbox;

/** What became of a delivery. */
public enum DeliveryState {
  /** Not relayed yet. */
  NEW,
  /** At least one run was told. */
  RELAYED,
  /** Understood; nothing was to be done. */
  NOTHING,
  /** Signed, but it makes no sense to us. */
  UNREADABLE,
  /** Failed again and again; a person looks at it and replays it. */
  PARKED
}
