package io.followup.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.sending.Carrier;
import io.followup.sending.Posted;
import io.followup.tenant.SampleTenant;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.touch.AttemptKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What becomes of a mail at a server that answers oddly. */
class SmtpMailTest {
  private static final TenantId ACME = new TenantId("acme");

  private ServerSocket server;
  private final Map<String, String> answers =
      new java.util.concurrent.ConcurrentHashMap<>(
          Map.of(
              "EHLO", "250 here",
              "MAIL", "250 ok",
              "RCPT", "250 ok",
              "DATA", "354 go on",
              ".", "250 taken",
              "QUIT", "221 bye"));

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket connection = server.accept();
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
        say(connection, "220 mail.example.com");
        converse(connection, in);
      } catch (IOException over) {
        // The next connection.
      }
    }
  }

  /** An empty answer hangs up. */
  private void converse(Socket connection, BufferedReader in) throws IOException {
    boolean inData = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (inData && !line.equals(".")) {
        continue;
      }
      String verb = line.split("[ :]")[0];
      String answer = answers.getOrDefault(verb, "250 ok");
      if (answer.isEmpty()) {
        return;
      }
      inData = verb.equals("DATA") && answer.startsWith("354");
      say(connection, answer);
    }
  }

  private static void say(Socket connection, String answer) throws IOException {
    connection.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private Posted post() {
    return post(server.getLocalPort(), new Properties());
  }

  private static Posted post(int port, Properties properties) {
    JavaMailSenderImpl smtp = new JavaMailSenderImpl();
    smtp.setHost("127.0.0.1");
    smtp.setPort(port);
    smtp.setJavaMailProperties(properties);
    return mail(Optional.of(smtp))
        .post(
            new Carrier.Outgoing(
                ACME,
                AttemptKey.of("estimate/acme/job-1", "mail", 1),
                "dana@example.com",
                Map.of("subject", "Your estimate", "text", "Hi Dana"),
                Duration.ofHours(1)));
  }

  private static SmtpMail mail(Optional<JavaMailSenderImpl> server) {
    Tenant tenant = SampleTenant.acme();
    return new SmtpMail(new Tenants(Map.of("acme", tenant)), server, Optional.empty());
  }

  @Test
  void a_mail_that_was_taken_is_accepted_under_its_message_id() {
    assertThat(post())
        .isInstanceOfSatisfying(
            Posted.Accepted.class,
            accepted -> assertThat(accepted.providerId()).endsWith("@acme.example.com>"));
  }

  @Test
  void an_address_that_does_not_exist_is_not_reachable() {
    answers.put("RCPT", "550 5.1.1 no such user");

    assertThat(post()).isEqualTo(new Posted.Refused("550", Posted.Refusal.NOT_REACHABLE));
  }

  @Test
  void a_full_mailbox_is_tried_later() {
    answers.put("RCPT", "452 4.2.2 mailbox full");

    assertThat(post()).isInstanceOf(Posted.NotProcessed.class);
  }

  @Test
  void a_sender_that_is_refused_is_our_own_set_up() {
    answers.put("MAIL", "550 5.7.1 not you");

    assertThat(post())
        .isInstanceOfSatisfying(
            Posted.Refused.class,
            refused ->
                assertThat(refused.meaning())
                    .isIn(Posted.Refusal.OUR_SETUP, Posted.Refusal.FOR_GOOD));
  }

  @Test
  void a_text_that_is_refused_is_refused_for_good() {
    answers.put(".", "554 5.7.1 looks like spam");

    assertThat(post()).isEqualTo(new Posted.Refused("554", Posted.Refusal.FOR_GOOD));
  }

  @Test
  void a_server_that_hangs_up_after_the_text_leaves_it_in_doubt() {
    answers.put(".", "");

    assertThat(post()).isInstanceOf(Posted.InDoubt.class);
  }

  @Test
  void a_failing_goodbye_does_not_undo_an_accepted_mail() {
    answers.put("QUIT", "");

    assertThat(post()).isInstanceOf(Posted.Accepted.class);
  }

  @Test
  void a_server_without_tls_gets_nothing_when_tls_is_required() {
    Properties tls = new Properties();
    tls.put("mail.smtp.starttls.enable", "true");
    tls.put("mail.smtp.starttls.required", "true");

    assertThat(post(server.getLocalPort(), tls)).isInstanceOf(Posted.NotProcessed.class);
  }

  @Test
  void when_nobody_listens_nothing_is_processed() throws IOException {
    int port = server.getLocalPort();
    server.close();

    assertThat(post(port, new Properties())).isInstanceOf(Posted.NotProcessed.class);
  }

  @Test
  void without_a_mail_server_the_channel_is_not_possible() {
    assertThat(mail(Optional.empty()).obstacle(ACME))
        .contains("No mail server is configured (SMTP_HOST).");
  }
}
