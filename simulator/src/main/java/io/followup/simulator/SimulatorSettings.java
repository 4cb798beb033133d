package io.followup.simulator;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that can be set about the simulator before it starts.
 *
 * @param host address to listen on
 * @param port HTTP port; 0 takes a free one
 * @param smtpPort SMTP port; 0 takes a free one
 * @param imapPort IMAP port; 0 takes a free one
 * @param serviceTitan the one contractor whose office is played
 * @param twilio the one account that is played
 * @param webhookUrl where ServiceTitan's webhooks go; the event is appended as a path segment.
 *     Empty: nowhere
 * @param inboundSmsUrl where Twilio posts texts from customers. Empty: nowhere
 * @param webhookRetries waits before each further attempt of a webhook that was not answered by 200
 * @param pace wait between two stages of a message or call (sent, delivered; ringing, answered)
 */
public record SimulatorSettings(
    String host,
    int port,
    int smtpPort,
    int imapPort,
    ServiceTitan serviceTitan,
    Twilio twilio,
    Optional<URI> webhookUrl,
    Optional<URI> inboundSmsUrl,
    List<Duration> webhookRetries,
    Duration pace) {

  /**
   * Identity and secrets of the ServiceTitan tenant.
   *
   * @param signingKey key of the webhook signature
   */
  public record ServiceTitan(
      long tenantId, String clientId, String clientSecret, String appKey, String signingKey) {}

  /**
   * Identity of the Twilio account.
   *
   * @param sender number that messaging services send from
   */
  public record Twilio(String accountSid, String authToken, String sender) {}

  /** Free ports, invented credentials, the vendor's retry schedule, nothing delivered yet. */
  public static SimulatorSettings defaults() {
    return new SimulatorSettings(
        "127.0.0.1",
        0,
        0,
        0,
        new ServiceTitan(
            1000200030,
            "cid.simulator",
            "cs1.simulator",
            "ak1.simulator",
            "simulator-hmac-key-0000000000000001"),
        new Twilio(
            "AC00000000000000000000000000000001",
            "00112233445566778899aabbccddeeff",
            "+15125550100"),
        Optional.empty(),
        Optional.empty(),
        List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(300)),
        Duration.ofMillis(40));
  }

  /**
   * The defaults, overridden by environment variables.
   *
   * @throws IllegalArgumentException with a sentence naming the variable that has a wrong value
   */
  public static SimulatorSettings from(Map<String, String> environment) {
    SimulatorSettings standard = defaults();
    Environment env = new Environment(environment);
    return new SimulatorSettings(
        env.text("SIMULATOR_HOST", standard.host),
        env.port("FOLLOWUP_SIMULATOR_PORT", 8090),
        env.port("FOLLOWUP_SMTP_PORT", 2525),
        env.port("FOLLOWUP_IMAP_PORT", 1143),
        new ServiceTitan(
            env.number("SIMULATOR_TENANT_ID", standard.serviceTitan.tenantId),
            env.text("SIMULATOR_CLIENT_ID", standard.serviceTitan.clientId),
            env.text("SIMULATOR_CLIENT_SECRET", standard.serviceTitan.clientSecret),
            env.text("SIMULATOR_APP_KEY", standard.serviceTitan.appKey),
            env.text("SIMULATOR_SIGNING_KEY", standard.serviceTitan.signingKey)),
        new Twilio(
            env.text("SIMULATOR_TWILIO_ACCOUNT_SID", standard.twilio.accountSid),
            env.text("SIMULATOR_TWILIO_AUTH_TOKEN", standard.twilio.authToken),
            env.text("SIMULATOR_TWILIO_SENDER", standard.twilio.sender)),
        env.url("SIMULATOR_WEBHOOK_URL"),
        env.url("SIMULATOR_TWILIO_INBOUND_URL"),
        standard.webhookRetries,
        standard.pace);
  }

  public SimulatorSettings withPorts(int http, int smtp, int imap) {
    return new SimulatorSettings(
        host,
        http,
        smtp,
        imap,
        serviceTitan,
        twilio,
        webhookUrl,
        inboundSmsUrl,
        webhookRetries,
        pace);
  }

  public SimulatorSettings withServiceTitan(ServiceTitan other) {
    return new SimulatorSettings(
        host,
        port,
        smtpPort,
        imapPort,
        other,
        twilio,
        webhookUrl,
        inboundSmsUrl,
        webhookRetries,
        pace);
  }

  public SimulatorSettings withTwilio(Twilio other) {
    return new SimulatorSettings(
        host,
        port,
        smtpPort,
        imapPort,
        serviceTitan,
        other,
        webhookUrl,
        inboundSmsUrl,
        webhookRetries,
        pace);
  }

  public SimulatorSettings withWebhookRetries(Duration... waits) {
    return new SimulatorSettings(
        host,
        port,
        smtpPort,
        imapPort,
        serviceTitan,
        twilio,
        webhookUrl,
        inboundSmsUrl,
        List.of(waits),
        pace);
  }

  public SimulatorSettings withPace(Duration between) {
    return new SimulatorSettings(
        host,
        port,
        smtpPort,
        imapPort,
        serviceTitan,
        twilio,
        webhookUrl,
        inboundSmsUrl,
        webhookRetries,
        between);
  }

  public SimulatorSettings deliveringTo(URI webhooks, URI inboundSms) {
    return new SimulatorSettings(
        host,
        port,
        smtpPort,
        imapPort,
        serviceTitan,
        twilio,
        Optional.of(webhooks),
        Optional.of(inboundSms),
        webhookRetries,
        pace);
  }
}
