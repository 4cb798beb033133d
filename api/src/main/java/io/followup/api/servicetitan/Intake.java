package io.followup.api.servicetitan;

import io.followup.inbox.GroupCommit;
import io.followup.inbox.Stored;
import io.followup.reading.servicetitan.Delivered;
import io.followup.reading.servicetitan.Sorting;

/** Stores a verified delivery with what the relay and the sends must know of it at once. */
final class Intake {
  private final Sorting sorting;
  private final GroupCommit inbox;

  Intake(Sorting sorting, GroupCommit inbox) {
    this.sorting = sorting;
    this.inbox = inbox;
  }

  /** Returns once it is durable, whatever it says. */
  Stored store(Delivered delivered) {
    return inbox.store(sorting.sorted(delivered));
  }
}
