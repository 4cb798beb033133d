package io.followup.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.followup.TestDatabase;
import io.followup.guard.ConsentOnRecord;
import io.followup.guard.ConsentOnRecord.Grant;
import io.followup.guard.ObstacleKind;
import io.followup.guard.SuppressionKind;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import io.followup.touch.MessageClass;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

class ConsentLedgerTest {
  private static final CustomerId DANA = new CustomerId("41000123");
  private static final CustomerId SAM = new CustomerId("41000124");
  private static final Instant LAST_YEAR = Instant.parse("2025-11-24T16:00:00Z");

  private final TenantId tenant = new TenantId("t" + UUID.randomUUID().toString().substring(0, 8));
  private final Consent contacts = new Consent(TestDatabase.dataSource());
  private final ConsentLedger ledger = new ConsentLedger(TestDatabase.dataSource());
  private final JdbcTemplate jdbc = new JdbcTemplate(TestDatabase.dataSource());

  private static <T> T inTransaction(Supplier<T> action) {
    return TestDatabase.transactions().execute(status -> action.get());
  }

  private ContactPoint phoneOf(CustomerId customer) {
    return inTransaction(
        () ->
            contacts.lock(tenant, ContactPoint.Kind.PHONE, "+15125550142", Optional.of(customer)));
  }

  private long given(CustomerId customer, Optional<ContactPoint> point, Instant at) {
    return ledger.record(
        new NewConsent(
            tenant,
            customer,
            point,
            MessageClass.MARKETING,
            Channel.SMS,
            "booking form",
            "I agree to texts.",
            Optional.of("form 17"),
            at,
            "key 1 (ops)"));
  }

  private ConsentOnRecord texts(CustomerId customer) {
    return on(customer, MessageClass.MARKETING, Channel.SMS);
  }

  private ConsentOnRecord on(CustomerId customer, MessageClass covers, Channel channel) {
    ContactPoint phone = phoneOf(customer);
    return ledger.find(tenant, customer, Optional.of(phone), covers, channel);
  }

  private void linkedAt(CustomerId customer, Instant at) {
    jdbc.update(
        "update contact_customer set linked_at = ? where contact_point = ? and customer = ?",
        at.atOffset(ZoneOffset.UTC),
        phoneOf(customer).id(),
        customer.value());
  }

  @Test
  void a_consent_counts_for_its_customer_kind_and_channel_only() {
    given(DANA, Optional.of(phoneOf(DANA)), LAST_YEAR);

    assertThat(texts(DANA).grants()).containsExactly(new Grant("booking form", LAST_YEAR));
    assertThat(on(DANA, MessageClass.MARKETING, Channel.VOICE).grants()).isEmpty();
    assertThat(on(DANA, MessageClass.DEBT, Channel.SMS).grants()).isEmpty();
    assertThat(texts(SAM).grants()).isEmpty();
  }

  @Test
  void a_stop_by_text_takes_the_consent_back_in_the_same_act() {
    ContactPoint phone = phoneOf(DANA);
    given(DANA, Optional.of(phone), LAST_YEAR);

    inTransaction(
        () -> contacts.suppress(phone, Suppression.Scope.SMS, "texted STOP", "delivery 1"));

    assertThat(texts(DANA).revocation())
        .hasValueSatisfying(taken -> assertThat(taken.why()).isEqualTo("texted STOP"));
    assertThat(on(DANA, MessageClass.MARKETING, Channel.VOICE).revocation()).isEmpty();
  }

  @Test
  void a_second_stop_after_a_new_consent_takes_that_back_too() {
    ContactPoint phone = phoneOf(DANA);
    inTransaction(
        () -> contacts.suppress(phone, Suppression.Scope.SMS, "texted STOP", "delivery 1"));
    Instant first = texts(DANA).revocation().orElseThrow().at();
    given(DANA, Optional.of(phone), Instant.now());

    inTransaction(
        () -> contacts.suppress(phone, Suppression.Scope.SMS, "texted STOP", "delivery 2"));

    assertThat(texts(DANA).revocation().orElseThrow().at()).isAfter(first);
    assertThat(ledger.history(tenant, DANA)).hasSize(3);
  }

  @Test
  void a_mailbox_that_bounces_takes_no_consent_back() {
    ContactPoint phone = phoneOf(DANA);
    inTransaction(
        () ->
            contacts.suppress(
                phone, SuppressionKind.BOUNCE, Suppression.Scope.SMS, "bounced", "delivery 1"));

    assertThat(texts(DANA).revocation()).isEmpty();
  }

  @Test
  void a_refusal_of_the_customer_counts_at_every_number() {
    inTransaction(
        () ->
            contacts.suppress(
                tenant,
                DANA,
                SuppressionKind.OPT_OUT,
                Suppression.Scope.ALL,
                "told the office to stop",
                "revocation 1"));

    assertThat(texts(DANA).revocation()).isPresent();
    assertThat(texts(SAM).revocation()).isEmpty();
  }

  @Test
  void a_consent_for_all_numbers_does_not_count_for_one_that_came_from_another_customer_later() {
    phoneOf(SAM);
    phoneOf(DANA);
    linkedAt(SAM, LAST_YEAR.minusSeconds(1));
    given(DANA, Optional.empty(), LAST_YEAR);
    given(SAM, Optional.empty(), LAST_YEAR);

    assertThat(texts(DANA).grants()).isEmpty();
    assertThat(texts(SAM).grants()).hasSize(1);
  }

  @Test
  void a_number_that_a_carrier_told_to_be_out_of_use_has_perhaps_another_owner() {
    ContactPoint phone = phoneOf(DANA);
    given(DANA, Optional.of(phone), LAST_YEAR);
    new ContactObstacles(TestDatabase.dataSource())
        .mark(phone, Channel.SMS, ObstacleKind.NOT_IN_USE, "30005", "delivery 3");

    assertThat(texts(DANA).ownerChanged()).isPresent();
  }

  @Test
  void nothing_in_the_ledger_is_changed_or_deleted() {
    long id = given(DANA, Optional.empty(), LAST_YEAR);

    for (String change :
        List.of(
            "update consent set wording = 'x' where id = ?", "delete from consent where id = ?")) {
      assertThatExceptionOfType(DataAccessException.class)
          .isThrownBy(() -> jdbc.update(change, id))
          .withMessageContaining("append-only");
    }
  }

  @Test
  void the_history_tells_what_was_given_and_taken_back_in_order() {
    ContactPoint phone = phoneOf(DANA);
    given(DANA, Optional.of(phone), LAST_YEAR);
    inTransaction(
        () -> contacts.suppress(phone, Suppression.Scope.SMS, "texted STOP", "delivery 1"));

    assertThat(ledger.history(tenant, DANA))
        .extracting(ConsentEntry::what, ConsentEntry::channel, ConsentEntry::words)
        .containsExactly(
            tuple(ConsentEntry.What.GIVEN, "sms", "I agree to texts."),
            tuple(ConsentEntry.What.TAKEN_BACK, "sms", "texted STOP"));
  }
}
