package io.followup.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.TestDatabase;
import io.followup.consent.Consent;
import io.followup.consent.ContactPoint;
import io.followup.consent.Hold;
import io.followup.consent.Holds;
import io.followup.consent.Objections;
import io.followup.consent.Suppression;
import io.followup.hold.HoldKind;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailAnswersTest {
  private static final CustomerId DANA = new CustomerId("41000123");

  private final TenantId tenant = new TenantId("t" + UUID.randomUUID().toString().substring(0, 8));
  private final Consent consent = new Consent(TestDatabase.dataSource());
  private final Holds holds = new Holds(TestDatabase.dataSource());
  private final Answers answers = new Answers(TestDatabase.dataSource());
  private final Inbox inbox = new Inbox(TestDatabase.dataSource(), new Bell());
  private final MailAnswers mails =
      new MailAnswers(
          TestDatabase.dataSource(),
          inbox,
          new TakingAnswersIn(
              TestDatabase.dataSource(), inbox, TestDatabase.transactions(), Clock.systemUTC()));
  private final ContactPoint mailbox =
      TestDatabase.transactions()
          .execute(
              status ->
                  consent.lock(
                      tenant, ContactPoint.Kind.EMAIL, "dana@example.com", Optional.of(DANA)));

  private Stored mail(String id, String subject, String text, MailAnswers.Author author) {
    return mails.takeIn(
        tenant,
        Duration.ofDays(7),
        new MailAnswers.Mail(
            id,
            "Dana@Example.com",
            List.of(),
            subject,
            text,
            text.getBytes(StandardCharsets.UTF_8),
            author));
  }

  private Stored mail(String subject, String text) {
    return mail(
        "<" + UUID.randomUUID() + "@example.com>", subject, text, MailAnswers.Author.PERSON);
  }

  private List<String> suppressions(Channel channel) {
    return consent.inForce(mailbox, channel).stream().map(Suppression::why).toList();
  }

  @Test
  void a_mail_with_the_subject_unsubscribe_ends_mails() {
    mail("unsubscribe", "");
    assertThat(suppressions(Channel.EMAIL)).containsExactly("asked by e-mail for no more messages");
  }

  @Test
  void the_stop_that_we_wrote_ourselves_and_the_customer_quoted_is_no_stop() {
    Stored stored =
        mail("Re: Your estimate", "Thursday is fine.\n\n> answer this one with\n> STOP\n");
    assertThat(suppressions(Channel.EMAIL)).isEmpty();
    Answer answer = answers.find(stored.id()).orElseThrow();
    assertThat(answer.meaning()).isEqualTo(Answer.Taken.REPLY);
    assertThat(answer.customers()).containsExactly(DANA);
    assertThat(answer.said()).isEqualTo("Re: Your estimate\nThursday is fine.");
    assertThat(holds.inForce(tenant, DANA, Optional.of(mailbox)).stream().map(Hold::kind))
        .containsExactly(HoldKind.HUMAN_IN_PLAY);
  }

  @Test
  void who_refuses_calls_by_mail_gets_no_calls_at_any_number() {
    mail("Re: Your estimate", "Please stop calling me");
    assertThat(
            new Objections(TestDatabase.dataSource())
                .find(tenant, Optional.empty(), Channel.VOICE, "estimate/x/job-1", DANA)
                .suppressions())
        .isNotEmpty();
  }

  @Test
  void a_mail_read_twice_counts_once() {
    assertThat(mail("<1@example.com>", "Re: Hi", "Hello", MailAnswers.Author.PERSON).duplicate())
        .isFalse();
    assertThat(mail("<1@example.com>", "Re: Hi", "Hello", MailAnswers.Author.PERSON).duplicate())
        .isTrue();
  }

  @Test
  void an_automatic_answer_is_kept_and_changes_nothing() {
    Stored stored =
        mail("<2@example.com>", "Out of office", "Stop by on Monday", MailAnswers.Author.MACHINE);
    assertThat(answers.find(stored.id())).isEmpty();
    assertThat(holds.of(tenant, DANA)).isEmpty();
  }
}
