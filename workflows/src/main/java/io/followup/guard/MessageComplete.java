package io.followup.guard;

import java.util.Map;

/**
 * A message with an empty slot is not sent.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>a slot without default is empty for this customer</td>
 *     <td>NOT POSSIBLE: the step's {@code otherwise} may go</td></tr>
 * </table>
 */
final class MessageComplete implements Guard {
  @Override
  public String name() {
    return "message-complete";
  }

  @Override
  public Verdict check(Sending sending) {
    return sending.content().missing().<Verdict>map(Verdict.NotPossible::new).orElse(Verdict.PASS);
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of("missing", sending.content().missing().orElse("nothing"));
  }
}
