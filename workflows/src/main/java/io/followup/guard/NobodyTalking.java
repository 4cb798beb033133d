package io.followup.guard;

import io.followup.guard.Person.Hold;
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
 * <tr><td>the customer answered, called, or has an open question</td><td>HOLD</td></tr>
 * <tr><td>whoever is there says that it is not the customer's number or address</td>
 *     <td>HOLD</td></tr>
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
        sending.person().holds().stream().filter(one -> !NoHold.ends(one.kind())).findFirst();
    return hold.isEmpty()
        ? Verdict.PASS
        : new Verdict.Hold(
            "The customer "
                + hold.get().kind().inWords()
                + " (since "
                + LocalDate.ofInstant(hold.get().since(), ZoneOffset.UTC)
                + "): answer first, then release the hold.");
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of("holds", NoHold.inWords(sending));
  }
}
