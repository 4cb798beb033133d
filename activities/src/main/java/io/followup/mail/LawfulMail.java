package io.followup.mail;

import io.followup.tenant.Tenant;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks at an e-mail once more as it is about to leave: whoever composes it may forget what the law
 * and the mailbox providers ask for (15 USC 7704(a); RFC 8058; docs/reference/messaging.md, SMTP).
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th></tr>
 * <tr><td>there is no List-Unsubscribe, or one-click is announced without an https or http address
 *     to post to</td></tr>
 * <tr><td>the From address is not the tenant's, or the Message-ID is of another domain</td></tr>
 * <tr><td>it has no text part, or the text has no postal address</td></tr>
 * </table>
 */
final class LawfulMail {
  private LawfulMail() {}

  /** What is missing, in one sentence without personal data; empty when it may go. */
  static Optional<String> missing(MimeMessage mail, Tenant tenant) {
    try {
      return wayOut(mail).or(() -> sender(mail, tenant)).or(() -> words(mail, tenant));
    } catch (UnreadableMail unreadable) {
      return Optional.of("The e-mail cannot be read back as it was composed.");
    }
  }

  private static Optional<String> wayOut(MimeMessage mail) {
    String list = header(mail, "List-Unsubscribe");
    if (list.isEmpty()) {
      return Optional.of("The e-mail has no List-Unsubscribe.");
    }
    boolean oneClick = !header(mail, "List-Unsubscribe-Post").isEmpty();
    return oneClick && !list.matches("(?is).*<https?://.+")
        ? Optional.of("The e-mail announces one-click, and has no address to post to.")
        : Optional.empty();
  }

  private static Optional<String> sender(MimeMessage mail, Tenant tenant) {
    String own = tenant.mailSettings().map(Tenant.Mail::from).orElse("").toLowerCase(Locale.ROOT);
    String domain = own.substring(own.indexOf('@') + 1);
    if (!own.equals(from(mail))) {
      return Optional.of("The e-mail does not come from mail.from of the tenant.");
    }
    return header(mail, "Message-ID").toLowerCase(Locale.ROOT).endsWith("@" + domain + ">")
        ? Optional.empty()
        : Optional.of("The e-mail's Message-ID is not of the domain of mail.from.");
  }

  private static String from(MimeMessage mail) {
    try {
      return mail.getFrom() != null
              && mail.getFrom().length == 1
              && mail.getFrom()[0] instanceof InternetAddress address
          ? address.getAddress().toLowerCase(Locale.ROOT)
          : "";
    } catch (MessagingException unreadable) {
      throw new UnreadableMail();
    }
  }

  private static Optional<String> words(MimeMessage mail, Tenant tenant) {
    String text = text(mail);
    if (text.isBlank()) {
      return Optional.of("The e-mail has no text part.");
    }
    String address = tenant.mailSettings().map(Tenant.Mail::postalAddress).orElse("");
    return address.isBlank() || !oneLine(text).contains(oneLine(address))
        ? Optional.of("The e-mail has no postal address.")
        : Optional.empty();
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static String text(MimeMessage mail) {
    try {
      if (mail.getContent() instanceof Multipart parts) {
        BodyPart first = parts.getBodyPart(0);
        return first.isMimeType("text/plain") ? String.valueOf(first.getContent()) : "";
      }
      return mail.isMimeType("text/plain") ? String.valueOf(mail.getContent()) : "";
    } catch (MessagingException | IOException unreadable) {
      throw new UnreadableMail();
    }
  }

  private static String header(MimeMessage mail, String name) {
    try {
      return Optional.ofNullable(mail.getHeader(name, null)).orElse("");
    } catch (MessagingException unreadable) {
      throw new UnreadableMail();
    }
  }

  /** Reading it back failed. */
  private static final class UnreadableMail extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
