package io.followup.run;

/** How a follow-up ended. */
public enum Outcome {
  /** Sold, booked or paid. */
  WON,
  /** Dismissed or expired. */
  LOST,
  /** The customer answered; a person takes over. */
  REPLIED,
  OPTED_OUT,
  /** Every step was taken. */
  EXHAUSTED,
  /** Another run took over. */
  SUPERSEDED,
  STOPPED_BY_USER,
  FAILED
}
