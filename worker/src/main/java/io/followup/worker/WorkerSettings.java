package io.followup.worker;

import io.followup.mailbox.Mailbox;
import io.followup.servicetitan.ClientSettings;
import io.followup.tenant.Tenant;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * What stands directly under {@code followup}.
 *
 * @param publicUrl base URL under which Twilio reaches the api; it stands in every callback address
 * @param tenants by tenant id
 * @param smtp the mail server
 * @param mailbox where mail servers report and customers answer
 * @param servicetitan how ServiceTitan is called
 * @param patience how long an answer that a provider lost is looked for before a run goes on
 *     without it
 * @param stickyTimeout how long a workflow task waits for the worker that has its run in memory
 */
@ConfigurationProperties("followup")
record WorkerSettings(
    @DefaultValue("http://127.0.0.1:8080") URI publicUrl,
    Map<String, Tenant> tenants,
    @DefaultValue Smtp smtp,
    @DefaultValue Inbound mailbox,
    @DefaultValue ClientSettings servicetitan,
    @DefaultValue("60s") Duration patience,
    @DefaultValue("60s") Duration stickyTimeout) {

  WorkerSettings {
    publicUrl = URI.create(publicUrl.toString().replaceFirst("/+$", ""));
    if (patience.isNegative() || patience.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException(
          "followup.patience is " + patience.toSeconds() + " s: use 0s to 1h");
    }
    if (stickyTimeout.compareTo(Duration.ofSeconds(1)) < 0
        || stickyTimeout.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException(
          "followup.sticky-timeout is " + stickyTimeout.toSeconds() + " s: use 1s to 10m");
    }
  }

  /**
   * A mailbox read over IMAP.
   *
   * @param host empty: none is read
   * @param pause between two looks into it, 1 s to 1 h
   */
  record Inbound(
      @DefaultValue("") String host,
      @DefaultValue("993") int port,
      @DefaultValue("") String username,
      @DefaultValue("") String password,
      @DefaultValue("implicit") Mailbox.Tls tls,
      @DefaultValue("60s") Duration pause) {
    private static final String HANDLED = "Follow-ups handled";
    private static final String UNHANDLED = "Follow-ups to look at";

    Inbound {
      if (pause.compareTo(Duration.ofSeconds(1)) < 0 || pause.compareTo(Duration.ofHours(1)) > 0) {
        throw new IllegalArgumentException(
            "followup.mailbox.pause is " + pause.toSeconds() + " s: use 1s to 1h");
      }
    }

    Mailbox.Access access() {
      return new Mailbox.Access(host, port, username, password, tls, HANDLED, UNHANDLED);
    }

    @Override
    public String toString() {
      return "Inbound[" + host + ":" + port + ", secrets hidden]";
    }
  }

  /** Whether the connection to the mail server must be encrypted. */
  enum Starttls {
    REQUIRED,
    OFF
  }

  /**
   * @param host empty: no e-mail is sent
   * @param username empty: no login
   * @param bounces address to which mail servers report what they could not deliver; empty: the
   *     tenant's sender
   */
  record Smtp(
      @DefaultValue("") String host,
      @DefaultValue("587") int port,
      @DefaultValue("") String username,
      @DefaultValue("") String password,
      @DefaultValue("required") Starttls starttls,
      @DefaultValue("") String bounces) {

    /** Where mail servers report what they could not deliver; empty: to the sender. */
    Optional<String> bouncesTo() {
      return bounces.isBlank() ? Optional.empty() : Optional.of(bounces);
    }

    /** A sender with time limits; Angus has none of its own. */
    Optional<JavaMailSenderImpl> sender() {
      if (host.isBlank()) {
        return Optional.empty();
      }
      JavaMailSenderImpl sender = new JavaMailSenderImpl();
      sender.setHost(host);
      sender.setPort(port);
      if (!username.isBlank()) {
        sender.setUsername(username);
        sender.setPassword(password);
      }
      String tls = Boolean.toString(starttls == Starttls.REQUIRED);
      sender
          .getJavaMailProperties()
          .putAll(
              Map.of(
                  "mail.smtp.auth",
                  Boolean.toString(!username.isBlank()),
                  "mail.smtp.starttls.enable",
                  tls,
                  // Enabled alone would send in clear text when the server offers no TLS.
                  "mail.smtp.starttls.required",
                  tls,
                  "mail.smtp.connectiontimeout",
                  "10000",
                  "mail.smtp.timeout",
                  "20000",
                  "mail.smtp.writetimeout",
                  "20000"));
      return Optional.of(sender);
    }

    @Override
    public String toString() {
      return "Smtp[" + host + ":" + port + ", secrets hidden]";
    }
  }
}
