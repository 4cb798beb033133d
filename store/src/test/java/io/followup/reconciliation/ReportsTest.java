package io.followup.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.TestDatabase;
import io.followup.inbox.Bell;
import io.followup.inbox.FollowUps;
import io.followup.inbox.Inbox;
import io.followup.inbox.NewDelivery;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class ReportsTest {
  private static final Instant SINCE = Instant.parse("2026-11-18T08:30:00Z");
  private static final Set<String> STOPS = Set.of("EstimateSold");

  private final TenantId acme = new TenantId("r" + UUID.randomUUID().toString().substring(0, 8));
  private final Reports reports = new Reports(TestDatabase.dataSource());
  private final KnownObjects known = new KnownObjects(TestDatabase.dataSource());
  private final OpenRuns open = new OpenRuns(TestDatabase.dataSource());
  private final FollowUps followUps = new FollowUps(TestDatabase.dataSource());
  private final Inbox inbox = new Inbox(TestDatabase.dataSource(), new Bell());
  private final JdbcTemplate jdbc = new JdbcTemplate(TestDatabase.dataSource());

  private long report() {
    return reports
        .open(acme, "reconciliation/" + acme, "run-" + acme, "the schedule", SINCE, Stage.ALWAYS)
        .orElseThrow()
        .report();
  }

  private long delivery(String key, String subject) {
    return inbox
        .store(
            new NewDelivery(
                acme,
                "reconciliation",
                "estimate.updated",
                key,
                Map.of(),
                new byte[0],
                Optional.of(subject),
                Optional.of(new CustomerId("41000123")),
                Optional.empty()))
        .id();
  }

  private void relayed(
      long delivery, String state, String fact, String resource, Instant modified, String run) {
    jdbc.update(
        """
        update delivery set state = ?, fact = ?, resource = ?, modified_on = ?::timestamptz, runs = array[?], reason = 'did it.',
          read_as = 'estimate.updated', done_at = now() where id = ?
        """,
        state,
        fact,
        resource,
        modified.toString(),
        run,
        delivery);
  }

  private void repairing(long report, String estimate, long delivery) {
    reports.repairing(
        report,
        new Finding.Repair(
            "again/" + estimate, "estimate " + estimate, Optional.of("x"), delivery));
  }

  @Test
  void a_retried_start_gets_the_same_report_and_another_run_none_while_it_is_under_way() {
    long report = report();
    assertThat(report()).isEqualTo(report);
    assertThat(reports.open(acme, "w", "other-" + acme, "key 3 (ops)", SINCE, Stage.ALWAYS))
        .isEmpty();

    reports.close(report, 10, Optional.empty());

    assertThat(reports.open(acme, "w", "other-" + acme, "key 3 (ops)", SINCE, Stage.ALWAYS))
        .isPresent();
    assertThat(reports.lastCompleted(acme)).isPresent();
  }

  @Test
  void a_report_whose_work_ended_without_a_word_does_not_stand_in_the_way_for_ever() {
    long lost = report();
    jdbc.update(
        "update reconciliation set alive_at = now() - interval '10 hours' where id = ?", lost);

    assertThat(reports.open(acme, "w", "next-" + acme, "the schedule", SINCE, Stage.ALWAYS))
        .isPresent();
    assertThat(reports.find(lost).orElseThrow().state()).isEqualTo(Report.State.FAILED);
  }

  @Test
  void what_came_of_a_repair_tells_which_class_of_finding_it_was() {
    long report = report();
    String started = "estimate/" + acme + "/job-1";
    followUps.note(
        List.of(
            new FollowUps.FollowUpRow(
                started, acme, new CustomerId("41000123"), "unsold-estimate@1")));
    long begun = delivery("a", started);
    long ended = delivery("b", "estimate/" + acme + "/job-2");
    long worthless = delivery("c", "estimate/" + acme + "/job-3");
    long parked = delivery("d", "estimate/" + acme + "/job-4");
    long waits = delivery("e", "estimate/" + acme + "/job-5");
    relayed(begun, "RELAYED", "EstimateOpened", "1", SINCE, started);
    relayed(ended, "RELAYED", "EstimateSold", "2", SINCE, "estimate/" + acme + "/job-2");
    relayed(worthless, "NOTHING", "EstimateOpened", "3", SINCE, "x");
    relayed(parked, "PARKED", "EstimateOpened", "4", SINCE, "x");
    List.of(begun, ended, worthless, parked, waits)
        .forEach(one -> repairing(report, Long.toString(one), one));
    repairing(report, Long.toString(begun), begun);

    assertThat(reports.settle(report, STOPS)).isEqualTo(1);
    reports.close(report, 5, Optional.empty());

    Report closed = reports.find(report).orElseThrow();
    assertThat(closed.repaired())
        .isEqualTo(Map.of(FindingClass.MISSED_START, 1, FindingClass.MISSED_STOP, 1));
    assertThat(closed.people()).isEqualTo(Map.of(FindingClass.MISSED_CHANGE, 2));
    assertThat(reports.findings(report, 0, 100))
        .extracting(Finding::sentence)
        .anyMatch(one -> one.endsWith("Told again, the relay did it."))
        .anyMatch(one -> one.contains("look at delivery " + parked))
        .anyMatch(one -> one.contains("delivery " + waits + " tells of it and was not relayed"));
    assertThat(reports.findings(report, 0, 1)).hasSize(1);
    assertThat(reports.list(Optional.of(Set.of(acme)), Optional.empty(), 10)).hasSize(1);
    assertThat(reports.list(Optional.of(Set.of(acme)), Optional.of(report), 10)).isEmpty();
    assertThat(reports.list(Optional.empty(), Optional.empty(), 200))
        .extracting(Report::id)
        .contains(report);
  }

  @Test
  void the_newest_state_of_an_object_is_known_unless_no_run_could_hear_it() {
    long told = delivery("f", "estimate/" + acme + "/job-6");
    relayed(told, "RELAYED", "EstimateOpened", "6", SINCE, "x");
    long parked = delivery("g", "estimate/" + acme + "/job-7");
    relayed(parked, "PARKED", "EstimateOpened", "7", SINCE, "x");

    assertThat(known.newest(acme, Set.of("EstimateOpened"), Set.of("6", "7", "8")))
        .isEqualTo(Map.of("6", SINCE));
    assertThat(known.newest(acme, Set.of("JobCompleted"), Set.of("6"))).isEmpty();
    assertThat(known.ofRuns(Set.of("estimate/" + acme + "/job-6")))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.id()).isEqualTo("6");
              assertThat(one.modifiedOn()).isEqualTo(SINCE);
            });
  }

  @Test
  void that_a_job_was_booked_is_known_by_the_last_fact_of_its_creation() {
    long told = delivery("h", "x");
    relayed(told, "NOTHING", "CustomerBooked", "9", SINCE, "x");
    jdbc.update(
        """
        update delivery set read_as = 'job.created', facts = '[{"what": "job 9"}]' where id = ?
        """,
        told);

    assertThat(known.booked(acme, Set.of("job 9", "job 10"))).containsExactly("job 9");
  }

  @Test
  void open_runs_come_page_by_page_and_young_ones_are_not_taken_for_ended() {
    List<String> ids =
        List.of("booking/" + acme + "/1", "booking/" + acme + "/2", "booking/" + acme + "/3");
    followUps.note(
        ids.stream()
            .map(id -> new FollowUps.FollowUpRow(id, acme, new CustomerId("41000123"), "confirm@1"))
            .toList());
    jdbc.update(
        "update follow_up set started_at = now() - interval '1 hour' where workflow_id = ?",
        ids.getLast());

    assertThat(open.page(acme, "", 2))
        .extracting(OpenRuns.OpenRun::id)
        .isEqualTo(ids.subList(0, 2));
    assertThat(open.page(acme, ids.get(1), 2))
        .extracting(OpenRuns.OpenRun::id)
        .containsExactly(ids.getLast());
    assertThat(open.ended(ids, Duration.ofMinutes(10))).isEqualTo(1);
    assertThat(open.page(acme, "", 10)).hasSize(2);
  }
}
