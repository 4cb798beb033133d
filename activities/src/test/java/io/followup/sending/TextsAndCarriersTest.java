package io.followup.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.ledger.Attempt;
import io.followup.sequence.Message;
import io.followup.touch.TouchRequest;
import io.followup.touch.TouchResult;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is special about texts: links of their own, segments, and what carriers say of a number. */
class TextsAndCarriersTest {
  private static final AtomicInteger LAST_DIGITS = new AtomicInteger(4100);
  private static final Message.Sms WITH_LINK =
      new Message.Sms(
          "Acme Air & Heat: your estimate is at {{link}} until Friday. Reply STOP to opt out.");
  private static Office office;

  private final String phone = "+1512555" + LAST_DIGITS.getAndIncrement();
  private final String mailbox = UUID.randomUUID() + "@example.com";
  private Engine engine;
  private long customer;
  private long job;
  private long estimate;

  @BeforeAll
  static void open() {
    office = new Office();
  }

  @AfterAll
  static void close() {
    office.close();
  }

  @BeforeEach
  void dana_has_an_open_estimate() {
    engine = new Engine(office);
    customer =
        office.customer(
            """
            {"name": "Dana Reyes", "phone": "%s", "email": "%s", "state": "TX", "zip": "78701"}
            """
                .formatted(phone, mailbox));
    anotherJob();
  }

  private void anotherJob() {
    job = office.job(customer);
    estimate = office.estimate(job, "538.50");
  }

  @AfterEach
  void close_engine() {
    engine.close();
  }

  private String bodyOf(int text) {
    return office.texts(phone).get(text).path("body").asText();
  }

  private void carrierTold(TouchRequest text, String code) {
    engine.jdbc.update(
        "update attempt set error_code = ?, delivery_state = 'undelivered' where workflow_id = ?",
        code,
        text.workflowId());
  }

  @Test
  void each_text_has_a_short_link_of_its_own_that_leads_to_the_estimate() {
    TouchRequest request = engine.request(job, customer, WITH_LINK);

    assertThat(engine.touch(request)).isInstanceOf(TouchResult.Sent.class);

    assertThat(bodyOf(0))
        .matches(
            "Acme Air & Heat: your estimate is at http://127.0.0.1:1/l/[A-Za-z0-9]{16} until"
                + " Friday. Reply STOP to opt out.");
    String token = bodyOf(0).replaceAll("(?s).*/l/(\\w{16}).*", "$1");
    Attempt attempt = engine.attempt(request, 1);
    assertThat(
            engine.jdbc.queryForList(
                "select leads_to || ' ' || target from link where token = ? and attempt = ?",
                String.class,
                token,
                attempt.key().value()))
        .containsExactly("estimate https://acme.example.com/estimates/" + estimate);
  }

  @Test
  void a_text_keeps_how_many_segments_are_paid_for() {
    TouchRequest request =
        engine.request(
            job, customer, new Message.Sms("Acme Air & Heat. STOP ends it. " + "x".repeat(200)));

    engine.touch(request);

    assertThat(
            engine.jdbc.queryForObject(
                "select segments from attempt where workflow_id = ?",
                Integer.class,
                request.workflowId()))
        .isEqualTo(2);
  }

  @Test
  void a_landline_gets_the_email_instead_and_is_remembered() {
    office.phone(phone, "{\"sms\": \"21614\"}");
    TouchRequest request = engine.request(job, customer, Engine.TEXT, Optional.of(Engine.MAIL));

    TouchResult result = engine.touch(request);

    assertThat(result.why())
        .isEqualTo(
            "Twilio cannot reach the customer by SMS (error 21614). Sent the e-mail; the mail"
                + " server accepted it.");
    assertThat(office.mails(mailbox)).hasSize(1);
    assertThat(
            engine.jdbc.queryForList(
                """
                select o.channel || ' ' || o.kind || ' ' || o.code from contact_obstacle o
                join contact_point p on p.id = o.contact_point where p.value = ?
                """,
                String.class,
                phone))
        .containsExactly("sms LANDLINE 21614");
  }

  @Test
  void the_link_of_an_email_can_be_clicked() {
    Message.Email withLink =
        new Message.Email("mail", "Your estimate", "It is here: {{link}}\n\nOr [here]({{link}}).");
    TouchRequest request = engine.request(job, customer, withLink);
    engine.touch(request);

    JsonNode mail = office.mails(mailbox).get(0);
    String link =
        mail.path("text").asText().replaceAll("(?s).*?(http://127.0.0.1:1/l/\\w{16}).*", "$1");
    assertThat(mail.path("html").asText())
        .contains(
            "<a rel=\"nofollow\" href=\"" + link + "\">" + link + "</a>",
            "<a rel=\"nofollow\" href=\"" + link + "\">here</a>");
    assertThat(mail.path("headers").path("List-Unsubscribe").asText())
        .contains("<http://127.0.0.1:1/u/");
  }

  @Test
  void words_that_carriers_filtered_are_never_sent_again() {
    TouchRequest first = engine.request(job, customer, WITH_LINK);
    engine.touch(first);
    carrierTold(first, "30007");
    anotherJob();
    TouchRequest again = engine.request(job, customer, WITH_LINK, Optional.of(Engine.MAIL));

    TouchResult result = engine.touch(again);

    assertThat(result.why())
        .startsWith("Carriers filtered this very text before (error 30007); it is not sent again.");
    assertThat(office.texts(phone)).hasSize(1);
    assertThat(office.mails(mailbox)).hasSize(1);
    assertThat(engine.decisions(again)).isEqualTo(List.of("carrier-filter NOT_POSSIBLE"));
  }
}
