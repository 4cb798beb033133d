package io.followup.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.tenant.SampleTenant;
import io.followup.tenant.Tenant;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an e-mail must have before it leaves. */
class LawfulMailTest {
  private static final Tenant ACME = SampleTenant.acme();

  private final MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));

  @BeforeEach
  void a_mail_that_may_go() throws MessagingException {
    mail.setFrom(new InternetAddress("office@acme.example.com"));
    mail.setText("Any questions?\n--\nAcme Air & Heat, 100 Main St,\nAustin, TX 78701");
    mail.setHeader("Message-ID", "<key@acme.example.com>");
    mail.setHeader("List-Unsubscribe", "<https://hooks.example.com/u/1>, <mailto:office@x>");
    mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
  }

  private String missing() {
    return LawfulMail.missing(mail, ACME).orElse("nothing");
  }

  @Test
  void complete_it_may_go() {
    assertThat(missing()).isEqualTo("nothing");
  }

  @Test
  void there_is_a_way_out() throws MessagingException {
    mail.removeHeader("List-Unsubscribe");
    assertThat(missing()).isEqualTo("The e-mail has no List-Unsubscribe.");
  }

  @Test
  void one_click_has_an_address_to_post_to() throws MessagingException {
    mail.setHeader("List-Unsubscribe", "<mailto:office@acme.example.com>");
    assertThat(missing()).contains("one-click");
  }

  @Test
  void it_comes_from_the_tenant() throws MessagingException {
    mail.setFrom(new InternetAddress("office@birch.example.com"));
    assertThat(missing()).contains("mail.from");
  }

  @Test
  void its_id_is_of_the_senders_domain() throws MessagingException {
    mail.setHeader("Message-ID", "<key@localhost>");
    assertThat(missing()).contains("Message-ID");
  }

  @Test
  void it_tells_where_the_company_is() throws MessagingException {
    mail.setText("Any questions?");
    assertThat(missing()).isEqualTo("The e-mail has no postal address.");
  }

  @Test
  void it_has_a_part_in_plain_text() throws MessagingException {
    mail.setContent("<p>Any questions?</p>", "text/html");
    mail.setHeader("Content-Type", "text/html");
    assertThat(missing()).isEqualTo("The e-mail has no text part.");
  }
}
