package io.followup.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.backfill.BackfillProgress.State;
import io.followup.run.Sample;
import io.followup.run.SkippingTime;
import io.followup.sequence.Sequence.Trigger;
import io.temporal.client.WorkflowClient;
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

/** The ramp, in skipped time; the list is a number of objects that all enter. */
class BackfillingTest {
  private static final Ramp RAMP = new Ramp(24, 60);

  private final List<Instant> entered = Collections.synchronizedList(new ArrayList<>());
  private final List<BackfillProgress> closed = Collections.synchronizedList(new ArrayList<>());
  private volatile int objects;
  private volatile int timesAway;
  private volatile Optional<String> refused = Optional.empty();
  private TestWorkflowEnvironment environment;

  @BeforeEach
  void start() {
    environment = SkippingTime.with(BackfillingRun.class, new Listed());
  }

  @AfterEach
  void stop() {
    environment.close();
  }

  private final class Listed implements BackfillActs {
    @Override
    public Entered enter(Backfill backfill, Optional<String> cursor, int most) {
      refused.ifPresent(
          why -> {
            throw ApplicationFailure.newNonRetryableFailure(why, REFUSED);
          });
      if (timesAway-- > 0) {
        return Entered.nothingYet(cursor).interrupted("ServiceTitan does not answer.");
      }
      int from = cursor.map(Integer::parseInt).orElse(0);
      int to = Math.min(objects, from + most);
      Instant now = Instant.ofEpochMilli(environment.currentTimeMillis());
      for (int i = from; i < to; i++) {
        entered.add(now);
      }
      return new Entered(
          to < objects ? Optional.of(Integer.toString(to)) : Optional.empty(),
          to - from + 1,
          to - from,
          Map.of(LeftOut.OLDER, 1),
          Optional.empty());
    }

    @Override
    public void close(Backfill backfill, BackfillProgress progress) {
      closed.add(progress);
    }

    @Override
    public BackfillPreview preview(BackfillQuestion question) {
      throw new IllegalStateException("not asked for");
    }
  }

  private Backfill backfill() {
    return new Backfill(
        Sample.ACME,
        3,
        "unsold-estimate",
        Trigger.ESTIMATE,
        14,
        Instant.parse("2026-11-08T12:00:00Z"),
        RAMP,
        "key 3 (ops)",
        Optional.empty());
  }

  private Backfilling started() {
    Backfilling stub =
        environment
            .getWorkflowClient()
            .newWorkflowStub(Backfilling.class, BackfillOptions.of(backfill()));
    WorkflowClient.start(stub::run, backfill());
    return stub;
  }

  private BackfillProgress ended() {
    return environment
        .getWorkflowClient()
        .newUntypedWorkflowStub(backfill().workflowId())
        .getResult(BackfillProgress.class);
  }

  private long within(Instant from, Duration span) {
    return entered.stream()
        .filter(at -> !at.isBefore(from) && at.isBefore(from.plus(span)))
        .count();
  }

  @Test
  void no_hour_and_no_day_sees_more_than_the_ramp_allows() {
    objects = 150;
    started();
    BackfillProgress progress = ended();
    assertThat(progress.state()).isEqualTo(State.DONE);
    assertThat(progress.entered()).isEqualTo(150);
    assertThat(entered).hasSize(150);
    for (Instant at : entered) {
      assertThat(within(at, Duration.ofHours(1).minusSeconds(1))).isLessThanOrEqualTo(24);
      assertThat(within(at, Duration.ofHours(23))).isLessThanOrEqualTo(60);
    }
    assertThat(Duration.between(entered.getFirst(), entered.getLast()))
        .isBetween(Duration.ofHours(48), Duration.ofHours(52));
    assertThat(closed).singleElement().isEqualTo(progress);
    assertThat(progress.leftOut()).containsEntry(LeftOut.OLDER, 75);
  }

  @Test
  void while_it_is_paused_nobody_enters_and_a_stop_ends_it() {
    objects = 1_000;
    Backfilling run = started();
    environment.sleep(Duration.ofMinutes(30));
    run.pause("key 3 (ops)");
    environment.sleep(Duration.ofMinutes(10));
    int before = entered.size();
    environment.sleep(Duration.ofHours(10));
    assertThat(entered).hasSize(before);
    assertThat(run.progress().state()).isEqualTo(State.PAUSED);
    assertThat(run.progress().note()).contains("Paused by key 3 (ops).");

    run.resume("key 4 (ops)");
    environment.sleep(Duration.ofMinutes(30));
    assertThat(entered.size()).isGreaterThan(before);
    run.stop("key 4 (ops)");
    BackfillProgress progress = ended();
    assertThat(progress.state()).isEqualTo(State.STOPPED);
    assertThat(progress.note()).contains("Stopped by key 4 (ops).");
    assertThat(progress.entered()).isEqualTo(entered.size()).isLessThan(100);
    assertThat(closed).hasSize(1);
  }

  @Test
  void while_the_dispatch_system_is_away_it_waits_and_goes_on() {
    objects = 5;
    timesAway = 3;
    started();
    assertThat(ended().entered()).isEqualTo(5);
  }

  @Test
  void what_a_person_must_change_ends_it_with_the_reason_on_record() {
    refused = Optional.of("The app lacks the scope tn.sal.estimates:r.");
    started();
    assertThatThrownBy(this::ended).isInstanceOf(WorkflowFailedException.class);
    assertThat(closed)
        .singleElement()
        .satisfies(
            progress -> {
              assertThat(progress.state()).isEqualTo(State.FAILED);
              assertThat(progress.note()).contains("The app lacks the scope tn.sal.estimates:r.");
            });
  }

  @Test
  void the_turns_of_a_preview_are_those_of_the_ramp() {
    Instant noon = Instant.parse("2026-11-08T12:00:00Z");
    assertThat(RAMP.slot(noon, 0)).isEqualTo(noon);
    assertThat(RAMP.slot(noon, 1)).isEqualTo(noon);
    assertThat(RAMP.slot(noon, 2)).isEqualTo(noon.plus(Duration.ofMinutes(5)));
    assertThat(RAMP.slot(noon, 60)).isEqualTo(noon.plus(Duration.ofDays(1)));
  }

  /** For {@link io.followup.estimate.ReplayTest}. */
  @Test
  @EnabledIfSystemProperty(named = "record", matches = "true")
  void record() throws IOException {
    Path file = Path.of("src/test/resources/histories/backfill-paused-and-stopped.json");
    if (Files.exists(file)) {
      return;
    }
    objects = 1_000;
    timesAway = 1;
    Backfilling run = started();
    environment.sleep(Duration.ofMinutes(30));
    run.pause("key 3 (ops)");
    environment.sleep(Duration.ofHours(1));
    run.resume("key 3 (ops)");
    environment.sleep(Duration.ofMinutes(30));
    run.stop("key 3 (ops)");
    ended();
    Files.writeString(
        file,
        environment
                .getWorkflowClient()
                .fetchHistory(backfill().workflowId())
                .toJson(true)
                .stripTrailing()
            + "\n");
  }
}
