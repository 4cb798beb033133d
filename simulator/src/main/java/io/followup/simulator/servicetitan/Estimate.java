package io.followup.simulator.servicetitan;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One option that was offered to a customer.
 *
 * @param copies how often each webhook about this estimate is delivered; empty follows the general
 *     switch
 * @param shuffle whether its webhooks are delayed at random; empty follows the general switch
 */
public record Estimate(
    long id,
    OptionalLong jobId,
    Optional<String> jobNumber,
    OptionalLong projectId,
    OptionalLong customerId,
    OptionalLong locationId,
    String name,
    Status status,
    BigDecimal subtotal,
    BigDecimal tax,
    Instant createdOn,
    Instant modifiedOn,
    Optional<Instant> soldOn,
    OptionalLong soldBy,
    boolean active,
    Optional<Integer> copies,
    Optional<Boolean> shuffle) {

  /** Where the offer stands, with the number and name that ServiceTitan writes. */
  public enum Status {
    OPEN(0, "Open"),
    SOLD(1, "Sold"),
    DISMISSED(2, "Dismissed");

    final int value;
    final String wire;

    Status(int value, String wire) {
      this.value = value;
      this.wire = wire;
    }
  }

  Estimate sold(Instant at, long technician) {
    return with(Status.SOLD, at, Optional.of(at), OptionalLong.of(technician));
  }

  Estimate reopened(Instant at) {
    return with(Status.OPEN, at, Optional.empty(), OptionalLong.empty());
  }

  Estimate dismissed(Instant at) {
    return with(Status.DISMISSED, at, soldOn, soldBy);
  }

  public Estimate changed(
      Instant at,
      Optional<String> newName,
      Optional<BigDecimal> newSubtotal,
      Optional<BigDecimal> newTax,
      Optional<Boolean> nowActive) {
    return new Estimate(
        id,
        jobId,
        jobNumber,
        projectId,
        customerId,
        locationId,
        newName.orElse(name),
        status,
        newSubtotal.orElse(subtotal),
        newTax.orElse(tax),
        createdOn,
        at,
        soldOn,
        soldBy,
        nowActive.orElse(active),
        copies,
        shuffle);
  }

  private Estimate with(Status now, Instant at, Optional<Instant> soldAt, OptionalLong by) {
    return new Estimate(
        id,
        jobId,
        jobNumber,
        projectId,
        customerId,
        locationId,
        name,
        now,
        subtotal,
        tax,
        createdOn,
        at,
        soldAt,
        by,
        active,
        copies,
        shuffle);
  }
}
