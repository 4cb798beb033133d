package io.followup.guard;

import io.followup.guard.Person.Hold;
import io.followup.hold.HoldKind;
import io.followup.run.Outcome;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whoever disputes, mourns, complains or has a lawyer hears from a person, not from a machine. The
 * run ends; who placed the hold has told the office.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when a hold is in force for</th><th>outcome</th></tr>
 * <tr><td>a dispute, an attorney, a bankruptcy, a death, a complaint, a bill said to be paid</td>
 *     <td>STOP, REPLIED</td></tr>
 * </table>
 */
final class NoHold implements Guard {
  @Override
  public String name() {
    return "no-hold";
  }

  @Override
  public Verdict check(Sending sending) {
    Optional<Hold> hold =
        sending.person().holds().stream().filter(one -> ends(one.kind())).findFirst();
    return hold.isEmpty()
        ? Verdict.PASS
        : new Verdict.Stop(
            Outcome.REPLIED,
            "The customer "
                + hold.get().kind().inWords()
                + " (since "
                + LocalDate.ofInstant(hold.get().since(), ZoneOffset.UTC)
                + "): a person takes it from here.");
  }

  static boolean ends(HoldKind kind) {
    return switch (kind) {
      case DISPUTE, ATTORNEY, BANKRUPTCY, DECEASED, COMPLAINT, PAID -> true;
      case HUMAN_IN_PLAY, IN_CONVERSATION, WRONG_PARTY, NUMBER_REASSIGNED -> false;
    };
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of("holds", inWords(sending));
  }

  static String inWords(Sending sending) {
    return sending.person().holds().stream()
        .map(hold -> hold.kind().code() + " since " + hold.since())
        .collect(Collectors.joining("; "));
  }
}
