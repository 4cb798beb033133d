package io.followup.simulator.servicetitan;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A visit that was booked; the estimates that come of it carry its id. */
public record Job(
    long id,
    String number,
    long customerId,
    long locationId,
    long jobTypeId,
    Instant createdOn,
    Terms terms,
    Progress progress) {

  /**
   * What was agreed when it was booked.
   *
   * @param bookingId the booking that it was converted from
   * @param campaignId where the customer came from
   * @param recallForId the job whose work it corrects
   */
  public record Terms(
      OptionalLong bookingId, long campaignId, OptionalLong recallForId, boolean noCharge) {
    private static final long WEBSITE = 9202;

    public static Terms usual() {
      return new Terms(OptionalLong.empty(), WEBSITE, OptionalLong.empty(), false);
    }
  }

  /** How far it came. */
  public record Progress(
      Status status,
      Instant modifiedOn,
      Optional<Instant> completedOn,
      Optional<BigDecimal> total) {}

  /** The states of a job that are played. */
  public enum Status {
    SCHEDULED("Scheduled"),
    DISPATCHED("Dispatched"),
    COMPLETED("Completed"),
    CANCELED("Canceled");

    final String wire;

    Status(String wire) {
      this.wire = wire;
    }
  }

  Job now(Status status, Instant at) {
    return now(new Progress(status, at, progress.completedOn(), progress.total()));
  }

  Job now(Progress reached) {
    return new Job(id, number, customerId, locationId, jobTypeId, createdOn, terms, reached);
  }
}
