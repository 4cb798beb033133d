package io.followup.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.followup.consent.Consent;
import io.followup.consent.ContactPoint;
import io.followup.consent.Suppression;
import io.followup.ledger.Ledger;
import io.followup.ledger.NewAttempt;
import io.followup.sending.TestDatabase;
import io.followup.subject.CustomerId;
import io.followup.tenant.SampleTenant;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.touch.Channel;
import io.followup.touch.Purpose;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What lies in the mailbox is taken in once and put away; nothing is lost. */
class MailboxTest {
  private static final String BOX = "bounces@acme.example.com";

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
  private final String random = UUID.randomUUID().toString();
  private final TenantId acme = new TenantId("m" + random.substring(0, 8));
  private final String address = "dana-" + random + "@example.com";
  private final Ledger ledger = new Ledger(TestDatabase.dataSource());
  private final Consent consent = new Consent(TestDatabase.dataSource());
  private final JdbcTemplate jdbc = new JdbcTemplate(TestDatabase.dataSource());
  private final TransactionTemplate transactions =
      new TransactionTemplate(new DataSourceTransactionManager(TestDatabase.dataSource()));
  private GreenMailUser user;
  private NewAttempt mail;

  @BeforeEach
  void dana_got_an_e_mail() {
    server.start();
    user = server.setUser(BOX, "secret");
    mail =
        transactions.execute(
            status -> {
              ContactPoint point =
                  consent.lock(
                      acme,
                      ContactPoint.Kind.EMAIL,
                      address,
                      Optional.of(new CustomerId("41000123")));
              NewAttempt sent =
                  new NewAttempt(
                      "estimate/" + acme + "/job-1",
                      "mail",
                      1,
                      "unsold-estimate@1",
                      Channel.EMAIL,
                      new CustomerId("41000123"),
                      point,
                      Map.of("subject", "Hi", "text", "Hi"),
                      Instant.parse("2026-11-24T16:00:00Z"),
                      new NewAttempt.Terms(Purpose.ESTIMATE, "office", 1, Map.of()));
              ledger.submit(sent, "Every guard passed.");
              ledger.confirmed(sent.key(), messageId(sent), "The mail server accepted it.");
              return sent;
            });
  }

  @AfterEach
  void close() {
    server.stop();
  }

  private static String messageId(NewAttempt sent) {
    return "<" + sent.key() + "@acme.example.com>";
  }

  private Mailbox mailbox(String password) {
    Tenant tenant = SampleTenant.acme();
    return new Mailbox(
        new Mailbox.Access(
            "127.0.0.1",
            server.getImap().getPort(),
            BOX,
            password,
            Mailbox.Tls.OFF,
            "Handled",
            "To look at"),
        new Tenants(Map.of(acme.value(), tenant)),
        TestDatabase.dataSource(),
        transactions);
  }

  private void arrives(String text) throws MessagingException {
    user.deliver(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
  }

  private String report(String action, String status) {
    return """
    From: MAILER-DAEMON@mx.example.com
    To: bounces@acme.example.com
    Subject: Undelivered Mail Returned to Sender
    Message-ID: <%s-%s@mx.example.com>
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="b"

    --b
    Content-Type: text/plain

    I could not deliver it.
    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example.com

    Final-Recipient: rfc822; %s
    Action: %s
    Status: %s
    Diagnostic-Code: smtp; 550 no such user

    --b
    Content-Type: text/rfc822-headers

    From: office@acme.example.com
    Message-ID: %s
    Subject: Hi

    --b--
    """
        .formatted(random, status, address, action, status, messageId(mail));
  }

  private int lies(String folder) throws Exception {
    MailFolder found = server.getManagers().getImapHostManager().getFolder(user, folder);
    return found == null ? 0 : found.getMessages().size();
  }

  private List<String> suppressions() {
    return consent
        .inForce(consent.find(acme, ContactPoint.Kind.EMAIL, address).orElseThrow(), Channel.EMAIL)
        .stream()
        .map(s -> s.scope() + ": " + s.why())
        .toList();
  }

  private List<String> deliveries() {
    return jdbc.queryForList(
        "select source || ' ' || event || ' ' || state from delivery where tenant = ? order by id",
        String.class,
        acme.value());
  }

  @Test
  void an_address_that_does_not_exist_gets_no_more_e_mail() throws Exception {
    arrives(report("failed", "5.1.1"));

    mailbox("secret").empty();

    assertThat(suppressions())
        .containsExactly(
            Suppression.Scope.EMAIL + ": turned out to have a mailbox that takes no mail (5.1.1)");
    assertThat(ledger.find(mail.key()).orElseThrow().deliveryState()).contains("bounced");
    assertThat(deliveries()).containsExactly("mail-report bounced NOTHING");
    assertThat(lies("INBOX")).isZero();
    assertThat(lies("Handled")).isEqualTo(1);
  }

  @Test
  void a_report_that_comes_twice_or_is_read_again_after_a_crash_counts_once() throws Exception {
    arrives(report("failed", "5.1.1"));
    mailbox("secret").empty();
    arrives(report("failed", "5.1.1"));
    mailbox("secret").empty();

    assertThat(suppressions()).hasSize(1);
    assertThat(deliveries()).hasSize(1);
    assertThat(lies("Handled")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"delayed 4.4.1", "failed 5.2.2", "failed 5.7.1", "failed 4.4.7"})
  void what_may_pass_is_noted_and_no_more(String told) throws Exception {
    arrives(report(told.split(" ")[0], told.split(" ")[1]));

    mailbox("secret").empty();

    assertThat(suppressions()).isEmpty();
    assertThat(deliveries()).hasSize(1);
  }

  @Test
  void an_answer_goes_to_the_inbox_with_the_customer_whose_e_mail_it_answers() throws Exception {
    arrives(
        """
        From: Dana <%s>
        To: office@acme.example.com
        Subject: Re: Hi
        Message-ID: <answer-%s@example.com>
        In-Reply-To: %s

        Can you come on Friday?
        """
            .formatted(address, random, messageId(mail)));

    mailbox("secret").empty();

    assertThat(deliveries()).containsExactly("mail-reply reply NEW");
    assertThat(
            jdbc.queryForObject(
                "select customer || ' ' || convert_from(body, 'UTF8') from delivery where tenant ="
                    + " ?",
                String.class,
                acme.value()))
        .startsWith("41000123 ")
        .contains("Can you come on Friday?");
    assertThat(lies("Handled")).isEqualTo(1);
  }

  @Test
  void garbage_and_reports_of_strangers_are_put_aside_for_a_person() throws Exception {
    arrives("From: MAILER-DAEMON@mx.example.com\nSubject: failure notice\n\nSorry.\n");
    arrives(report("failed", "5.1.1").replace(mail.key().value(), "A".repeat(27)));
    arrives("Content-Type: multipart/report; report-type=delivery-status\n\nno parts");

    mailbox("secret").empty();

    assertThat(lies("INBOX")).isZero();
    assertThat(lies("To look at")).isEqualTo(3);
    assertThat(deliveries()).isEmpty();
  }

  @Test
  void an_answer_as_long_as_a_book_is_cut_off_and_kept() throws Exception {
    arrives(
        "From: a@example.com\nTo: office@acme.example.com\nMessage-ID: <long-"
            + random
            + "@example.com>\n\n"
            + "word ".repeat(100_000));

    mailbox("secret").empty();

    assertThat(
            jdbc.queryForObject(
                "select length(body) from delivery where tenant = ?", Integer.class, acme.value()))
        .isEqualTo(256 * 1024);
  }

  @Test
  void a_mailbox_that_cannot_be_opened_is_told() {
    assertThatThrownBy(() -> mailbox("wrong").empty()).isInstanceOf(MessagingException.class);
  }
}
