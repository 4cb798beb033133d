package io.followup.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.acting.ActingOnce;
import io.followup.acting.DesksByActions;
import io.followup.answer.Meanings;
import io.followup.consent.Consent;
import io.followup.consent.ContactPoint;
import io.followup.http.HttpConnections;
import io.followup.inbox.Bell;
import io.followup.inbox.FollowUps;
import io.followup.inbox.Inbox;
import io.followup.inbox.Incoming;
import io.followup.inbox.NewDelivery;
import io.followup.inbox.TakingAnswersIn;
import io.followup.mail.OfficeMail;
import io.followup.sending.Office;
import io.followup.sending.TestDatabase;
import io.followup.servicetitan.CallListener;
import io.followup.servicetitan.ServiceTitanConnections;
import io.followup.servicetitan.ServiceTitanDeeds;
import io.followup.simulator.SimulatorSettings;
import io.followup.subject.CustomerId;
import io.followup.tenant.Answers;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.tenant.Webhooks;
import io.followup.touch.Channel;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

class TellingTheOfficeTest {
  private static final String PHONE = "+15125550142";

  private final TenantId tenant = new TenantId("t" + UUID.randomUUID().toString().substring(0, 8));
  private final Office office = new Office();
  private final CloseableHttpClient http = HttpConnections.open();
  private final TransactionTemplate transactions =
      new TransactionTemplate(new DataSourceTransactionManager(TestDatabase.dataSource()));
  private final CustomerId dana =
      new CustomerId(
          Long.toString(
              office.customer("{\"name\": \"Dana Reyes\", \"phone\": \"" + PHONE + "\"}")));

  @AfterEach
  void close() {
    http.close(CloseMode.IMMEDIATE);
    office.close();
  }

  private TellingTheOffice telling(Answers answers) {
    SimulatorSettings settings = office.simulator.settings();
    JavaMailSenderImpl smtp = new JavaMailSenderImpl();
    smtp.setHost("127.0.0.1");
    smtp.setPort(office.simulator.smtpPort());
    Tenants tenants =
        new Tenants(
            Map.of(
                tenant.value(),
                new Tenant(
                    "Acme Air & Heat",
                    ZoneId.of("America/Chicago"),
                    "+15125550100",
                    null,
                    null,
                    new Tenant.Mail(
                        "hello@acme.example.com", "100 Main St", "office@acme.example.com"),
                    Webhooks.of("token-0123456789abcdef", List.of("key")),
                    new Tenant.ServiceTitan(
                        settings.serviceTitan().tenantId(),
                        settings.serviceTitan().clientId(),
                        settings.serviceTitan().clientSecret(),
                        settings.serviceTitan().appKey(),
                        office.simulator.uri(),
                        office.simulator.uri(),
                        null,
                        null,
                        null),
                    new Tenant.Twilio("AC1", "token", "MG1", null, "+15125550111", null, null),
                    null,
                    null,
                    null,
                    null,
                    answers,
                    null,
                    null)));
    return new TellingTheOffice(
        tenants,
        new DesksByActions(
            tenants,
            new ActingOnce(
                new ServiceTitanDeeds(
                    tenants,
                    new ServiceTitanConnections(
                        tenants, http, Clock.systemUTC(), Office.CALLS, CallListener.NONE),
                    Clock.systemUTC()),
                TestDatabase.dataSource(),
                Duration.ZERO)),
        new OfficeMail(Optional.of(smtp)),
        TestDatabase.dataSource());
  }

  private TellingTheOffice telling() {
    return telling(null);
  }

  /** Dana answered; the words lie in the inbox. */
  private Handover answered(String words) {
    transactions.executeWithoutResult(
        status ->
            new Consent(TestDatabase.dataSource())
                .lock(tenant, ContactPoint.Kind.PHONE, PHONE, Optional.of(dana)));
    long delivery =
        new TakingAnswersIn(
                TestDatabase.dataSource(),
                new Inbox(TestDatabase.dataSource(), new Bell()),
                transactions,
                Clock.systemUTC())
            .takeIn(
                new Incoming(
                    new NewDelivery(
                        tenant,
                        "twilio-sms",
                        "sms",
                        "twilio-sms:" + UUID.randomUUID(),
                        Map.of(),
                        new byte[0],
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                    Channel.SMS,
                    PHONE,
                    Optional.empty(),
                    words,
                    Meanings.ofText(words, ""),
                    Duration.ofDays(7)))
            .stored()
            .id();
    return new Handover(
        tenant,
        "delivery-" + delivery,
        Handover.Kind.REPLY,
        List.of(dana),
        Optional.of(delivery),
        "The customer answered by SMS. Please answer.");
  }

  private JsonNode board() {
    return office.call("GET", "/board", "");
  }

  private JsonNode mails() {
    return office.call("GET", "/mails?to=office@acme.example.com", "");
  }

  @Test
  void a_note_with_the_conversation_stands_with_the_customer_once() {
    Handover handover = answered("Does it include the old unit?");
    assertThat(telling().file(handover)).startsWith("Note ").endsWith("customer " + dana + ".");
    assertThat(telling().file(handover)).startsWith("Note ");
    assertThat(board()).hasSize(1);
    assertThat(board().at("/0/text").asText())
        .contains(
            "Please answer.",
            "customer, SMS: Does it include the old unit?",
            "[" + handover.workflowId() + "]");
  }

  @Test
  void a_note_stands_with_the_job_that_the_conversation_was_about_too() {
    long job = office.job(Long.parseLong(dana.value()));
    new FollowUps(TestDatabase.dataSource())
        .note(
            List.of(
                new FollowUps.FollowUpRow(
                    "estimate/" + tenant + "/job-" + job, tenant, dana, "unsold-estimate@1")));
    Handover handover = answered("Thursday is fine.");

    assertThat(telling().file(handover)).contains("customer " + dana + ".", "job " + job + ".");
    assertThat(telling().file(handover)).contains("job " + job + ".");
    assertThat(board()).as("notes of customers").hasSize(1);
  }

  @Test
  void a_note_whose_answer_was_lost_is_found_and_not_left_again() {
    TellingTheOffice telling = telling();
    for (int seed = 1; seed <= 8; seed++) {
      Handover handover = answered("Question " + seed);
      office.call(
          "PUT",
          "/faults",
          """
          {"servicetitan": {"mix": {"503": 0.2, "503-after": 0.3, "drop-after": 0.2}, "seed": %d}}
          """
              .formatted(seed));
      untilFiled(telling, handover);
    }
    office.call("PUT", "/faults", "{\"servicetitan\": {\"mode\": \"ok\"}}");
    assertThat(board()).hasSize(8);
  }

  /** As Temporal does, without its pauses. */
  private static void untilFiled(TellingTheOffice telling, Handover handover) {
    for (int attempt = 0; attempt < 100; attempt++) {
      try {
        telling.file(handover);
        return;
      } catch (ApplicationFailure again) {
        assertThat(again.isNonRetryable()).as(again.getOriginalMessage()).isFalse();
      }
    }
    throw new AssertionError("never filed");
  }

  @Test
  void with_the_ids_that_a_task_needs_a_task_is_filed_once() {
    TellingTheOffice telling =
        telling(new Answers(null, null, null, new Answers.Task(1, 2, 3, 4, 5, null), null));
    Handover handover = answered("Is Thursday fine?");
    assertThat(telling.file(handover)).startsWith("Task ");
    telling.file(handover);
    assertThat(board()).hasSize(1);
    assertThat(board().at("/0/what").asText()).isEqualTo("task");
    assertThat(board().at("/0/title").asText())
        .isEqualTo("Follow-up: Customer answered (customer " + dana + ")");
  }

  @Test
  void a_customer_that_the_dispatch_system_does_not_know_is_told_without_trying_again() {
    Handover nobody =
        new Handover(
            tenant,
            "delivery-1",
            Handover.Kind.REPLY,
            List.of(new CustomerId("7")),
            Optional.empty(),
            "The customer answered.");
    assertThatThrownBy(() -> telling().file(nobody))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.isNonRetryable()).isTrue();
              assertThat(failure.getOriginalMessage()).contains("does not know customer 7");
            });
  }

  @Test
  void the_office_gets_one_mail_with_the_conversation() {
    Handover handover = answered("Does it include the old unit?");
    assertThat(telling().mail(handover)).isEqualTo("The office was mailed.");
    assertThat(telling().mail(handover)).isEqualTo("The office was mailed.");
    assertThat(mails()).hasSize(1);
    assertThat(mails().at("/0/subject").asText())
        .isEqualTo("Follow-up: Customer answered (customer " + dana + ")");
    assertThat(mails().at("/0/text").asText()).contains("Does it include the old unit?");
  }

  @Test
  void a_mail_of_which_nobody_knows_whether_it_went_is_not_sent_again() {
    Handover handover = answered("Hello?");
    new OfficeMails(TestDatabase.dataSource()).claim(tenant, handover.workflowId());
    assertThatThrownBy(() -> telling().mail(handover))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.isNonRetryable()).isTrue();
              assertThat(failure.getOriginalMessage()).contains("not sent a second time");
            });
    assertThat(mails()).isEmpty();
  }
}
