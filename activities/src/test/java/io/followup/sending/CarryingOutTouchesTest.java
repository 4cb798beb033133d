package io.followup.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.calendar.BusinessClock;
import io.followup.consent.ContactPoint;
import io.followup.consent.Suppression;
import io.followup.ledger.Attempt;
import io.followup.run.Outcome;
import io.followup.touch.Channel;
import io.followup.touch.TouchRequest;
import io.followup.touch.TouchResult;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CarryingOutTouchesTest {
  private static final AtomicInteger LAST_DIGITS = new AtomicInteger(100);
  private static Office office;

  private final String phone = "+1512555" + String.format("%04d", LAST_DIGITS.getAndIncrement());
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
    customer(
        """
        {"name": "Dana Reyes", "phone": "%s", "email": "%s", "state": "TX", "zip": "78701"}
        """
            .formatted(phone, mailbox));
  }

  private void customer(String json) {
    customer = office.customer(json);
    job = office.job(customer);
    estimate = office.estimate(job, "538.50");
  }

  @AfterEach
  void heal() {
    office.twilio("ok", 0);
    office.serviceTitan("ok", 0);
    engine.close();
  }

  private TouchRequest text() {
    return engine.request(job, customer, Engine.TEXT);
  }

  private TouchRequest textAt(String business) {
    return engine.request(
        job, customer, Engine.TEXT, Optional.empty(), Engine.clockAt(Instant.parse(business)));
  }

  // What goes out.

  @Test
  void a_text_goes_out_once_with_key_and_rendered_words() {
    TouchRequest request = text();
    TouchResult result = engine.touch(request);

    assertThat(result).isInstanceOf(TouchResult.Sent.class);
    assertThat(result.why()).isEqualTo("Sent the SMS; Twilio accepted it.");
    JsonNode texts = office.texts(phone);
    assertThat(texts).hasSize(1);
    assertThat(texts.get(0).path("body").asText())
        .isEqualTo(
            "Hi Dana, it's Acme Air & Heat. Any questions on the $583.20 estimate? Reply STOP to"
                + " opt out.");
    Attempt attempt = engine.attempt(request, 1);
    assertThat(texts.get(0).path("k").asText()).isEqualTo(attempt.key().value());
    assertThat(texts.get(0).path("statusCallback").asText())
        .startsWith("http://127.0.0.1:1/webhooks/twilio/token-0123456789abcdef/sms-status?k=");
    assertThat(attempt.state()).isEqualTo(Attempt.State.CONFIRMED);
    assertThat(attempt.providerId()).contains(texts.get(0).path("sid").asText());
    assertThat(attempt.businessAt())
        .isBetween(Engine.TUESDAY_10_AM, Engine.TUESDAY_10_AM.plusSeconds(30));
  }

  @Test
  void a_call_is_placed_and_its_script_kept_for_the_api() {
    TouchRequest request = engine.request(job, customer, Engine.CALL);
    TouchResult result = engine.touch(request);

    assertThat(result.why()).isEqualTo("Placed the voice call; Twilio accepted it.");
    assertThat(office.calls(phone)).hasSize(1);
    assertThat(engine.attempt(request, 1).content())
        .containsEntry("say", "We call about your AC Repair estimate.")
        .containsEntry("voicemail", "Acme Air & Heat here. Please call (512) 555-0100.")
        .containsEntry("office", "+15125550100");
  }

  @Test
  void without_a_phone_the_mail_goes_instead_and_tells_why() {
    customer("{\"name\": \"Dana Reyes\", \"email\": \"%s\"}".formatted(mailbox));
    TouchRequest request = engine.request(job, customer, Engine.TEXT, Optional.of(Engine.MAIL));
    TouchResult result = engine.touch(request);

    assertThat(result)
        .isInstanceOfSatisfying(
            TouchResult.Sent.class, sent -> assertThat(sent.channel()).isEqualTo(Channel.EMAIL));
    assertThat(result.why())
        .isEqualTo(
            "The customer has no number for texts. Sent the e-mail; the mail server accepted it.");
    JsonNode mail = office.mails(mailbox).get(0);
    assertThat(mail.path("subject").asText()).isEqualTo("Your estimate");
    assertThat(mail.path("messageId").asText())
        .isEqualTo("<" + engine.attempt(request, 2).key() + "@acme.example.com>");
    assertThat(mail.path("text").asText())
        .contains("Hi Dana, any questions?")
        .contains("100 Main St, Austin, TX 78701")
        .contains("(512) 555-0100");
    assertThat(engine.decisions(request)).containsExactly("destination-usable NOT_POSSIBLE");
  }

  @Test
  void a_landline_that_twilio_refuses_gets_the_mail_instead() {
    office.phone(phone, "{\"sms\": \"21614\"}");
    TouchRequest request = engine.request(job, customer, Engine.TEXT, Optional.of(Engine.MAIL));
    TouchResult result = engine.touch(request);

    assertThat(result.why())
        .startsWith("Twilio cannot reach the customer by SMS (error 21614). Sent the e-mail");
    assertThat(engine.attempt(request, 1).state()).isEqualTo(Attempt.State.REJECTED);
    assertThat(engine.attempt(request, 2).state()).isEqualTo(Attempt.State.CONFIRMED);
    assertThat(office.mails(mailbox)).hasSize(1);
  }

  // What does not.

  @Test
  void without_any_way_the_step_is_left_out() {
    customer("{\"name\": \"Dana Reyes\"}");
    TouchResult result =
        engine.touch(engine.request(job, customer, Engine.TEXT, Optional.of(Engine.MAIL)));

    assertThat(result)
        .isEqualTo(
            new TouchResult.Skipped(
                "destination-usable",
                "Not sent: The customer has no number for texts. The customer has no e-mail"
                    + " address."));
  }

  @Test
  void a_number_that_must_not_be_texted_is_not_texted() {
    customer("{\"name\": \"Dana\", \"phone\": \"%s\", \"doNotText\": true}".formatted(phone));

    assertThat(engine.touch(text()).why())
        .isEqualTo("Not sent: The customer's number is marked as not to be texted.");
    assertThat(office.texts(phone)).isEmpty();
  }

  @Test
  void a_text_at_half_past_ten_at_night_waits_until_nine() {
    TouchResult result = engine.touch(textAt("2026-11-25T04:30:00Z"));

    assertThat(result)
        .isInstanceOfSatisfying(
            TouchResult.Deferred.class,
            deferred ->
                assertThat(deferred.until())
                    .isBetween(
                        Instant.parse("2026-11-25T15:00:00Z"),
                        Instant.parse("2026-11-25T15:15:00Z")));
    assertThat(office.texts(phone)).isEmpty();
  }

  @Test
  void after_a_deferral_the_same_step_goes_out() {
    engine.touch(textAt("2026-11-25T04:30:00Z"));

    assertThat(engine.touch(textAt("2026-11-25T15:00:00Z"))).isInstanceOf(TouchResult.Sent.class);
  }

  @Test
  void the_fourth_text_to_a_household_on_one_day_waits_for_the_next() {
    for (int sent = 0; sent < 3; sent++) {
      assertThat(engine.touch(text())).isInstanceOf(TouchResult.Sent.class);
      job = office.job(customer);
      estimate = office.estimate(job, "538.50");
    }
    TouchRequest fourth = text();

    assertThat(engine.touch(fourth))
        .isInstanceOfSatisfying(
            TouchResult.Deferred.class,
            deferred -> assertThat(deferred.guard()).isEqualTo("within-caps"));
    assertThat(engine.decisions(fourth)).containsExactly("within-caps DEFER");
    assertThat(office.texts(phone)).hasSize(3);
  }

  @Test
  void a_sold_estimate_stops_the_run_though_no_webhook_came() {
    office.act(estimate, "sell");

    assertThat(engine.touch(text()))
        .isInstanceOfSatisfying(
            TouchResult.Stopped.class, s -> assertThat(s.outcome()).isEqualTo(Outcome.WON));
    assertThat(office.texts(phone)).isEmpty();
  }

  @Test
  void one_sold_option_of_three_stops_the_run() {
    office.estimate(job, "100");
    office.act(office.estimate(job, "200"), "sell");

    assertThat(engine.touch(text())).isInstanceOf(TouchResult.Stopped.class);
  }

  @Test
  void all_options_dismissed_end_the_run_as_lost() {
    office.act(estimate, "dismiss");

    assertThat(engine.touch(text()))
        .isInstanceOfSatisfying(
            TouchResult.Stopped.class, s -> assertThat(s.outcome()).isEqualTo(Outcome.LOST));
  }

  @Test
  void a_dismissed_option_beside_an_open_one_is_not_talked_about() {
    office.act(office.estimate(job, "9999"), "dismiss");
    engine.touch(text());

    assertThat(office.texts(phone).get(0).path("body").asText()).contains("$583.20");
  }

  @Test
  void an_opt_out_in_the_dispatch_system_stops_the_run() {
    office.call(
        "POST", "/optouts", "{\"phone\": \"%s\", \"type\": \"Marketing\"}".formatted(phone));
    TouchRequest request = text();

    assertThat(engine.touch(request))
        .isEqualTo(
            new TouchResult.Stopped(
                Outcome.OPTED_OUT,
                "not-suppressed",
                "No SMS: the customer opted out of marketing in ServiceTitan."));
    assertThat(engine.decisions(request)).containsExactly("not-suppressed STOP");
  }

  @Test
  void a_stop_on_record_stops_the_run() {
    engine.transactions.executeWithoutResult(
        t ->
            engine.consent.suppress(
                engine.consent.lock(
                    engine.tenant, ContactPoint.Kind.PHONE, phone, Optional.empty()),
                Suppression.Scope.SMS,
                "texted STOP",
                "delivery 1"));

    assertThat(engine.touch(text()))
        .isInstanceOfSatisfying(
            TouchResult.Stopped.class, s -> assertThat(s.outcome()).isEqualTo(Outcome.OPTED_OUT));
    assertThat(office.texts(phone)).isEmpty();
  }

  @Test
  void a_sale_that_lies_in_the_inbox_stops_the_run() {
    TouchRequest request = text();
    engine.jdbc.update(
        "insert into delivery (tenant, source, event, dedup_key, headers, body, subject, stop)"
            + " values (?, 'servicetitan', 'estimate.sold', 'd1', '{}', '', ?, 'WON')",
        engine.tenant.value(),
        request.workflowId());

    assertThat(engine.touch(request))
        .isInstanceOfSatisfying(
            TouchResult.Stopped.class, s -> assertThat(s.outcome()).isEqualTo(Outcome.WON));
    assertThat(office.texts(phone)).isEmpty();
  }

  @Test
  void a_run_faster_than_its_tenant_allows_is_held() {
    BusinessClock fast = new BusinessClock(Instant.now(), Engine.TUESDAY_10_AM, 2160);

    assertThat(engine.touch(engine.request(job, customer, Engine.TEXT, Optional.empty(), fast)))
        .isInstanceOf(TouchResult.Held.class);
    assertThat(office.texts(phone)).isEmpty();
  }

  // When ServiceTitan is not itself.

  @Test
  void an_unreadable_estimate_is_tried_again_and_nothing_is_sent() {
    for (String mode : List.of("500", "429", "drop-before")) {
      office.serviceTitan(mode, 100);
      assertThatExceptionOfType(ApplicationFailure.class)
          .isThrownBy(() -> engine.touch(text()))
          .satisfies(
              failure -> {
                assertThat(failure.isNonRetryable()).isFalse();
                assertThat(failure.getType()).isEqualTo("DispatchSystemAway");
              });
    }
    office.serviceTitan("ok", 0);

    assertThat(office.texts(phone)).isEmpty();
    assertThat(engine.attempts(text())).isEmpty();
    assertThat(engine.touch(text())).isInstanceOf(TouchResult.Sent.class);
  }

  @Test
  void an_estimate_of_an_unknown_customer_waits_for_a_person() {
    TouchResult result = engine.touch(engine.request(job, 999, Engine.TEXT));

    assertThat(result).isInstanceOf(TouchResult.Held.class);
    assertThat(result.why()).contains("does not know customer 999");
  }

  @Test
  void an_unknown_tenant_waits_for_a_person() {
    TouchRequest known = text();
    TouchRequest request =
        new TouchRequest(
            known.workflowId(),
            new io.followup.subject.EstimateSubject(
                new io.followup.tenant.TenantId("nobody"),
                io.followup.subject.EstimateSubject.Scope.JOB,
                "51000456"),
            known.customer(),
            known.sequence(),
            known.trigger(),
            known.triggeredAt(),
            known.step(),
            known.clock(),
            known.dueAt(),
            known.firstDueAt(),
            known.turn());

    assertThat(engine.touch(request).why()).contains("Tenant nobody is not configured");
  }
}
