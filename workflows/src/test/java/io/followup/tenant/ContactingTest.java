package io.followup.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.followup.tenant.Contacting.Environment;
import io.followup.touch.Channel;
import io.followup.touch.MessageClass;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContactingTest {
  private static final Instant NOW = Instant.parse("2026-11-24T16:00:00Z");

  private static Contacting with(
      Environment environment, List<String> recipients, List<String> links) {
    return new Contacting(environment, recipients, null, null, links, null, null, null, null, null);
  }

  @Test
  void a_tenant_in_production_contacts_everybody() {
    assertThat(Contacting.usual().inProduction().allows("+15125550142")).isTrue();
  }

  @Test
  void a_sandbox_contacts_nobody_until_it_says_whom() {
    assertThat(Contacting.usual().inTest().allows("+15125550142")).isFalse();
  }

  @Test
  void recipients_of_tests_are_listed_by_number_or_by_pattern() {
    Contacting test =
        with(Environment.TEST, List.of("+15125550142", "+1303*", "*@Example.com"), null);

    assertThat(test.allows("+15125550142")).isTrue();
    assertThat(test.allows("+15125550143")).isFalse();
    assertThat(test.allows("+13035550100")).isTrue();
    assertThat(test.allows("dana@example.com")).isTrue();
    assertThat(test.allows("dana@example.com.evil.org")).isFalse();
  }

  @Test
  void whoever_lists_recipients_means_a_test() {
    assertThat(with(null, List.of("+1303*"), null).inProduction().environment())
        .isEqualTo(Environment.TEST);
  }

  @Test
  void recipients_in_production_are_a_mistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(Environment.PRODUCTION, List.of("+1303*"), null))
        .withMessageContaining("contacting.recipients");
  }

  @Test
  void a_link_is_named_by_its_host() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(null, null, List.of("https://acme.example.com/x")))
        .withMessageContaining("contacting.links");
  }

  @Test
  void a_form_covers_its_kind_and_channels_since_its_day() {
    Contacting contacting =
        new Contacting(
            null,
            null,
            null,
            List.of(
                new FormConsent(
                    MessageClass.MARKETING,
                    Set.of(Channel.SMS),
                    "I agree.",
                    "booking form",
                    LocalDate.parse("2026-01-31"))),
            null,
            null,
            null,
            null,
            null,
            null);

    assertThat(contacting.collected(MessageClass.MARKETING, Channel.SMS, NOW)).isPresent();
    assertThat(contacting.collected(MessageClass.MARKETING, Channel.VOICE, NOW)).isEmpty();
    assertThat(contacting.collected(MessageClass.DEBT, Channel.SMS, NOW)).isEmpty();
    assertThat(
            contacting.collected(
                MessageClass.MARKETING, Channel.SMS, Instant.parse("2026-01-30T12:00:00Z")))
        .isEmpty();
  }

  @Test
  void a_form_without_its_wording_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new FormConsent(
                    MessageClass.MARKETING,
                    Set.of(Channel.SMS),
                    " ",
                    "booking form",
                    LocalDate.parse("2026-01-31")))
        .withMessageContaining("contacting.consents.wording is missing");
  }
}
