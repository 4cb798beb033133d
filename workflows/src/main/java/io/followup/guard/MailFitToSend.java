package io.followup.guard;

import io.followup.touch.Channel;
import java.util.Map;
import java.util.Optional;

/**
 * The words of an e-mail. Sender, postal address and the way out of the list are added to every
 * mail when it is composed, and looked at once more there.
 *
 * <table>
 * <caption>Policy for e-mail</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>a name does not look like one, a link leads away from the company, or a mail about money
 *     owed threatens</td><td>HOLD</td></tr>
 * <tr><td>subject or text is empty</td><td>HOLD</td></tr>
 * <tr><td>the subject has several lines, or pretends to answer or to forward</td>
 *     <td>HOLD</td></tr>
 * </table>
 */
final class MailFitToSend implements Guard {
  @Override
  public String name() {
    return "mail-fit-to-send";
  }

  @Override
  public Verdict check(Sending sending) {
    if (sending.channel() != Channel.EMAIL) {
      return Verdict.PASS;
    }
    return ContentRules.broken(sending)
        .or(() -> wrong(sending.content()))
        .<Verdict>map(Verdict.Hold::new)
        .orElse(Verdict.PASS);
  }

  private static Optional<String> wrong(Content content) {
    String subject = content.text("subject");
    String text = content.text("text");
    if (subject.isBlank() || text.isBlank()) {
      return Optional.of("The e-mail has no subject or no text.");
    }
    if (subject.strip().lines().count() > 1) {
      return Optional.of("The e-mail's subject has several lines.");
    }
    // 15 USC 7704(a)(2): no subject that misleads about what the mail is.
    if (subject.matches("(?i)\\s*(re|fwd?)\\s*:.*")) {
      return Optional.of(
          "The e-mail's subject pretends to be an answer: write it without \"Re:\" and \"Fwd:\".");
    }
    return Optional.empty();
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return sending.channel() == Channel.EMAIL
        ? Map.of("characters", Integer.toString(sending.content().text("text").length()))
        : Map.of();
  }
}
