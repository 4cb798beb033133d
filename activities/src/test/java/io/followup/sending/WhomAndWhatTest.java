package io.followup.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.consent.ConsentLedger;
import io.followup.consent.ContactObstacles;
import io.followup.consent.ContactPoint;
import io.followup.consent.Holds;
import io.followup.consent.NewConsent;
import io.followup.consent.Suppression;
import io.followup.guard.ObstacleKind;
import io.followup.guard.SuppressionKind;
import io.followup.hold.HoldKind;
import io.followup.sequence.Message;
import io.followup.subject.CustomerId;
import io.followup.tenant.Contacting;
import io.followup.touch.Channel;
import io.followup.touch.MessageClass;
import io.followup.touch.TouchRequest;
import io.followup.touch.TouchResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whom a touch reaches and what it says, on a real database and against the simulator. */
class WhomAndWhatTest {
  private static final AtomicInteger LAST_DIGITS = new AtomicInteger(6100);
  private static Office office;

  private final String phone = "+1512555" + LAST_DIGITS.getAndIncrement();
  private final String mailbox = UUID.randomUUID() + "@example.com";
  private Engine engine;

  @BeforeAll
  static void open() {
    office = new Office();
  }

  @AfterAll
  static void close() {
    office.close();
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private void engine(Contacting contacting) {
    engine = new Engine(office, contacting);
  }

  private long customer(String name) {
    return office.customer(
        """
        {"name": "%s", "phone": "%s", "email": "%s", "state": "TX", "zip": "78701"}
        """
            .formatted(name, phone, mailbox));
  }

  private TouchRequest request(long customer, Message message) {
    long job = office.job(customer);
    office.estimate(job, "538.50");
    return engine.request(job, customer, message, Optional.empty());
  }

  private TouchResult touch(long customer, Message message) {
    return engine.touch(request(customer, message));
  }

  private ContactPoint point(ContactPoint.Kind kind, String value, long customer) {
    return engine.transactions.execute(
        t -> engine.consent.lock(engine.tenant, kind, value, Optional.of(id(customer))));
  }

  private static CustomerId id(long customer) {
    return new CustomerId(Long.toString(customer));
  }

  @Test
  void without_any_consent_no_marketing_text_goes_out_and_the_email_does() {
    engine(Engine.nobodyAgreed());
    long dana = customer("Dana Reyes");

    assertThat(touch(dana, Engine.TEXT))
        .isInstanceOfSatisfying(
            TouchResult.Skipped.class,
            skipped -> assertThat(skipped.why()).contains("POST /api/consents"));
    assertThat(touch(dana, Engine.CALL)).isInstanceOf(TouchResult.Skipped.class);
    assertThat(touch(dana, Engine.MAIL)).isInstanceOf(TouchResult.Sent.class);
    assertThat(office.texts(phone)).isEmpty();
  }

  @Test
  void a_consent_to_texts_is_none_to_calls() {
    engine(Engine.nobodyAgreed());
    long dana = customer("Dana Reyes");
    new ConsentLedger(TestDatabase.dataSource())
        .record(
            new NewConsent(
                engine.tenant,
                id(dana),
                Optional.empty(),
                MessageClass.MARKETING,
                Channel.SMS,
                "paper form",
                "I agree to texts.",
                Optional.empty(),
                Instant.now(),
                "key 1 (ops)"));

    assertThat(touch(dana, Engine.TEXT)).isInstanceOf(TouchResult.Sent.class);
    assertThat(touch(dana, Engine.CALL)).isInstanceOf(TouchResult.Skipped.class);
  }

  @Test
  void a_stop_stands_even_when_its_suppression_was_lifted() {
    engine(Engine.contacting());
    long dana = customer("Dana Reyes");
    ContactPoint there = point(ContactPoint.Kind.PHONE, phone, dana);
    engine.transactions.executeWithoutResult(
        t -> {
          engine.consent.suppress(there, Suppression.Scope.SMS, "texted STOP", "delivery 1");
          engine.consent.lift(there, Suppression.Scope.SMS, "texted START");
        });

    assertThat(touch(dana, Engine.TEXT).why()).contains("took back the consent");
  }

  @Test
  void a_customer_who_refused_as_a_whole_is_not_reached_anywhere() {
    engine(Engine.contacting());
    long dana = customer("Dana Reyes");
    engine.consent.suppress(
        engine.tenant,
        id(dana),
        SuppressionKind.COMPLAINT,
        Suppression.Scope.ALL,
        "complained about our messages",
        "revocation 1");

    for (Message message : List.of(Engine.TEXT, Engine.CALL, Engine.MAIL)) {
      assertThat(touch(dana, message)).isInstanceOf(TouchResult.Stopped.class);
    }
  }

  @Test
  void a_known_landline_is_called_and_not_texted() {
    engine(Engine.contacting());
    long dana = customer("Dana Reyes");
    new ContactObstacles(TestDatabase.dataSource())
        .mark(
            point(ContactPoint.Kind.PHONE, phone, dana),
            Channel.SMS,
            ObstacleKind.LANDLINE,
            "30006",
            "delivery 1");

    assertThat(touch(dana, Engine.TEXT).why()).contains("is a landline").doesNotContain(phone);
    assertThat(office.texts(phone)).isEmpty();
  }

  @Test
  void the_company_does_not_text_itself() {
    engine(
        new Contacting(
            Contacting.Environment.TEST,
            List.of("*"),
            List.of(phone),
            Engine.contacting().consents(),
            null,
            null,
            null,
            null,
            null,
            null));
    assertThat(touch(customer("Dana Reyes"), Engine.TEXT).why()).contains("company's own");
  }

  @Test
  void in_production_a_555_number_is_nobodys() {
    engine(
        new Contacting(
            Contacting.Environment.PRODUCTION,
            null,
            null,
            Engine.contacting().consents(),
            null,
            null,
            null,
            null,
            null,
            null));
    assertThat(touch(customer("Dana Reyes"), Engine.TEXT).why()).contains("nobody has (555)");
  }

  @Test
  void a_tenant_for_tests_reaches_only_its_testers() {
    engine(
        new Contacting(
            Contacting.Environment.TEST,
            List.of("+1303*"),
            null,
            Engine.contacting().consents(),
            null,
            null,
            null,
            null,
            null,
            null));
    assertThat(touch(customer("Dana Reyes"), Engine.TEXT).why()).contains("for tests");
    assertThat(office.texts(phone)).isEmpty();
  }

  @Test
  void a_landlord_gets_one_text_a_day_for_two_customers() {
    engine(Engine.contacting());

    assertThat(touch(customer("Dana Reyes"), Engine.TEXT)).isInstanceOf(TouchResult.Sent.class);
    assertThat(touch(customer("Sam Reyes"), Engine.TEXT))
        .isInstanceOfSatisfying(
            TouchResult.Skipped.class,
            skipped -> assertThat(skipped.guard()).isEqualTo("contact-not-shared"));
    assertThat(office.texts(phone)).hasSize(1);
  }

  @Test
  void a_hold_of_the_customer_ends_or_holds_the_run() {
    engine(Engine.contacting());
    long dana = customer("Dana Reyes");
    Holds holds = new Holds(TestDatabase.dataSource());
    holds.place(hold(dana, HoldKind.HUMAN_IN_PLAY));
    assertThat(touch(dana, Engine.TEXT)).isInstanceOf(TouchResult.Held.class);
    holds.place(hold(dana, HoldKind.DISPUTE));
    assertThat(touch(dana, Engine.TEXT)).isInstanceOf(TouchResult.Stopped.class);
  }

  private Holds.NewHold hold(long customer, HoldKind kind) {
    return new Holds.NewHold(
        engine.tenant,
        Optional.of(id(customer)),
        Optional.empty(),
        kind,
        "The customer wrote.",
        "delivery 1",
        Optional.empty());
  }

  @Test
  void the_first_text_tells_how_to_end_texts_and_the_next_one_need_not() {
    engine(Engine.contacting());
    long dana = customer("Dana Reyes");
    Message.Sms brief = new Message.Sms("It's {{company.name}}. Any questions?");

    TouchRequest first = request(dana, brief);
    engine.touch(first);
    engine.jdbc.update(
        "update attempt set business_at = business_at - interval '1 minute' where workflow_id = ?",
        first.workflowId());
    TouchRequest second = request(dana, brief);
    engine.touch(second);

    assertThat(engine.attempt(first, 1).content())
        .containsEntry("text", "It's Acme Air & Heat. Any questions? Reply STOP to end texts.");
    assertThat(engine.attempt(second, 1).content())
        .containsEntry("text", "It's Acme Air & Heat. Any questions?");
  }

  @Test
  void a_remark_in_the_place_of_a_name_waits_for_a_person() {
    engine(Engine.contacting());
    TouchResult result =
        touch(
            customer("DO NOT CALL Reyes"),
            new Message.Sms("{{customer.name}}, it's {{company.name}}."));

    assertThat(result).isInstanceOf(TouchResult.Held.class);
    assertThat(result.why()).doesNotContain("Reyes");
  }

  @Test
  void what_the_guards_looked_at_is_kept_with_the_attempt() {
    engine(Engine.contacting());
    TouchRequest request = request(customer("Dana Reyes"), Engine.TEXT);
    engine.touch(request);

    assertThat(
            engine.jdbc.queryForObject(
                "select inputs ->> 'consent-given.consent' from attempt where workflow_id = ?",
                String.class,
                request.workflowId()))
        .isEqualTo("booking form");
  }

  @Test
  void a_text_is_paid_and_one_that_was_refused_is_not() {
    engine(Engine.contacting());
    long dana = customer("Dana Reyes");
    assertThat(touch(dana, Engine.TEXT)).isInstanceOf(TouchResult.Sent.class);
    assertThat(spentToday()).isEqualByComparingTo("0.012");

    office.phone(phone, "{\"sms\": \"21614\"}");
    assertThat(touch(dana, Engine.TEXT)).isInstanceOf(TouchResult.Skipped.class);
    assertThat(spentToday()).isEqualByComparingTo("0.012");
  }

  private BigDecimal spentToday() {
    return engine.jdbc.queryForObject(
        "select day_spent from tenant_spend where tenant = ?",
        BigDecimal.class,
        engine.tenant.value());
  }

  @Test
  void a_promise_in_the_name_of_a_job_waits_for_a_person_and_one_that_is_allowed_goes() {
    engine(Engine.contacting());
    TouchRequest promising = about("$500 gift card repair");
    assertThat(engine.touch(promising))
        .isInstanceOfSatisfying(
            TouchResult.Held.class,
            held -> assertThat(held.why()).contains("the amount $500", "contacting.may-tell"));
    assertThat(engine.decisions(promising)).containsExactly("figures-from-facts HOLD");
    assertThat(office.calls(phone)).isEmpty();
    engine.close();

    engine(
        new Contacting(
            Contacting.Environment.TEST,
            List.of("*"),
            null,
            Engine.contacting().consents(),
            null,
            null,
            null,
            null,
            List.of("$500 gift card"),
            null));
    assertThat(engine.touch(about("$500 gift card repair")))
        .isInstanceOf(TouchResult.Calling.class);
  }

  private TouchRequest about(String jobType) {
    long dana = customer("Dana Reyes");
    long job =
        office
            .call(
                "POST", "/jobs", "{\"customerId\": " + dana + ", \"jobType\": \"" + jobType + "\"}")
            .path("jobId")
            .asLong();
    office.estimate(job, "538.50");
    return engine.request(job, dana, Engine.CALL, Optional.empty());
  }
}
