package io.followup.mail;

import io.followup.sending.Posted;
import io.followup.sending.Posted.Refusal;
import jakarta.mail.MessagingException;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What a mail server's answers mean (docs/reference/messaging.md, double sends). */
final class SmtpAnswers {
  private SmtpAnswers() {}

  /** Of a mail that was being handed over. */
  static Posted meaning(MessagingException failed) {
    for (Exception e = failed; e != null; e = next(e)) {
      if (e instanceof SMTPAddressFailedException address) {
        return refused(address.getReturnCode(), Refusal.NOT_REACHABLE);
      }
      if (e instanceof SMTPSenderFailedException sender) {
        return refused(sender.getReturnCode(), Refusal.OUR_SETUP);
      }
      if (e instanceof SMTPSendFailedException mail && next(mail) == null) {
        return refused(mail.getReturnCode(), Refusal.FOR_GOOD);
      }
    }
    return new Posted.InDoubt(
        "The mail server broke off while it took the e-mail (" + cause(failed) + ").");
  }

  private static Exception next(Exception e) {
    if (e instanceof MessagingException outer && outer.getNextException() != null) {
      return outer.getNextException();
    }
    return null;
  }

  private static Posted refused(int code, Refusal whenForGood) {
    if (code >= 400 && code < 500) {
      return new Posted.NotProcessed(
          "The mail server takes no mail at the moment (" + code + ").", Optional.empty());
    }
    return code >= 500
        ? new Posted.Refused(Integer.toString(code), whenForGood)
        : new Posted.InDoubt("The mail server's answer could not be read.");
  }

  /** Of a code that stands in the ledger. */
  static Refusal meaning(String errorCode) {
    return switch (errorCode) {
      case "550", "551", "553" -> Refusal.NOT_REACHABLE;
      default -> Refusal.FOR_GOOD;
    };
  }

  /** The kind of failure, never its text: servers put addresses into it. */
  static String cause(MessagingException failed) {
    Throwable root = failed;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }
}
