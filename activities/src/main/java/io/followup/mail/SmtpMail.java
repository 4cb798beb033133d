package io.followup.mail;

import io.followup.ledger.Attempt;
import io.followup.sending.Carrier;
import io.followup.sending.Posted;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** E-mails over SMTP, one connection per mail: follow-up mail is rare. */
public final class SmtpMail implements Carrier {
  private final Tenants tenants;
  private final Optional<JavaMailSenderImpl> server;

  /**
   * @param server where to log in; empty when no mail server is configured
   */
  public SmtpMail(Tenants tenants, Optional<JavaMailSenderImpl> server) {
    this.tenants = tenants;
    this.server = server;
  }

  @Override
  public String name() {
    return "the mail server";
  }

  @Override
  public Optional<String> obstacle(TenantId tenant) {
    if (server.isEmpty()) {
      return Optional.of("No mail server is configured (SMTP_HOST).");
    }
    return tenants.get(tenant).mailSettings().isEmpty()
        ? Optional.of("Tenant " + tenant + " has no mail.from.")
        : Optional.empty();
  }

  @Override
  public Posted post(Outgoing outgoing) {
    JavaMailSenderImpl smtp = server.orElseThrow();
    Session session = smtp.getSession();
    PlainMail mail;
    try {
      Tenant tenant = tenants.get(outgoing.tenant());
      mail = PlainMail.write(session, tenant, outgoing);
    } catch (MessagingException unwritable) {
      return new Posted.Refused("unwritable", Posted.Refusal.FOR_GOOD);
    }
    Transport transport;
    try {
      transport = session.getTransport("smtp");
      transport.connect(smtp.getHost(), smtp.getPort(), smtp.getUsername(), smtp.getPassword());
    } catch (AuthenticationFailedException refused) {
      return new Posted.Refused("authentication", Posted.Refusal.OUR_SETUP);
    } catch (MessagingException notConnected) {
      return new Posted.NotProcessed(
          "The mail server could not be reached (" + SmtpAnswers.cause(notConnected) + ").",
          Optional.empty());
    }
    try {
      return send(transport, mail);
    } finally {
      hangUp(transport);
    }
  }

  private static Posted send(Transport transport, PlainMail mail) {
    try {
      transport.sendMessage(mail, mail.getAllRecipients());
      return new Posted.Accepted(mail.getMessageID());
    } catch (MessagingException failed) {
      return SmtpAnswers.meaning(failed);
    }
  }

  /** What became of the mail is known by now; a failing goodbye changes nothing about it. */
  private static void hangUp(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException gone) {
      // The server hung up first.
    }
  }

  /** SMTP remembers nothing that could be looked up. */
  @Override
  public boolean canFind() {
    return false;
  }

  @Override
  public Optional<String> find(Attempt attempt, Predicate<String> taken) {
    return Optional.empty();
  }

  @Override
  public Posted.Refusal meaning(String errorCode) {
    return SmtpAnswers.meaning(errorCode);
  }
}
