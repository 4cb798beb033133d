package io.followup.guard;

import io.followup.calendar.DailyHours;
import io.followup.run.Outcome;
import io.followup.tenant.Limits;
import io.followup.tenant.QuietHours;
import io.followup.touch.Channel;
import io.followup.touch.MessageClass;
import io.followup.touch.Purpose;
import io.followup.touch.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
 * @param controls what people and the provider switched off
 * @param traffic what went out before, and how much may
 */
public record Sending(
    Clocks clocks,
    Planned planned,
    Subject subject,
    Recipient recipient,
    Place place,
    Person person,
    Content content,
    Controls controls,
    Traffic traffic) {

  /** Business time. */
  public Instant now() {
    return clocks.now();
  }

  public Channel channel() {
    return planned.channel();
  }

  /** How late the step may be. */
  Duration tolerated() {
    return planned.wishes().tolerance().orElse(traffic.limits().staleAfter());
  }

  /**
   * @param now business time
   * @param tenantSpeed speed at which the tenant may run; a faster run is not allowed to send
   * @param runSpeed speed of the run's clock
   * @param wall the same moment by this machine's clock
   * @param databaseWall the same moment by the database's clock
   * @param zoneRules release of the time-zone data by which zones are reckoned: {@code 2026a}
   */
  public record Clocks(
      Instant now,
      int tenantSpeed,
      int runSpeed,
      Instant wall,
      Instant databaseWall,
      String zoneRules) {
    /** The business time at which the wall clock will show this. */
    public Instant businessTime(Instant wallLater) {
      return now.plus(Duration.between(wall, wallLater).multipliedBy(runSpeed));
    }
  }

  /**
   * @param workflowId of the run
   * @param channel how the step wants to reach the person
   * @param cause why this touch is made
   * @param firstDueAt business time at which the step was due before any guard moved it
   * @param wishes what its author wants besides
   */
  public record Planned(
      String workflowId,
      String step,
      Channel channel,
      Purpose purpose,
      Turn.Cause cause,
      Instant firstDueAt,
      Wishes wishes) {

    /** A step that wants nothing in particular. */
    public Planned(
        String workflowId,
        String step,
        Channel channel,
        Purpose purpose,
        Turn.Cause cause,
        Instant firstDueAt) {
      this(workflowId, step, channel, purpose, cause, firstDueAt, Wishes.usual(purpose));
    }

    /** What the law takes the message for. */
    public MessageClass messageClass() {
      return wishes.messageClass();
    }
  }

  /**
   * @param standing what the dispatch system tells of it now
   * @param unrelayedStop why the run ends, when a stored delivery says so that has not reached it
   */
  public record Subject(Standing standing, Optional<PendingStop> unrelayedStop) {}

  /**
   * @param destination where it would go; absent when the customer has no such contact point
   * @param suppressions reasons on record not to use this channel for this person
   */
  public record Recipient(Optional<Destination> destination, List<Suppression> suppressions) {}

  /**
   * @param zones every zone that the person may be in, by address and by number
   * @param states every state of the USA that the person may be in
   * @param debts when the tenant speaks of money that is owed
   */
  public record Place(
      Set<ZoneId> zones, Set<String> states, QuietHours quietHours, DailyHours debts) {

    /** A tenant that speaks of money at the same hours as of everything else. */
    public Place(Set<ZoneId> zones, Set<String> states, QuietHours quietHours) {
      this(zones, states, quietHours, quietHours.hours(MessageClass.DEBT));
    }
  }

  /**
   * @param off kill switches that are off and mean this send
   * @param pause of the whole tenant
   * @param stoppedSender when the provider refused the sender of this channel
   */
  public record Controls(
      List<Off> off, Optional<Pause> pause, Optional<StoppedSender> stoppedSender) {
    /** Nothing is switched off. */
    public static Controls none() {
      return new Controls(List.of(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * A kill switch that is off.
   *
   * @param what it switches, for example {@code channel sms}
   */
  public record Off(String what, Effect effect, String reason) {
    /** What becomes of a send. */
    public enum Effect {
      /** It asks again until the switch is on. */
      DEFER,
      /** It waits until a person resumes the run. */
      HOLD
    }
  }

  /**
   * @param until business time
   */
  public record Pause(Instant until, String reason) {}

  /**
   * @param code the provider's
   * @param since wall time
   */
  public record StoppedSender(String code, Instant since) {}

  /**
   * @param limits of the tenant
   * @param contacts messages that went out, or may have, to the person's household in the last 7
   *     days
   * @param ahead touches of higher priority to the same household that wait for their turn
   * @param unsettled earlier messages of the same run whose fate is unknown
   * @param tokens what the sender may still send; empty until everything else speaks for the send
   * @param spending what the tenant spent; empty until everything else speaks for the send
   * @param debtTalk business time of the last call about money owed that a person of the household
   *     answered, within the last 7 days
   */
  public record Traffic(
      Limits limits,
      List<Contacted> contacts,
      int ahead,
      List<Unsettled> unsettled,
      Optional<Tokens> tokens,
      Optional<Spending> spending,
      Optional<Instant> debtTalk) {

    /** Nothing is known yet of what the tenant spent. */
    public Traffic(
        Limits limits,
        List<Contacted> contacts,
        int ahead,
        List<Unsettled> unsettled,
        Optional<Tokens> tokens) {
      this(limits, contacts, ahead, unsettled, tokens, Optional.empty(), Optional.empty());
    }

    /** Nothing went out before. */
    public static Traffic none(Limits limits) {
      return new Traffic(limits, List.of(), 0, List.of(), Optional.empty());
    }
  }

  /**
   * @param at business time
   * @param purpose why the person was contacted
   * @param to whether it went to the same number or mailbox as this send would
   */
  public record Contacted(Instant at, Channel channel, Purpose purpose, To to) {
    /** Where it went. */
    public enum To {
      SAME_PLACE,
      ANOTHER_PLACE
    }
  }

  /**
   * @param at business time
   */
  public record Unsettled(String step, Channel channel, Instant at) {}

  /**
   * What a sender may still send.
   *
   * @param needed segments, or 1 for a call
   * @param available tokens in its bucket; may be fractions
   * @param perSecond tokens that flow in
   * @param most tokens that the bucket holds
   * @param promisedUntil wall time up to which tokens are promised to sends that wait
   * @param spentToday on this day of the carriers
   * @param dayCap most on one day of the carriers; empty where there is none
   */
  public record Tokens(
      int needed,
      double available,
      double perSecond,
      int most,
      Instant promisedUntil,
      int spentToday,
      OptionalInt dayCap) {}

  /** The same with what its sender may still send, and what the tenant spent. */
  public Sending with(Optional<Tokens> tokens, Optional<Spending> spending) {
    return new Sending(
        clocks,
        planned,
        subject,
        recipient,
        place,
        person,
        content,
        controls,
        new Traffic(
            traffic.limits,
            traffic.contacts,
            traffic.ahead,
            traffic.unsettled,
            tokens,
            spending,
            traffic.debtTalk));
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
