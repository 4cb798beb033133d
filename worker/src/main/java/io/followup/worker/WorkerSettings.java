package io.followup.worker;

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
 * @param patience how long an answer that a provider lost is looked for before a run goes on
 *     without it
 */
@ConfigurationProperties("followup")
record WorkerSettings(
    @DefaultValue("http://127.0.0.1:8080") URI publicUrl,
    Map<String, Tenant> tenants,
    @DefaultValue Smtp smtp,
    @DefaultValue("60s") Duration patience) {

  WorkerSettings {
    publicUrl = URI.create(publicUrl.toString().replaceFirst("/+$", ""));
    if (patience.isNegative() || patience.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException(
          "followup.patience is " + patience.toSeconds() + " s: use 0s to 1h");
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
   */
  record Smtp(
      @DefaultValue("") String host,
      @DefaultValue("587") int port,
      @DefaultValue("") String username,
      @DefaultValue("") String password,
      @DefaultValue("required") Starttls starttls) {

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
