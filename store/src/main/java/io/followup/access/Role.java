package io.followup.access;

/** What a key may do; each role may do what the ones before it may. */
public enum Role {
  /** Look at what happened. */
  VIEWER,
  /** Also write sequences. */
  MARKETING,
  /** Also see raw deliveries, replay them and hand out keys. */
  ADMIN;

  public boolean atLeast(Role other) {
    return compareTo(other) >= 0;
  }
}
