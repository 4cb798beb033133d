package io.followup.guard;

import java.util.Map;

/**
 * A tenant for tests contacts nobody but its testers.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>the tenant's environment is {@code test} and the recipient is not on its list</td>
 *     <td>SKIP</td></tr>
 * </table>
 */
final class RecipientAllowed implements Guard {
  @Override
  public String name() {
    return "recipient-allowed";
  }

  @Override
  public Verdict check(Sending sending) {
    return switch (sending.person().admission()) {
      case ALLOWED -> Verdict.PASS;
      case NOT_ON_THE_LIST_OF_TESTS ->
          new Verdict.Skip(
              "This tenant is for tests and the recipient is not on its list: add it to"
                  + " contacting.recipients, or set contacting.environment to production.");
    };
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of("admission", sending.person().admission().name());
  }
}
