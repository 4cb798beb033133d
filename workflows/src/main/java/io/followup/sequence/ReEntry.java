package io.followup.sequence;

import java.util.Locale;

/**
 * What a new version of the object makes of a run: an estimate that was changed, a part payment, a
 * further invoice.
 */
public enum ReEntry {
  /** The sequence begins again, and its trigger is now. */
  RESTART,
  /** The run goes on where it is, and its next message tells the new state. */
  CONTINUE,
  /** The run takes no notice; the next message still tells the state of the record. */
  IGNORE;

  /** As it stands in a sequence file. */
  public String written() {
    return name().toLowerCase(Locale.ROOT);
  }
}
