package io.followup.guard;

import java.util.Map;

/**
 * The dispatch system is the state of record: what it says now counts, whatever webhooks said.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>the subject is over there: sold, dismissed, booked, canceled, paid, answered</td>
 *     <td>STOP with the outcome that this means</td></tr>
 * <tr><td>it is put on hold there</td><td>HOLD</td></tr>
 * </table>
 *
 * <p>Decisions from before it was about more than estimates stand under {@code
 * estimate-still-open}.
 */
final class SubjectStillOpen implements Guard {
  @Override
  public String name() {
    return "subject-still-open";
  }

  @Override
  public Verdict check(Sending sending) {
    return StepProvisos.verdict(sending.subject().standing());
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of(
        "standing",
        switch (sending.subject().standing()) {
          case Standing.Open open -> open.told();
          case Standing.Over over -> over.outcome() + ": " + over.why();
          case Standing.Halted halted -> "on hold: " + halted.why();
        });
  }
}
