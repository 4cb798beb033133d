package io.followup.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.followup.sending.Carrier;
import io.followup.sending.Posted;
import io.followup.tenant.SampleTenant;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.touch.AttemptKey;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** An e-mail as it arrives. */
class FollowUpMailTest {
  private static final AttemptKey KEY = AttemptKey.of("estimate/acme/job-1", "mail", 1);
  private static final String UNSUBSCRIBE = "https://hooks.example.com/u/Ab3dEf6hIj9kLm2n";

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private SmtpMail mail;

  @BeforeEach
  void open() {
    server.start();
    JavaMailSenderImpl smtp = new JavaMailSenderImpl();
    smtp.setHost("127.0.0.1");
    smtp.setPort(server.getSmtp().getPort());
    Tenant tenant = SampleTenant.acme();
    mail =
        new SmtpMail(
            new Tenants(Map.of("acme", tenant)),
            Optional.of(smtp),
            Optional.of("bounces@acme.example.com"));
  }

  @AfterEach
  void close() {
    mail.close();
    server.stop();
  }

  private MimeMessage arrived(String markdown, String... more) {
    Map<String, String> content =
        new HashMap<>(
            Map.of(
                "subject",
                "Your estimate",
                "text",
                markdown,
                "html",
                MarkdownText.html(markdown),
                "unsubscribe",
                UNSUBSCRIBE));
    for (int i = 0; i < more.length; i += 2) {
      content.put(more[i], more[i + 1]);
    }
    assertThat(
            mail.post(
                new Carrier.Outgoing(
                    new TenantId("acme"), KEY, "dana@example.com", content, Duration.ofHours(1))))
        .isInstanceOf(Posted.Accepted.class);
    MimeMessage[] all = server.getReceivedMessages();
    return all[all.length - 1];
  }

  private static BodyPart part(MimeMessage mail, int number) throws Exception {
    return ((MimeMultipart) mail.getContent()).getBodyPart(number);
  }

  @Test
  void it_says_the_same_in_text_and_in_html() throws Exception {
    MimeMessage mail = arrived("Hi Dana,\n\nis **everything** clear?\n\n- Yes\n- No\n");
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    assertThat(part(mail, 0).getContentType()).containsIgnoringCase("text/plain; charset=utf-8");
    assertThat((String) part(mail, 0).getContent())
        .startsWith("Hi Dana,\r\n\r\nis **everything** clear?")
        .contains("Acme Air & Heat, 100 Main St", "STOP, or call (512) 555-0100", UNSUBSCRIBE);
    assertThat(part(mail, 1).getContentType()).containsIgnoringCase("text/html; charset=utf-8");
    assertThat((String) part(mail, 1).getContent())
        .contains("<p>is <strong>everything</strong> clear?</p>", "<li>Yes</li>")
        .contains("Acme Air &amp; Heat, 100 Main St", "href=\"" + UNSUBSCRIBE + "\"");
  }

  @Test
  void html_of_the_author_and_markdown_of_a_customers_name_are_only_shown() {
    assertThat(MarkdownText.html("<script>alert(1)</script>\n\n[x](javascript:alert)"))
        .doesNotContain("<script", "javascript:");
    String name = "[Dana](https://evil.example.com) *b* <i>";
    assertThat(MarkdownText.html("Hi " + MarkdownText.escaped(name)))
        .isEqualTo("<p>Hi [Dana](https://evil.example.com) *b* &lt;i&gt;</p>\n");
  }

  @Test
  void mail_programs_find_how_to_end_these_e_mails_by_one_click() throws Exception {
    MimeMessage mail = arrived("Hi");
    assertThat(mail.getHeader("List-Unsubscribe", null))
        .contains("<" + UNSUBSCRIBE + ">", "<mailto:office@acme.example.com?subject=unsubscribe>");
    assertThat(mail.getHeader("List-Unsubscribe-Post", null))
        .isEqualTo("List-Unsubscribe=One-Click");
    assertThat(mail.getHeader("Return-Path", null)).contains("bounces@acme.example.com");
  }

  @Test
  void a_second_e_mail_of_a_run_joins_the_thread_of_the_first() throws Exception {
    MimeMessage first = arrived("Hi");
    assertThat(first.getMessageID()).isEqualTo("<" + KEY + "@acme.example.com>");
    assertThat(first.getHeader("In-Reply-To")).isNull();
    MimeMessage second = arrived("Hi again", "inReplyTo", first.getMessageID());
    assertThat(second.getHeader("In-Reply-To", null)).isEqualTo(first.getMessageID());
    assertThat(second.getHeader("References", null)).isEqualTo(first.getMessageID());
  }
}
