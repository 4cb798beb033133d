package io.followup.guard;

import io.followup.calendar.StateRules;
import io.followup.guard.Sending.Contacted;
import io.followup.run.Words;
import io.followup.tenant.Limits;
import io.followup.touch.Channel;
import io.followup.touch.MessageClass;
import io.followup.touch.Purpose;
import io.followup.touch.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Nobody is contacted too often, whichever sequences are due: counted over every run, channel and
 * customer of a household (customers that share a number or mailbox). Strict, because the caller
 * holds the locks of all of the household's numbers and mailboxes while it counts and records.
 *
 * <table>
 * <caption>Policy (least of the tenant's limits and the state's rows)</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>3 messages to the household within 24 h; places in it are left to touches of higher
 *     priority that wait</td><td>DEFER until the cap opens</td></tr>
 * <tr><td>3 messages to the same number or mailbox within 24 h</td><td>DEFER</td></tr>
 * <tr><td>a voice call to the household within 24 h</td><td>DEFER (calls only)</td></tr>
 * <tr><td>7 calls about money owed within 7 days</td><td>DEFER (such calls only)</td></tr>
 * <tr><td>the person asked for this call by a key</td><td>PASS; it counts for later ones</td></tr>
 * <tr><td>the cap opens only after the step has grown stale, or is 0</td><td>SKIP</td></tr>
 * </table>
 *
 * <p>Business time: it is the person's day that counts.
 */
final class WithinCaps implements Guard {
  static final String NAME = "within-caps";
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration WEEK = Duration.ofDays(7);

  private final StateRules rules = new StateRules();

  /**
   * @param most how many there may be within the window
   * @param inWords after "already"
   */
  private record Cap(int most, Duration window, Predicate<Contacted> counts, String inWords) {

    /** When it lets one more through; empty when it does so now. */
    Optional<Instant> opens(Instant now, List<Contacted> contacts) {
      List<Instant> counted =
          contacts.stream()
              .filter(counts)
              .map(Contacted::at)
              .filter(at -> at.isAfter(now.minus(window)))
              .sorted(Comparator.naturalOrder())
              .toList();
      if (counted.size() < most) {
        return Optional.empty();
      }
      // Nobody was contacted, yet all places are kept for others.
      return counted.isEmpty()
          ? Optional.of(now.plus(Duration.ofHours(1)))
          : Optional.of(counted.get(counted.size() - Math.max(1, most)).plus(window));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Verdict check(Sending sending) {
    Limits limits = sending.traffic().limits();
    if (sending.planned().cause() == Turn.Cause.CALL_BACK_REQUESTED) {
      return Verdict.PASS;
    }
    if (sending.channel() == Channel.VOICE && limits.callsPerDay() == 0) {
      return new Verdict.Skip("The tenant's limits allow no calls (limits.calls-per-day).");
    }
    Verdict latest = Verdict.PASS;
    Instant at = sending.now();
    for (Cap cap : caps(sending)) {
      Optional<Instant> opens = cap.opens(sending.now(), sending.traffic().contacts());
      if (opens.isPresent() && opens.get().isAfter(at)) {
        at = opens.get();
        latest = denied(cap, at, sending);
      }
    }
    return latest;
  }

  private static Verdict denied(Cap cap, Instant opens, Sending sending) {
    Duration tolerated = sending.tolerated();
    return opens.isAfter(
            sending.planned().wishes().dueFrom(sending.planned().firstDueAt()).plus(tolerated))
        ? new Verdict.Skip(
            cap.inWords()
                + " already, and when there may be more this is more than "
                + Words.duration(tolerated)
                + " late.")
        : new Verdict.Defer(opens, cap.inWords() + " already: " + Waits.until(opens, sending));
  }

  private List<Cap> caps(Sending sending) {
    Limits limits = sending.traffic().limits();
    List<Cap> caps = new ArrayList<>();
    int perDay = contactsPerDay(sending);
    caps.add(
        new Cap(
            Math.max(0, perDay - sending.traffic().ahead()),
            DAY,
            any -> true,
            "The household got or is promised " + messages(perDay) + " within 24 h"));
    caps.add(
        new Cap(
            limits.contactsPerNumberPerDay(),
            DAY,
            contacted -> contacted.to() == Contacted.To.SAME_PLACE,
            "This number or mailbox got "
                + messages(limits.contactsPerNumberPerDay())
                + " within 24 h"));
    if (sending.channel() == Channel.VOICE) {
      caps.add(
          new Cap(
              limits.callsPerDay(),
              DAY,
              WithinCaps::isCall,
              "The household was called within 24 h"));
      if (sending.planned().purpose() == Purpose.INVOICE) {
        caps.add(
            new Cap(
                limits.debtCallsPerWeek(),
                WEEK,
                contacted -> isCall(contacted) && contacted.purpose() == Purpose.INVOICE,
                "There were " + limits.debtCallsPerWeek() + " calls about money within 7 days"));
      }
    }
    return caps;
  }

  private static String messages(int count) {
    return count == 1 ? "1 message" : count + " messages";
  }

  private int contactsPerDay(Sending sending) {
    OptionalInt byState =
        rules.contactsPerDay(sending.place().states(), messageClass(sending), Waits.today(sending));
    return Math.min(sending.traffic().limits().contactsPerDay(), byState.orElse(Integer.MAX_VALUE));
  }

  private static MessageClass messageClass(Sending sending) {
    return sending.planned().messageClass();
  }

  private static boolean isCall(Contacted contacted) {
    return contacted.channel() == Channel.VOICE;
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of(
        "contacts-in-7-days", Integer.toString(sending.traffic().contacts().size()),
        "calls-in-7-days",
            Long.toString(sending.traffic().contacts().stream().filter(WithinCaps::isCall).count()),
        "contacts-per-day", Integer.toString(contactsPerDay(sending)),
        "ahead", Integer.toString(sending.traffic().ahead()));
  }
}
