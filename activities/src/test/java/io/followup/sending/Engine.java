package io.followup.sending;

import io.followup.acting.Acting;
import io.followup.acting.ActingOnce;
import io.followup.acting.DesksByActions;
import io.followup.calendar.BusinessClock;
import io.followup.consent.Consent;
import io.followup.consent.ContactPoint;
import io.followup.http.HttpConnections;
import io.followup.ledger.Attempt;
import io.followup.ledger.Ledger;
import io.followup.ledger.NewAttempt;
import io.followup.mail.OfficeMail;
import io.followup.mail.SmtpMail;
import io.followup.sequence.Anchor;
import io.followup.sequence.Message;
import io.followup.sequence.Sequence.Trigger;
import io.followup.sequence.Step;
import io.followup.sequence.Wait;
import io.followup.servicetitan.CallListener;
import io.followup.servicetitan.OwnOptOuts;
import io.followup.servicetitan.ServiceTitanConnections;
import io.followup.servicetitan.ServiceTitanDeeds;
import io.followup.servicetitan.ServiceTitans;
import io.followup.simulator.SimulatorSettings;
import io.followup.subject.CustomerId;
import io.followup.subject.EstimateSubject;
import io.followup.subject.Subject;
import io.followup.tenant.Contacting;
import io.followup.tenant.FormConsent;
import io.followup.tenant.Links;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.tenant.Webhooks;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import io.followup.touch.MessageClass;
import io.followup.touch.Purpose;
import io.followup.touch.TouchRequest;
import io.followup.touch.TouchResult;
import io.followup.touch.Turn;
import io.followup.twilio.TwilioAccounts;
import io.followup.twilio.TwilioSms;
import io.followup.twilio.TwilioVoice;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** The touch activity on a real database, pointed at the simulator, with one tenant of its own. */
final class Engine implements AutoCloseable {
  static final Instant TUESDAY_10_AM = Instant.parse("2026-11-24T16:00:00Z");
  static final URI PUBLIC_URL = URI.create("http://127.0.0.1:1");
  static final Message.Sms TEXT =
      new Message.Sms(
          "Hi {{customer.firstName|there}}, it's {{company.name}}. Any questions on the"
              + " {{estimate.total}} estimate? Reply STOP to opt out.");
  static final Message.Voice CALL =
      new Message.Voice(
          "call",
          "We call about your {{job.type}} estimate.",
          "{{company.name}} here. Please call {{company.phone}}.");
  static final Message.Email MAIL =
      new Message.Email("mail", "Your estimate", "Hi {{customer.firstName|there}}, any questions?");

  final TenantId tenant = new TenantId("t" + UUID.randomUUID().toString().substring(0, 8));
  final Ledger ledger = new Ledger(TestDatabase.dataSource());
  final Consent consent = new Consent(TestDatabase.dataSource());
  final JdbcTemplate jdbc = new JdbcTemplate(TestDatabase.dataSource());
  final TransactionTemplate transactions =
      new TransactionTemplate(new DataSourceTransactionManager(TestDatabase.dataSource()));
  final CarryingOutTouches touches;
  private final CloseableHttpClient http = HttpConnections.open();

  Engine(Office office) {
    this(office, contacting());
  }

  Engine(Office office, Contacting contacting) {
    this(office, office.simulator.uri(), Duration.ZERO, contacting);
  }

  /** One whose tenant collects no consent. */
  static Engine whereNobodyAgreed(Office office) {
    return new Engine(office, nobodyAgreed());
  }

  /** Everybody may be contacted, and no form collects consent. */
  static Contacting nobodyAgreed() {
    return new Contacting(
        Contacting.Environment.TEST, List.of("*"), null, null, null, null, null, null, null, null);
  }

  Engine(Office office, URI twilio, Duration patience) {
    this(office, twilio, patience, contacting());
  }

  private Engine(Office office, URI twilio, Duration patience, Contacting contacting) {
    SimulatorSettings settings = office.simulator.settings();
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
                        "office@acme.example.com", "100 Main St, Austin, TX 78701", null),
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
                    new Tenant.Twilio(
                        settings.twilio().accountSid(),
                        settings.twilio().authToken(),
                        "MG00000000000000000000000000000001",
                        null,
                        "+15125550111",
                        twilio,
                        null),
                    null,
                    new Links(
                        "https://acme.example.com/estimates/{estimate}",
                        "https://acme.example.com/book?from={window}",
                        null,
                        null,
                        null),
                    null,
                    contacting,
                    null,
                    null,
                    null)));
    JavaMailSenderImpl smtp = new JavaMailSenderImpl();
    smtp.setHost("127.0.0.1");
    smtp.setPort(office.simulator.smtpPort());
    Clock clock = Clock.systemUTC();
    ServiceTitanConnections connections =
        new ServiceTitanConnections(tenants, http, clock, Office.CALLS, CallListener.NONE);
    Acting acting =
        new ActingOnce(
            new ServiceTitanDeeds(tenants, connections, clock),
            TestDatabase.dataSource(),
            Duration.ZERO);
    TwilioAccounts accounts = new TwilioAccounts(tenants, PUBLIC_URL, http, clock);
    touches =
        new CarryingOutTouches(
            tenants,
            new ServiceTitans(
                tenants,
                connections,
                acting,
                OwnOptOuts.NONE,
                clock,
                Executors.newVirtualThreadPerTaskExecutor()),
            new Carriers(
                new TwilioSms(accounts),
                new TwilioVoice(accounts),
                new SmtpMail(tenants, Optional.of(smtp), Optional.empty())),
            new DesksByActions(tenants, acting),
            new OfficeMail(Optional.of(smtp)),
            TestDatabase.dataSource(),
            transactions,
            PUBLIC_URL,
            patience,
            clock);
  }

  /** A touch of the run for a job, at Tuesday 10 in the morning unless said otherwise. */
  TouchRequest request(long job, long customer, Message message) {
    return request(job, customer, message, Optional.empty());
  }

  TouchRequest request(long job, long customer, Message message, Optional<Message> otherwise) {
    return request(job, customer, message, otherwise, clockAt(TUESDAY_10_AM));
  }

  TouchRequest request(
      long job, long customer, Message message, Optional<Message> otherwise, BusinessClock clock) {
    EstimateSubject subject =
        new EstimateSubject(tenant, EstimateSubject.Scope.JOB, Long.toString(job));
    Step step =
        new Step("first-step", new Wait(Duration.ofHours(24), Anchor.TRIGGER), message, otherwise);
    return new TouchRequest(
        subject.workflowId(),
        subject,
        new CustomerId(Long.toString(customer)),
        "unsold-estimate@1",
        Trigger.ESTIMATE,
        TUESDAY_10_AM,
        step,
        clock,
        TUESDAY_10_AM,
        TUESDAY_10_AM,
        Turn.FIRST);
  }

  /** A touch that is due now and whose step begins its run. */
  static TouchRequest request(Subject subject, CustomerId customer, Trigger trigger, Step step) {
    return new TouchRequest(
        subject.workflowId(),
        subject,
        customer,
        "a-sequence@1",
        trigger,
        TUESDAY_10_AM,
        step,
        clockAt(TUESDAY_10_AM),
        TUESDAY_10_AM,
        TUESDAY_10_AM,
        Turn.FIRST);
  }

  /** Contacts whoever the simulator plays, all of whom agreed to everything. */
  static Contacting contacting() {
    return new Contacting(
        Contacting.Environment.TEST,
        List.of("*"),
        null,
        List.of(
            new FormConsent(
                MessageClass.MARKETING,
                Set.of(Channel.SMS, Channel.VOICE),
                "I agree to texts and automated calls.",
                "booking form",
                LocalDate.parse("2020-01-01"))),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  static BusinessClock clockAt(Instant business) {
    return new BusinessClock(Instant.now(), business, 1);
  }

  TouchResult touch(TouchRequest request) {
    return touches.touch(request);
  }

  Attempt attempt(TouchRequest request, int ordinal) {
    return ledger
        .find(AttemptKey.of(request.workflowId(), request.step().id(), ordinal))
        .orElseThrow();
  }

  List<Attempt> attempts(TouchRequest request) {
    return ledger.ofStep(request.workflowId(), request.step().id());
  }

  List<String> decisions(TouchRequest request) {
    return jdbc.queryForList(
        "select guard || ' ' || verdict from decision where workflow_id = ? order by id",
        String.class,
        request.workflowId());
  }

  /** A worker that died after it had recorded the attempt. */
  void submitWithoutPosting(TouchRequest request, Channel channel, String to, String text) {
    transactions.executeWithoutResult(
        t -> {
          ContactPoint point =
              consent.lock(tenant, ContactPoint.Kind.PHONE, to, Optional.of(request.customer()));
          ledger.submit(
              new NewAttempt(
                  request.workflowId(),
                  request.step().id(),
                  1,
                  request.sequence(),
                  channel,
                  request.customer(),
                  point,
                  Map.of("text", text),
                  TUESDAY_10_AM,
                  new NewAttempt.Terms(Purpose.ESTIMATE, "MG1", 1, Map.of())),
              "Every guard passed.");
        });
  }

  @Override
  public void close() {
    http.close(org.apache.hc.core5.io.CloseMode.GRACEFUL);
  }
}
