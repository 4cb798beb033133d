package io.followup.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.TestDatabase;
import io.followup.inbox.FollowUps;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.traffic.Households;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class AcquaintancesTest {
  private static final Households.Told PHONE =
      new Households.Told(ContactPoint.Kind.PHONE, "+15125550142");
  private static final Households.Told MAILBOX =
      new Households.Told(ContactPoint.Kind.EMAIL, "renee@example.com");
  private static final CustomerId SESSION = new CustomerId("session-1");
  private static final CustomerId BOOKING = new CustomerId("booking-2");
  private static final CustomerId RENEE = new CustomerId("41000123");
  private static final Instant MORNING = Instant.parse("2026-11-24T15:00:00Z");

  private final TenantId tenant = new TenantId("t" + UUID.randomUUID().toString().substring(0, 8));
  private final JdbcTemplate jdbc = new JdbcTemplate(TestDatabase.dataSource());
  private final Acquaintances acquaintances = new Acquaintances(TestDatabase.dataSource());

  @Test
  void who_left_the_same_number_or_address_is_found() {
    acquaintances.learn(tenant, SESSION, List.of(PHONE, MAILBOX, PHONE));
    acquaintances.learn(tenant, BOOKING, List.of(PHONE));
    acquaintances.learn(tenant, RENEE, List.of(MAILBOX));
    assertThat(acquaintances.sharing(tenant, SESSION)).containsExactly(RENEE, BOOKING);
    assertThat(acquaintances.sharing(tenant, BOOKING)).containsExactly(SESSION);
  }

  @Test
  void what_is_told_twice_changes_nothing() {
    acquaintances.learn(tenant, SESSION, List.of(PHONE));
    acquaintances.learn(tenant, SESSION, List.of(PHONE));
    assertThat(acquaintances.sharing(tenant, SESSION)).isEmpty();
  }

  @Test
  void another_tenants_people_are_nobody() {
    acquaintances.learn(tenant, SESSION, List.of(PHONE));
    TenantId other = new TenantId("u" + tenant.value());
    acquaintances.learn(other, BOOKING, List.of(PHONE));
    assertThat(acquaintances.sharing(tenant, SESSION)).isEmpty();
    assertThat(acquaintances.sharing(other, BOOKING)).isEmpty();
  }

  @Test
  void a_number_whose_owner_said_that_it_is_another_persons_is_not_linked_again() {
    ContactPoint point =
        TestDatabase.transactions()
            .execute(
                status ->
                    new Consent(TestDatabase.dataSource())
                        .lock(tenant, PHONE.kind(), PHONE.value(), Optional.empty()));
    jdbc.update(
        "insert into hold (tenant, customer, contact_point, kind, why, source)"
            + " values (?, ?, ?, 'wrong-party', 'answered that it is the wrong number', 'delivery"
            + " 1')",
        tenant.value(),
        RENEE.value(),
        point.id());
    acquaintances.learn(tenant, RENEE, List.of(PHONE));
    acquaintances.learn(tenant, SESSION, List.of(PHONE));
    assertThat(acquaintances.sharing(tenant, SESSION)).isEmpty();
  }

  @Test
  void what_is_one_records_is_the_others_after_both_became_one() {
    acquaintances.learn(tenant, SESSION, List.of(PHONE));
    acquaintances.learn(tenant, RENEE, List.of(PHONE));
    CustomerId into = new CustomerId("41000200");
    acquaintances.merge(tenant, RENEE, into);
    assertThat(acquaintances.sharing(tenant, into)).containsExactly(RENEE, SESSION);
  }

  @Test
  void a_missed_call_of_the_same_day_is_found_by_its_run() {
    CustomerId first = new CustomerId("call-1");
    called(first, "call/" + tenant + "/1", MORNING);
    List<CustomerId> household = List.of(first, new CustomerId("call-2"));
    String second = "call/" + tenant + "/2";
    Instant midnight = Instant.parse("2026-11-24T06:00:00Z");
    Instant next = Instant.parse("2026-11-25T06:00:00Z");
    assertThat(acquaintances.missedCall(tenant, household, second, midnight, next)).isTrue();
    assertThat(acquaintances.missedCall(tenant, household, second, next, next.plusSeconds(86_400)))
        .isFalse();
    assertThat(acquaintances.missedCall(tenant, household, "call/" + tenant + "/1", midnight, next))
        .isFalse();
    assertThat(acquaintances.missedCall(tenant, List.of(RENEE), second, midnight, next)).isFalse();
  }

  private void called(CustomerId customer, String run, Instant at) {
    new FollowUps(TestDatabase.dataSource())
        .note(List.of(new FollowUps.FollowUpRow(run, tenant, customer, "missed-call@1")));
    jdbc.update(
        "insert into delivery (tenant, source, event, dedup_key, headers, body, subject, state,"
            + " fact, modified_on) values (?, 'servicetitan', 'call.completed', ?, '{}', '', ?,"
            + " 'RELAYED', 'CallMissed', ?)",
        tenant.value(),
        run,
        run,
        at.atOffset(ZoneOffset.UTC));
  }
}
