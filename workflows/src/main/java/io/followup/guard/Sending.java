package io.followup.guard;

import io.followup.run.Outcome;
import io.followup.subject.EstimateId;
import io.followup.tenant.Tenant;
import io.followup.touch.Channel;
import io.followup.touch.Purpose;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the guards look at, read fresh for one send.
 *
 * @param clocks what time it is
 * @param planned what is to be sent
 * @param subject what it is about, and whether that still stands
 * @param recipient to whom it goes, and what the person said about that
 * @param place where the person may be
 * @param person what is known of the person: consent, holds, who shares the number
 * @param content what would be read or heard
 */
public record Sending(
    Clocks clocks,
    Planned planned,
    Subject subject,
    Recipient recipient,
    Place place,
    Person person,
    Content content) {

  /** Business time. */
  public Instant now() {
    return clocks.now();
  }

  public Channel channel() {
    return planned.channel();
  }

  /**
   * @param now business time
   * @param tenantSpeed speed at which the tenant may run; a faster run is not allowed to send
   * @param runSpeed speed of the run's clock
   */
  public record Clocks(Instant now, int tenantSpeed, int runSpeed) {}

  /**
   * @param workflowId of the run
   * @param channel how the step wants to reach the person
   * @param firstDueAt business time at which the step was due before any guard moved it
   */
  public record Planned(
      String workflowId, String step, Channel channel, Purpose purpose, Instant firstDueAt) {}

  /**
   * @param estimates the options as the dispatch system tells them now
   * @param unrelayedStop why the run ends, when a stored delivery says so that has not reached it
   */
  public record Subject(List<Estimate> estimates, Optional<PendingStop> unrelayedStop) {}

  /**
   * @param destination where it would go; absent when the customer has no such contact point
   * @param suppressions reasons on record not to use this channel for this person
   */
  public record Recipient(Optional<Destination> destination, List<Suppression> suppressions) {}

  /**
   * @param zones every zone that the person may be in
   */
  public record Place(Set<ZoneId> zones, Tenant.QuietHours quietHours) {}

  /** An option as the dispatch system tells it now. */
  public record Estimate(EstimateId id, Status status, BigDecimal total) {}

  /** Status of an estimate in the words of the dispatch system. */
  public enum Status {
    OPEN,
    SOLD,
    DISMISSED
  }

  /** A stop that lies in the inbox. */
  public record PendingStop(Outcome outcome, String why) {}

  /**
   * @param usable whether the number or address can be used for the channel at all
   * @param why when it cannot: one sentence without the number or address
   */
  public record Destination(boolean usable, String why) {}

  /**
   * @param why for example {@code "texted STOP on 2026-06-02"}
   */
  public record Suppression(SuppressionKind kind, String why) {

    /** The customer said no. */
    public Suppression(String why) {
      this(SuppressionKind.OPT_OUT, why);
    }
  }
}
