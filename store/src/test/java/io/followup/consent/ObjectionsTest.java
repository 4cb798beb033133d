package io.followup.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.TestDatabase;
import io.followup.guard.Sending;
import io.followup.guard.SuppressionKind;
import io.followup.run.Outcome;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class ObjectionsTest {
  private static final CustomerId DANA = new CustomerId("41000123");

  private final TenantId tenant = new TenantId("t" + UUID.randomUUID().toString().substring(0, 8));
  private final String run = "estimate/" + tenant + "/job-51000456";
  private final JdbcTemplate jdbc = new JdbcTemplate(TestDatabase.dataSource());
  private final Consent consent = new Consent(TestDatabase.dataSource());
  private final Objections objections = new Objections(TestDatabase.dataSource());

  private Objections.Found find() {
    return TestDatabase.transactions()
        .execute(
            t ->
                objections.find(
                    tenant,
                    Optional.of(
                        consent.lock(
                            tenant, ContactPoint.Kind.PHONE, "+15125550142", Optional.of(DANA))),
                    Channel.SMS,
                    run,
                    DANA));
  }

  private void delivery(String subject, String customer, String stop, String state) {
    jdbc.update(
        "insert into delivery (tenant, source, event, dedup_key, headers, body, subject, customer, stop, state)"
            + " values (?, 'servicetitan', 'e', ?, '{}', '', ?, ?, ?, ?)",
        tenant.value(),
        UUID.randomUUID().toString(),
        subject,
        customer,
        stop,
        state);
  }

  @Test
  void nothing_speaks_against_a_first_text() {
    assertThat(find().suppressions()).isEmpty();
    assertThat(find().unrelayedStop()).isEmpty();
  }

  @Test
  void a_sold_delivery_in_the_inbox_is_seen() {
    delivery(run, DANA.value(), "WON", "NEW");

    assertThat(find().unrelayedStop()).map(Sending.PendingStop::outcome).contains(Outcome.WON);
  }

  @Test
  void a_parked_stop_still_counts() {
    delivery(run, null, "WON", "PARKED");

    assertThat(find().unrelayedStop()).isPresent();
  }

  @Test
  void a_reply_of_the_customer_counts_for_each_of_their_runs() {
    delivery(null, DANA.value(), "REPLIED", "NEW");

    assertThat(find().unrelayedStop()).map(Sending.PendingStop::outcome).contains(Outcome.REPLIED);
  }

  @Test
  void a_sale_of_another_job_of_the_customer_does_not_count() {
    delivery("estimate/" + tenant + "/job-1", DANA.value(), "WON", "NEW");

    assertThat(find().unrelayedStop()).isEmpty();
  }

  @Test
  void a_stop_that_reached_the_run_no_longer_counts() {
    delivery(run, DANA.value(), "WON", "RELAYED");
    delivery(run, DANA.value(), null, "NEW");

    assertThat(find().unrelayedStop()).isEmpty();
  }

  @Test
  void a_suppression_is_told_with_its_day() {
    TestDatabase.transactions()
        .executeWithoutResult(
            t ->
                consent.suppress(
                    consent.lock(
                        tenant, ContactPoint.Kind.PHONE, "+15125550142", Optional.of(DANA)),
                    Suppression.Scope.SMS,
                    "texted STOP",
                    "delivery 1"));

    assertThat(find().suppressions())
        .singleElement()
        .extracting(Sending.Suppression::why)
        .asString()
        .matches("texted STOP on \\d{4}-\\d{2}-\\d{2}");
  }

  @Test
  void a_customer_suppressed_as_a_whole_is_suppressed_at_every_number() {
    consent.suppress(
        tenant,
        DANA,
        SuppressionKind.LITIGATOR,
        Suppression.Scope.ALL,
        "is known for suing",
        "office");
    assertThat(
            consent.suppress(
                tenant,
                DANA,
                SuppressionKind.LITIGATOR,
                Suppression.Scope.ALL,
                "is known for suing",
                "office"))
        .isFalse();

    assertThat(find().suppressions()).hasSize(1);
  }
}
