package io.followup.mail;

import io.followup.sending.Posted;
import io.followup.tenant.Tenant;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mails to the office of a contractor: plain text, one connection each. */
public final class OfficeMail {
  private final Optional<JavaMailSenderImpl> server;

  /**
   * @param server where to log in; empty when no mail server is configured
   */
  public OfficeMail(Optional<JavaMailSenderImpl> server) {
    this.server = server;
  }

  /**
   * @param id left part of the Message-ID; the same for every try of the same mail
   */
  public record Letter(String id, String subject, String text) {
    @Override
    public String toString() {
      return "Letter[" + id + "]";
    }
  }

  /** Why no mail can be sent to this office; empty when one can. */
  public Optional<String> obstacle(Tenant tenant) {
    if (server.isEmpty()) {
      return Optional.of("No mail server is configured (SMTP_HOST).");
    }
    return tenant.mailSettings().isEmpty()
        ? Optional.of("The tenant has no mail.from.")
        : Optional.empty();
  }

  /** Hands one mail to the server. */
  public Posted post(Tenant tenant, Letter letter) {
    JavaMailSenderImpl smtp = server.orElseThrow();
    Session session = smtp.getSession();
    MimeMessage mail;
    try {
      mail = write(session, tenant, letter);
    } catch (MessagingException unwritable) {
      return new Posted.Refused("unwritable", Posted.Refusal.FOR_GOOD);
    }
    try (Transport transport = session.getTransport("smtp")) {
      try {
        transport.connect(smtp.getHost(), smtp.getPort(), smtp.getUsername(), smtp.getPassword());
      } catch (AuthenticationFailedException refused) {
        return new Posted.Refused("authentication", Posted.Refusal.OUR_SETUP);
      } catch (MessagingException notConnected) {
        return new Posted.NotProcessed(
            "The mail server could not be reached (" + SmtpAnswers.cause(notConnected) + ").",
            Optional.empty());
      }
      return send(transport, mail);
    } catch (MessagingException goodbye) {
      // Only closing can fail here, and the mail was handed over before.
      return new Posted.Accepted("<" + letter.id() + ">");
    }
  }

  private static Posted send(Transport transport, MimeMessage mail) {
    try {
      transport.sendMessage(mail, mail.getAllRecipients());
      return new Posted.Accepted(mail.getMessageID());
    } catch (MessagingException failed) {
      return SmtpAnswers.meaning(failed);
    }
  }

  private static MimeMessage write(Session session, Tenant tenant, Letter letter)
      throws MessagingException {
    Tenant.Mail settings = tenant.mailSettings().orElseThrow();
    String domain = settings.from().substring(settings.from().indexOf('@') + 1);
    MimeMessage mail =
        new MimeMessage(session) {
          /** Jakarta Mail would replace the Message-ID here. */
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + letter.id() + "@" + domain + ">");
          }
        };
    mail.setFrom(from(settings.from(), tenant.company()));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(settings.office(), true));
    mail.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
    mail.setText(letter.text(), StandardCharsets.UTF_8.name());
    mail.setSentDate(Date.from(Instant.now()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.saveChanges();
    return mail;
  }

  private static InternetAddress from(String address, String company) throws MessagingException {
    try {
      InternetAddress from = new InternetAddress(address, true);
      from.setPersonal(company + " follow-ups", StandardCharsets.UTF_8.name());
      return from;
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException("this Java has no UTF-8", impossible);
    }
  }
}
