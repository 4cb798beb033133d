package io.followup.mail;

import io.followup.run.Words;
import io.followup.sending.Carrier;
import io.followup.tenant.Tenant;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** A plain-text mail whose Message-ID is made of the attempt's key. */
final class PlainMail extends MimeMessage {
  private final String messageId;

  private PlainMail(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  static PlainMail write(Session session, Tenant tenant, Carrier.Outgoing outgoing)
      throws MessagingException {
    Tenant.Mail settings = tenant.mailSettings().orElseThrow();
    InternetAddress from = named(settings.from(), tenant.company());
    String domain = settings.from().substring(settings.from().indexOf('@') + 1);
    PlainMail mail = new PlainMail(session, "<" + outgoing.key() + "@" + domain + ">");
    mail.setFrom(from);
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(outgoing.to(), true));
    mail.setSubject(outgoing.content().get("subject"), StandardCharsets.UTF_8.name());
    mail.setText(
        outgoing.content().get("text").stripTrailing() + footer(tenant, settings),
        StandardCharsets.UTF_8.name());
    mail.setSentDate(Date.from(Instant.now()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("List-Unsubscribe", "<mailto:" + settings.from() + "?subject=unsubscribe>");
    mail.saveChanges();
    return mail;
  }

  /** What the law asks for under marketing mails: who, where, and how to get no more. */
  private static String footer(Tenant tenant, Tenant.Mail settings) {
    return "\n\n--\n"
        + tenant.company()
        + ", "
        + settings.postalAddress()
        + "\nTo get no more of these e-mails, answer this one with STOP or call "
        + Words.phone(tenant.officePhone())
        + ".\n";
  }

  private static InternetAddress named(String address, String name) throws MessagingException {
    try {
      InternetAddress from = new InternetAddress(address, true);
      from.setPersonal(name, StandardCharsets.UTF_8.name());
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
