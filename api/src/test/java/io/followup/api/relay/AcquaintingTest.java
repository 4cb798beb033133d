package io.followup.api.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.api.TestDatabase;
import io.followup.api.servicetitan.Samples;
import io.followup.consent.Acquaintances;
import io.followup.fact.CallAnswered;
import io.followup.fact.CallMissed;
import io.followup.fact.Fact;
import io.followup.fact.Origin;
import io.followup.fact.SessionAbandoned;
import io.followup.identity.Identities;
import io.followup.inbox.Claimed;
import io.followup.inbox.FollowUps;
import io.followup.inbox.RawDelivery;
import io.followup.reading.Acquaintance;
import io.followup.reading.Reading;
import io.followup.subject.CallSubject;
import io.followup.subject.CustomerId;
import io.followup.subject.SessionSubject;
import io.followup.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions, bookings and calls of one person hear of each other by the number that they left. */
class AcquaintingTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final Instant EVENING = Instant.parse("2026-11-25T04:00:00Z");
  private static int ids = 100;
  private static DataSource database;

  private final String phone = "+1512555" + (2000 + ids++);
  private final String session = "s-" + ids++;
  private final Acquainting acquainting =
      new Acquainting(
          new Acquaintances(database),
          new PeopleTold(
              new Identities(
                  database, new TransactionTemplate(new DataSourceTransactionManager(database))),
              Samples.tenants(),
              Clock.systemUTC()),
          new FollowUps(database),
          Samples.tenants());

  @BeforeAll
  static void migrate() {
    database = TestDatabase.at(TestDatabase.fresh());
    Flyway.configure().dataSource(database).load().migrate();
  }

  @Test
  void who_left_the_same_number_is_one_household_before_anything_is_told() {
    CustomerId visitor = new CustomerId("session-" + session);
    CustomerId booker = new CustomerId("booking-" + ids++);
    SessionSubject subject = new SessionSubject(ACME, session);
    new FollowUps(database)
        .note(
            List.of(
                new FollowUps.FollowUpRow(
                    subject.workflowId(), ACME, visitor, "abandoned-session@1")));
    acquaint(
        Reading.facts("session", List.of(abandoned(visitor)))
            .knowing(List.of(Acquaintance.byPhone(visitor, phone))),
        Reading.nothing("booking", "test").knowing(List.of(Acquaintance.byPhone(booker, phone))));
    assertThat(new FollowUps(database).openOfHousehold(ACME, booker))
        .containsExactly(subject.workflowId());
  }

  @Test
  void a_second_missed_call_of_the_day_is_recorded_only() {
    List<Reading> read = acquaint(missed("1", EVENING), missed("2", EVENING.plusSeconds(60)));
    assertThat(read.get(0).facts()).hasSize(1);
    assertThat(read.get(1).facts()).isEmpty();
    assertThat(read.get(1).why())
        .isEqualTo("this number is followed up for a missed call of the same day already.");
  }

  @Test
  void midnight_at_the_office_begins_another_day() {
    Instant midnight = Instant.parse("2026-11-25T06:00:00Z");
    List<Reading> read =
        acquaint(missed("1", midnight.minusSeconds(60)), missed("2", midnight.plusSeconds(60)));
    assertThat(read).allSatisfy(reading -> assertThat(reading.facts()).hasSize(1));
  }

  @Test
  void the_same_call_told_again_is_not_another_one() {
    List<Reading> read = acquaint(missed("1", EVENING), missed("1", EVENING));
    assertThat(read).allSatisfy(reading -> assertThat(reading.facts()).hasSize(1));
  }

  @Test
  void an_answered_call_is_told_to_the_missed_ones_of_the_number() {
    acquaint(missed("1", EVENING));
    CallSubject first = new CallSubject(ACME, call("1"));
    new FollowUps(database)
        .note(
            List.of(
                new FollowUps.FollowUpRow(
                    first.workflowId(), ACME, CustomerId.behind(first), "missed-call@1")));
    Reading read = acquaint(answered("2")).getFirst();
    assertThat(read.facts())
        .singleElement()
        .isInstanceOfSatisfying(
            CallAnswered.class, fact -> assertThat(fact.subject()).isEqualTo(first));
  }

  @Test
  void an_answered_call_that_nobody_waits_for_is_recorded_only() {
    Reading read = acquaint(answered("1")).getFirst();
    assertThat(read.facts()).isEmpty();
    assertThat(read.why()).isEqualTo("no missed call of this number waits for an answer.");
  }

  private List<Reading> acquaint(Reading... readings) {
    return acquainting
        .acquaint(
            List.of(readings).stream()
                .map(reading -> new Planning.Read(claimed(), reading))
                .toList())
        .stream()
        .map(Planning.Read::reading)
        .toList();
  }

  private Fact abandoned(CustomerId visitor) {
    return new SessionAbandoned(
        origin(),
        new SessionSubject(ACME, session),
        visitor,
        true,
        true,
        Optional.empty(),
        EVENING,
        EVENING);
  }

  private String call(String ordinal) {
    return "c" + phone.substring(5) + "-" + ordinal;
  }

  private Reading missed(String ordinal, Instant at) {
    CallSubject subject = new CallSubject(ACME, call(ordinal));
    CustomerId caller = CustomerId.behind(subject);
    return Reading.facts("call", List.of(new CallMissed(origin(), subject, caller, at, at)))
        .knowing(List.of(Acquaintance.byPhone(caller, phone)));
  }

  private Reading answered(String ordinal) {
    CallSubject subject = new CallSubject(ACME, call(ordinal));
    return Reading.facts(
            "call",
            List.of(new CallAnswered(origin(), subject, EVENING.plus(Duration.ofMinutes(10)))))
        .knowing(List.of(Acquaintance.byPhone(CustomerId.behind(subject), phone)));
  }

  private static Origin origin() {
    return new Origin("fact-" + ids++, ACME, EVENING, EVENING, "test");
  }

  private static Claimed claimed() {
    return new Claimed(
        new RawDelivery(
            ids,
            ACME,
            "servicetitan",
            "test",
            "key-" + ids++,
            Map.of(),
            new byte[0],
            EVENING,
            Optional.empty(),
            Optional.empty()),
        0,
        EVENING);
  }
}
