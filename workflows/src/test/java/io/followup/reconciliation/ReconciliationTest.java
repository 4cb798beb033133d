package io.followup.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.run.Sample;
import io.followup.run.SkippingTime;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class ReconciliationTest {
  private static final ReconciliationStart TONIGHT =
      ReconciliationStart.of(Sample.ACME, "the schedule", Duration.ofDays(3));
  private static final Instant SINCE = Instant.parse("2026-11-18T08:30:00Z");

  private final List<String> done = Collections.synchronizedList(new ArrayList<>());
  private boolean anotherIsUnderWay;
  private int failures;
  private boolean refused;
  private int waiting;
  private TestWorkflowEnvironment environment;

  private final class Office implements Comparing {
    @Override
    public Optional<Opened> open(ReconciliationStart start) {
      return anotherIsUnderWay
          ? Optional.empty()
          : Optional.of(new Opened(7, SINCE, List.of(Stage.values())));
    }

    @Override
    public Compared compare(Part part) {
      if (refused) {
        throw ApplicationFailure.newNonRetryableFailure("The disk is full.", "Broken");
      }
      if (failures-- > 0) {
        throw ApplicationFailure.newFailure("ServiceTitan is away.", "TryAgain");
      }
      done.add(part.stage() + part.cursor().map(at -> " from " + at).orElse(""));
      return part.stage() == Stage.ESTIMATES && part.cursor().isEmpty()
          ? new Compared(Optional.of("21"), 4000, 2, 0)
          : new Compared(Optional.empty(), 10, 0, 1);
    }

    @Override
    public int settle(long report) {
      return waiting-- > 0 ? 2 : 0;
    }

    @Override
    public Tally close(ReconciliationProgress progress, Optional<String> failure) {
      done.add("closed " + progress.report() + failure.map(why -> ": " + why).orElse(""));
      return new Tally(Map.of("MISSED_START", 2), Map.of());
    }
  }

  @BeforeEach
  void start() {
    environment = SkippingTime.with(ReconciliationRun.class, new Office());
  }

  @AfterEach
  void stop() {
    environment.close();
  }

  private ReconciliationProgress run() {
    return environment
        .getWorkflowClient()
        .newWorkflowStub(Reconciliation.class, ReconciliationOptions.of(Sample.ACME))
        .run(TONIGHT);
  }

  @Test
  void every_kind_of_object_is_compared_page_by_page_and_then_the_open_runs() {
    ReconciliationProgress progress = run();

    assertThat(done)
        .containsExactly(
            "SESSIONS",
            "CALLS",
            "BOOKINGS",
            "ESTIMATES",
            "ESTIMATES from 21",
            "JOBS",
            "APPOINTMENTS",
            "INVOICES",
            "CUSTOMERS",
            "RUNS",
            "closed 7");
    assertThat(progress.soFar().objects()).isEqualTo(4090);
    assertThat(progress.soFar().repairs()).isEqualTo(2);
    assertThat(progress.soFar().people()).isEqualTo(9);
  }

  @Test
  void while_the_dispatch_system_is_away_it_waits_and_goes_on() {
    failures = 12;
    run();
    assertThat(done).hasSize(11).endsWith("closed 7");
  }

  @Test
  void it_waits_for_the_relay_but_not_for_ever() {
    waiting = 100_000;
    run();
    assertThat(done).endsWith("closed 7");
  }

  @Test
  void a_night_that_fails_says_so_in_its_report_and_in_the_list_of_workflows() {
    refused = true;
    assertThatThrownBy(this::run)
        .isInstanceOf(WorkflowFailedException.class)
        .hasRootCauseMessage(
            "message='The comparison ended at the visits to the online scheduler: The disk is full.', type='NotCompared',"
                + " nonRetryable=true");
    assertThat(done)
        .containsExactly(
            "closed 7: The comparison ended at the visits to the online scheduler: The disk is full.");
  }

  @Test
  void two_comparisons_of_one_tenant_do_not_run_at_the_same_time() {
    anotherIsUnderWay = true;
    assertThat(run().report()).isZero();
    assertThat(done).isEmpty();
  }

  /** Replayed by {@code ReplayTest}; recorded once, never edited. */
  @Test
  @EnabledIfSystemProperty(named = "record", matches = "true")
  void record() throws IOException {
    waiting = 2;
    run();
    Path file = Path.of("src/test/resources/histories/reconciliation-with-sessions-and-calls.json");
    if (Files.notExists(file)) {
      Files.writeString(
          file,
          environment
              .getWorkflowClient()
              .fetchHistory(ReconciliationOptions.workflowId(Sample.ACME))
              .toJson(true));
    }
  }
}
