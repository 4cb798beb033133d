package io.followup.backfill;

import io.followup.reconciliation.FoundObject;
import io.followup.reconciliation.ObjectKind;
import io.followup.reconciliation.ObjectLists;
import io.followup.sequence.Sequence.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The list that a backfill goes through. Whatever came into being since was changed since, too; so
 * it is listed by change, in the order of ids: what changes meanwhile is met again at most, and
 * never passed over.
 */
record OpenObjects(ObjectLists lists, ObjectKind kind, Instant changedSince) {
  /** An invoice may have been written so long before it is due. */
  private static final Duration LONGEST_TERM = Duration.ofDays(120);

  static OpenObjects of(ObjectLists lists, Trigger trigger, Instant since) {
    ObjectKind kind = kind(trigger);
    return new OpenObjects(
        lists, kind, kind == ObjectKind.INVOICE ? since.minus(LONGEST_TERM) : since);
  }

  private static ObjectKind kind(Trigger trigger) {
    return switch (trigger) {
      case ESTIMATE, ESTIMATE_VIEWED -> ObjectKind.ESTIMATE;
      case BOOKING, BOOKING_DISMISSED -> ObjectKind.BOOKING;
      case APPOINTMENT -> ObjectKind.APPOINTMENT;
      case JOB_COMPLETED, JOB_NO_SHOW -> ObjectKind.JOB;
      case INVOICE -> ObjectKind.INVOICE;
      case SESSION, CALL ->
          throw new IllegalArgumentException("objects of " + trigger + " do not lie open");
    };
  }

  ObjectLists.Page<FoundObject> page(int number) {
    return lists.changed(kind, changedSince, Optional.of(Integer.toString(number)));
  }
}
