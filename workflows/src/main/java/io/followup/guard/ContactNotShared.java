package io.followup.guard;

import io.followup.guard.Person.Sharing;
import io.followup.touch.MessageClass;
import java.util.Map;

/**
 * A number or address that several customers have, as a landlord or a property manager does, gets
 * one message a day, and none at all without a person's look when it has very many.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>more customers share it than the tenant allows: it is a business line</td>
 *     <td>HOLD</td></tr>
 * <tr><td>it is about money owed, and another customer has it, too: somebody else could read of the
 *     debt</td><td>HOLD</td></tr>
 * <tr><td>another customer who has it was sent something there on the same day</td>
 *     <td>SKIP</td></tr>
 * </table>
 */
final class ContactNotShared implements Guard {
  @Override
  public String name() {
    return "contact-not-shared";
  }

  @Override
  public Verdict check(Sending sending) {
    Sharing sharing = sending.person().sharing();
    if (sharing.customers() > sharing.most()) {
      return new Verdict.Hold(
          sharing.customers()
              + " customers share this number or address, more than the "
              + sharing.most()
              + " of contacting.most-customers: it may be a business line. Look who answers there,"
              + " then resume, or stop the run.");
    }
    if (sharing.customers() > 1 && sending.planned().messageClass() == MessageClass.DEBT) {
      return new Verdict.Hold(
          "Another customer has the same number or address, and could read of the debt: find out"
              + " who answers there, then resume, or stop the run.");
    }
    return sharing
        .messageToday()
        .<Verdict>map(
            message ->
                new Verdict.Skip(
                    "Another customer with the same number or address got "
                        + message
                        + " on this day: one message a day is enough there."))
        .orElse(Verdict.PASS);
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    Sharing sharing = sending.person().sharing();
    return Map.of(
        "customers",
        Integer.toString(sharing.customers()),
        "messageToday",
        sharing.messageToday().orElse("none"));
  }
}
