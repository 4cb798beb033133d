package io.followup.guard;

import java.util.Map;

/**
 * A test of variants: the step is for the households of one arm.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>this household belongs to another arm, to none, or is held out</td><td>SKIP</td></tr>
 * </table>
 */
final class ForThisArm implements Guard {
  @Override
  public String name() {
    return "step-arm";
  }

  @Override
  public Verdict check(Sending sending) {
    return sending.planned().wishes().verdictOfArm();
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of("arm", sending.planned().wishes().otherArm().orElse("this one, or for all"));
  }
}
