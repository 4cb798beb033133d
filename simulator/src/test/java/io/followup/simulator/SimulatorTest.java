package io.followup.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SimulatorTest {

  @Test
  void a_mail_arrives_in_its_mailbox() throws Exception {
    try (Vendor vendor = Vendor.start()) {
      send(vendor.simulator.smtpPort(), "dana@example.com", "Your estimate");
      send(vendor.simulator.smtpPort(), "kim@example.com", "Another");
      JsonNode mails = vendor.seen("/mails?to=dana@example.com");
      assertThat(mails).hasSize(1);
      assertThat(mails.at("/0/subject").asText()).isEqualTo("Your estimate");
      assertThat(mails.at("/0/text").asText()).contains("Hello");
      assertThat(mails.at("/0/from").asText()).isEqualTo("office@acme.example.com");
      assertThat(vendor.seen("/mails")).hasSize(2);
    }
  }

  @Test
  void the_page_and_its_data_are_served() throws Exception {
    try (Vendor vendor = Vendor.start()) {
      vendor.opportunity("+15125550142");
      assertThat(vendor.seen("/overview").path("messages").isArray()).isTrue();
    }
  }

  @Test
  void everything_is_forgotten_on_demand() throws Exception {
    try (Vendor vendor = Vendor.start()) {
      var made = vendor.opportunity("+15125550142");
      send(vendor.simulator.smtpPort(), "dana@example.com", "Your estimate");
      assertThat(vendor.sim("DELETE", "", "").status()).isEqualTo(204);
      assertThat(vendor.estimates("?jobId=" + made.job()).json().path("data")).isEmpty();
      assertThat(vendor.seen("/mails")).isEmpty();
    }
  }

  @Test
  void a_wrong_control_call_is_told_what_is_wrong() throws Exception {
    try (Vendor vendor = Vendor.start()) {
      Vendor.Got got = vendor.sim("PUT", "/faults", "{\"twilio\": {\"mode\": \"broken\"}}");
      assertThat(got.status()).isEqualTo(400);
      assertThat(got.json().path("error").asText()).contains("broken").contains("drop-after");
      assertThat(vendor.sim("POST", "/customers", "nonsense").status()).isEqualTo(400);
      assertThat(vendor.sim("POST", "/jobs", "{}").json().path("error").asText())
          .contains("customerId");
      assertThat(vendor.sim("POST", "/estimates/1/sell", "{}").status()).isEqualTo(404);
    }
  }

  @Test
  void an_estimate_has_a_page_that_links_can_lead_to() throws Exception {
    try (Vendor vendor = Vendor.start()) {
      var made = vendor.opportunity("+15125550142");
      long estimate = vendor.option(made.job(), "\"silent\": true, \"name\": \"Pump & <fan>\"");
      assertThat(page(vendor, "/estimates/" + estimate)).contains("Pump &amp; &lt;fan>", "Open");
      assertThat(page(vendor, "/estimates/nonsense")).contains("No such estimate");
    }
  }

  @Test
  void a_taken_port_is_told_in_one_sentence() throws Exception {
    try (Vendor vendor = Vendor.start()) {
      int taken = vendor.simulator.uri().getPort();
      assertThatThrownBy(() -> Simulator.start(SimulatorSettings.defaults().withPorts(taken, 0, 0)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Port " + taken + " is taken")
          .hasMessageContaining("FOLLOWUP_SIMULATOR_PORT");
      assertThatThrownBy(() -> Simulator.start(SimulatorSettings.defaults().withPorts(0, 0, taken)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Port " + taken + " is taken")
          .hasMessageContaining("FOLLOWUP_IMAP_PORT");
    }
  }

  @Test
  void a_wrong_setting_is_told_with_its_variable() {
    assertThatThrownBy(() -> SimulatorSettings.from(Map.of("FOLLOWUP_SMTP_PORT", "mail")))
        .hasMessageContaining("FOLLOWUP_SMTP_PORT")
        .hasMessageContaining("mail");
  }

  private static String page(Vendor vendor, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(vendor.simulator.uri().resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static void send(int port, String to, String subject) throws Exception {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", String.valueOf(port));
    MimeMessage mail = new MimeMessage(Session.getInstance(properties));
    mail.setFrom("office@acme.example.com");
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    mail.setSubject(subject);
    mail.setText("Hello");
    Transport.send(mail);
  }
}
