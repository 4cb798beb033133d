package io.followup.doctor;

import io.followup.mailbox.Mailbox;
import io.followup.tenant.Tenant;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Tries what the configuration says, without sending anything, and tells what is wrong. */
public final class Doctor {
  private final Map<String, Tenant> tenants;
  private final URI publicUrl;
  private final Optional<JavaMailSenderImpl> mail;
  private final Optional<Mailbox.Access> mailbox;
  private final Database database;

  /** Where the inbox is. */
  public record Database(String url, String user, String password) {
    @Override
    public String toString() {
      return "Database[" + url + "]";
    }
  }

  /**
   * @param tenants by tenant id
   * @param mail the mail server; empty when none is configured
   * @param mailbox where bounces and answers arrive; empty when none is read
   */
  public Doctor(
      Map<String, Tenant> tenants,
      URI publicUrl,
      Optional<JavaMailSenderImpl> mail,
      Optional<Mailbox.Access> mailbox,
      Database database) {
    this.tenants = Map.copyOf(tenants);
    this.publicUrl = publicUrl;
    this.mail = mail;
    this.mailbox = mailbox;
    this.database = database;
  }

  /**
   * @param only one tenant's id; empty: all of them
   */
  public List<Diagnosis> look(Optional<String> only) {
    List<Diagnosis> found = new ArrayList<>();
    try (Asking asking = new Asking(Clock.systemUTC())) {
      CheckingServiceTitan serviceTitan = new CheckingServiceTitan(asking);
      CheckingTheRest rest = new CheckingTheRest(asking);
      tenants.entrySet().stream()
          .filter(one -> only.isEmpty() || only.get().equals(one.getKey()))
          .sorted(Map.Entry.comparingByKey())
          .forEach(
              one -> {
                found.addAll(serviceTitan.check(one.getKey(), one.getValue()));
                found.add(rest.webhooks(one.getKey(), one.getValue(), publicUrl));
                found.add(
                    rest.arrived(
                        one.getKey(), database.url(), database.user(), database.password()));
                found.add(rest.twilio(one.getKey(), one.getValue()));
                rest.messagingService(one.getKey(), one.getValue()).ifPresent(found::add);
                found.add(mailOf(one.getKey(), one.getValue()));
              });
    }
    found.add(mailServer());
    found.add(mailboxOfAll());
    return found;
  }

  private static Diagnosis mailOf(String id, Tenant tenant) {
    return tenant.mailSettings().isPresent()
        ? Diagnosis.ok(id, "E-mail sender", "mail.from and the postal address are given.")
        : Diagnosis.warning(
            id,
            "E-mail sender",
            "there is none, so no e-mail goes out and the office is not mailed.",
            "Give mail.from, mail.postal-address and mail.office.");
  }

  /** Logs in and counts; nothing is read and nothing moved. */
  private Diagnosis mailboxOfAll() {
    String topic = "Mailbox";
    if (mailbox.isEmpty()) {
      return Diagnosis.warning(
          "all",
          topic,
          "none is read, so neither bounces nor answers by e-mail end follow-ups.",
          "Give IMAP_HOST, IMAP_USERNAME and IMAP_PASSWORD.");
    }
    try {
      return Diagnosis.ok(
          "all",
          topic,
          "takes our login; mails that lie in it: " + Mailbox.look(mailbox.get()) + ".");
    } catch (AuthenticationFailedException refused) {
      return Diagnosis.wrong(
          "all", topic, "it refuses our login.", "Correct IMAP_USERNAME and IMAP_PASSWORD.");
    } catch (MessagingException notConnected) {
      return Diagnosis.wrong(
          "all",
          topic,
          "it cannot be read (" + notConnected.getClass().getSimpleName() + ").",
          "Correct IMAP_HOST, IMAP_PORT and IMAP_TLS, and let this machine reach it.");
    }
  }

  /** Connects and logs in, and says goodbye. */
  private Diagnosis mailServer() {
    String topic = "Mail server";
    if (mail.isEmpty()) {
      return Diagnosis.warning(
          "all", topic, "none is configured, so no e-mail goes out.", "Give SMTP_HOST.");
    }
    try {
      mail.get().testConnection();
      return Diagnosis.ok("all", topic, "takes our login.");
    } catch (AuthenticationFailedException refused) {
      return Diagnosis.wrong(
          "all", topic, "it refuses our login.", "Correct SMTP_USERNAME and SMTP_PASSWORD.");
    } catch (MessagingException notConnected) {
      return Diagnosis.wrong(
          "all",
          topic,
          "it cannot be used (" + notConnected.getClass().getSimpleName() + ").",
          "Correct SMTP_HOST and SMTP_PORT; SMTP_STARTTLS=required needs a server with STARTTLS and"
              + " a certificate that this machine trusts.");
    }
  }
}
