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
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** E-mails over SMTP, through a few connections that are used again. */
public final class SmtpMail implements Carrier, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpMail.class);
  private final Tenants tenants;
  private final Optional<MailConnections> connections;
  private final Session session;
  private final Optional<String> bounces;

  /**
   * @param server where to log in; empty when no mail server is configured
   * @param bounces address to which mail servers report what they could not deliver; the sender's
   *     when empty
   */
  public SmtpMail(Tenants tenants, Optional<JavaMailSenderImpl> server, Optional<String> bounces) {
    this.tenants = tenants;
    this.connections = server.map(smtp -> new MailConnections(smtp, Clock.systemUTC()));
    this.session =
        server
            .map(JavaMailSenderImpl::getSession)
            .orElseGet(() -> Session.getInstance(new Properties()));
    this.bounces = bounces;
  }

  @Override
  public String name() {
    return "the mail server";
  }

  @Override
  public Optional<String> obstacle(TenantId tenant) {
    if (connections.isEmpty()) {
      return Optional.of("No mail server is configured (SMTP_HOST).");
    }
    return tenants.get(tenant).mailSettings().isEmpty()
        ? Optional.of("Tenant " + tenant + " has no mail.from.")
        : Optional.empty();
  }

  @Override
  public Posted post(Outgoing outgoing) {
    FollowUpMail mail;
    try {
      Tenant tenant = tenants.get(outgoing.tenant());
      mail = FollowUpMail.write(session, tenant, outgoing, bounces);
      Optional<String> missing = LawfulMail.missing(mail, tenant);
      if (missing.isPresent()) {
        LOG.error("Attempt {} was not posted: {}", outgoing.key(), missing.get());
        return new Posted.Refused("incomplete", Posted.Refusal.OUR_SETUP);
      }
    } catch (MessagingException unwritable) {
      return new Posted.Refused("unwritable", Posted.Refusal.FOR_GOOD);
    }
    MailConnections open = connections.orElseThrow();
    try {
      return open.take()
          .map(connection -> send(open, connection, mail))
          .orElseGet(
              () ->
                  new Posted.NotProcessed(
                      "Every connection to the mail server is in use.", Optional.empty()));
    } catch (AuthenticationFailedException refused) {
      return new Posted.Refused("authentication", Posted.Refusal.OUR_SETUP);
    } catch (MessagingException notConnected) {
      return new Posted.NotProcessed(
          "The mail server could not be reached (" + SmtpAnswers.cause(notConnected) + ").",
          Optional.empty());
    }
  }

  private static Posted send(MailConnections open, Transport connection, FollowUpMail mail) {
    boolean taken = false;
    try {
      connection.sendMessage(mail, mail.getAllRecipients());
      taken = true;
      return new Posted.Accepted(mail.getMessageID());
    } catch (MessagingException failed) {
      return SmtpAnswers.meaning(failed);
    } finally {
      if (taken) {
        open.giveBack(connection);
      } else {
        open.drop(connection);
      }
    }
  }

  @Override
  public void close() {
    connections.ifPresent(MailConnections::close);
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
