package io.followup.dispatch;

import io.followup.subject.CustomerId;
import java.util.Optional;

/** Where the office looks for what it has to do, in the dispatch system of one tenant. */
public interface OfficeDesk {

  /**
   * @param marker stands in the text and is found again; the same marker is left once
   * @param job that it is about besides; empty: none
   * @param title one line
   * @param text what is to be done and why; personal
   */
  record Memo(CustomerId customer, Optional<String> job, String marker, String title, String text) {
    @Override
    public String toString() {
      return "Memo[" + marker + "]";
    }
  }

  /** Whether memos about them can be left here; who is no customer yet may have no place. */
  boolean takes(CustomerId customer);

  /**
   * Leaves a memo with the customer, and with the job, unless it lies there already.
   *
   * @return what lies there now, for example {@code Note 45000001 of customer 41000123.}
   * @throws DispatchUnavailable when it is not known whether it lies there; to be called again,
   *     after a pause in which the dispatch system's searches catch up
   * @throws DispatchRefused when it will not be taken until a person changes something
   */
  String leave(Memo memo);
}
