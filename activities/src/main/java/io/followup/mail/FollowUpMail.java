package io.followup.mail;

import io.followup.run.Words;
import io.followup.sending.Carrier;
import io.followup.tenant.Tenant;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * An e-mail as it leaves: text and HTML of the same words, a Message-ID made of the attempt's key,
 * the thread of its run, the ways to end such e-mails (RFC 8058), who sends it and from where.
 */
final class FollowUpMail extends SMTPMessage {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final String messageId;

  private FollowUpMail(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  /**
   * @param bounces where the mail servers on the way report trouble; the sender when empty
   */
  static FollowUpMail write(
      Session session, Tenant tenant, Carrier.Outgoing outgoing, Optional<String> bounces)
      throws MessagingException {
    Tenant.Mail settings = tenant.mailSettings().orElseThrow();
    Map<String, String> content = outgoing.content();
    String domain = settings.from().substring(settings.from().indexOf('@') + 1);
    FollowUpMail mail = new FollowUpMail(session, "<" + outgoing.key() + "@" + domain + ">");
    mail.setFrom(named(settings.from(), tenant.company()));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(outgoing.to(), true));
    mail.setSubject(content.get("subject"), UTF_8);
    mail.setContent(body(content, new Footer(tenant, settings, unsubscribe(content))));
    mail.setSentDate(Date.from(Instant.now()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.addWaysOut(settings, unsubscribe(content));
    mail.joinThread(Optional.ofNullable(content.get("inReplyTo")));
    mail.setEnvelopeFrom(bounces.orElse(settings.from()));
    mail.setNotifyOptions(NOTIFY_FAILURE | NOTIFY_DELAY);
    mail.setReturnOption(RETURN_HDRS);
    mail.saveChanges();
    return mail;
  }

  private static Optional<String> unsubscribe(Map<String, String> content) {
    return Optional.ofNullable(content.get("unsubscribe"));
  }

  /** Programs take the last part that they can show. */
  private static MimeMultipart body(Map<String, String> content, Footer footer)
      throws MessagingException {
    MimeMultipart parts = new MimeMultipart("alternative");
    MimeBodyPart plain = new MimeBodyPart();
    String text = content.get("text");
    plain.setText(text.stripTrailing() + footer.text(), UTF_8);
    parts.addBodyPart(plain);
    MimeBodyPart html = new MimeBodyPart();
    String fragment = content.getOrDefault("html", MarkdownText.html(MarkdownText.escaped(text)));
    html.setText(
        "<!doctype html>\n<html><head><meta charset=\"utf-8\"></head><body>\n"
            + fragment
            + footer.html()
            + "</body></html>\n",
        UTF_8,
        "html");
    parts.addBodyPart(html);
    return parts;
  }

  private void addWaysOut(Tenant.Mail settings, Optional<String> unsubscribe)
      throws MessagingException {
    String byMail = "<mailto:" + settings.from() + "?subject=unsubscribe>";
    setHeader(
        "List-Unsubscribe",
        unsubscribe.map(address -> "<" + address + ">, " + byMail).orElse(byMail));
    if (unsubscribe.isPresent()) {
      setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
  }

  private void joinThread(Optional<String> firstMail) throws MessagingException {
    if (firstMail.isPresent()) {
      setHeader("In-Reply-To", firstMail.get());
      setHeader("References", firstMail.get());
    }
  }

  /** What the law asks for under marketing mails: who, where, and how to get no more. */
  private record Footer(Tenant tenant, Tenant.Mail settings, Optional<String> unsubscribe) {
    String text() {
      return "\n\n--\n"
          + sender()
          + "\nTo get no more of these e-mails, answer this one with STOP, or call "
          + Words.phone(tenant.officePhone())
          + unsubscribe.map(address -> ", or open\n" + address + "\n").orElse(".\n");
    }

    String html() {
      return "<hr>\n"
          + MarkdownText.html(
              MarkdownText.escaped(sender())
                  + "\n\nTo get no more of these e-mails, "
                  + unsubscribe.map(address -> "[click here](" + address + "), ").orElse("")
                  + "answer this one with STOP, or call "
                  + MarkdownText.escaped(Words.phone(tenant.officePhone()))
                  + ".");
    }

    private String sender() {
      return tenant.company() + ", " + settings.postalAddress();
    }
  }

  private static InternetAddress named(String address, String name) throws MessagingException {
    try {
      InternetAddress from = new InternetAddress(address, true);
      from.setPersonal(name, UTF_8);
      return from;
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException("this Java has no UTF-8", impossible);
    }
  }

  /** Jakarta Mail would replace the Message-ID here. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
