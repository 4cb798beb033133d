package io.followup.guard;

import io.followup.guard.Person.Hold;
import io.followup.hold.HoldKind;
import io.followup.touch.Purpose;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * While a person of the office talks with the customer, or has to find out who is at that number,
 * no machine speaks in between.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when a hold is in force because</th><th>outcome</th></tr>
 * <tr><td>the customer answered, or has an open question</td><td>HOLD</td></tr>
 * <tr><td>since the run's last message the customer called the office, or the office left a note
 *     about the customer, by the dispatch system's word; reminders of appointments go on</td>
 *     <td>HOLD</td></tr>
 * <tr><td>whoever is there says that it is not the customer's number or address</td>
 *     <td>HOLD</td></tr>
 * <tr><td>the number may have been given to somebody else</td><td>HOLD</td></tr>
 * </table>
 */
final class NobodyTalking implements Guard {
  @Override
  public String name() {
    return "nobody-talking";
  }

  @Override
  public Verdict check(Sending sending) {
    Optional<Hold> hold =
        sending.person().holds().stream()
            .filter(one -> !NoHold.ends(one.kind()))
            .filter(one -> counts(one, sending))
            .findFirst();
    return hold.isEmpty()
        ? Verdict.PASS
        : new Verdict.Hold(
            "The customer "
                + hold.get().kind().inWords()
                + " (since "
                + LocalDate.ofInstant(hold.get().since(), ZoneOffset.UTC)
                + "): "
                + before(hold.get().kind())
                + ", then release the hold.");
  }

  private static String before(HoldKind kind) {
    return kind == HoldKind.WRONG_PARTY || kind == HoldKind.NUMBER_REASSIGNED
        ? "find out whose number it is"
        : "answer first";
  }

  private static boolean counts(Hold hold, Sending sending) {
    return hold.kind() != HoldKind.IN_CONVERSATION
        || sending.planned().purpose() != Purpose.APPOINTMENT;
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of("holds", NoHold.inWords(sending));
  }
}
