package io.followup.guard;

import java.util.Map;

/**
 * The step's {@code if}, answered over what was just read.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>it does not hold, or a value that it needs is not known</td><td>SKIP</td></tr>
 * </table>
 */
final class StepConditionHolds implements Guard {
  @Override
  public String name() {
    return "step-condition";
  }

  @Override
  public Verdict check(Sending sending) {
    return sending.planned().wishes().verdictOfCondition();
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of("unmet", sending.planned().wishes().unmet().orElse("no"));
  }
}
