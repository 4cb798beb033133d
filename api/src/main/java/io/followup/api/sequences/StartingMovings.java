package io.followup.api.sequences;

import io.followup.moving.Moving;
import io.followup.moving.MovingOptions;
import io.followup.moving.MovingRuns;
import io.followup.run.SequenceMove;
import io.followup.sequence.Sequence;
import io.followup.version.PeopleInside;
import io.followup.version.SequenceMovings;
import io.followup.version.SequenceMovings.Asked;
import io.followup.version.SequenceVersions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Hands what was asked about runs inside to Temporal, as soon as Temporal is there. */
public final class StartingMovings implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StartingMovings.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final SequenceMovings movings;
  private final SequenceVersions versions;
  private final WorkflowClient client;
  private final int perSecond;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("movings").daemon().factory());
  private volatile boolean away;

  /**
   * @param perSecond how many runs are asked a second, for each publication
   */
  public StartingMovings(
      SequenceMovings movings, SequenceVersions versions, WorkflowClient client, int perSecond) {
    this.movings = movings;
    this.versions = versions;
    this.client = client;
    this.perSecond = perSecond;
    looking.scheduleWithFixedDelay(
        this::startWaiting, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void startWaiting() {
    try {
      movings.waiting().forEach(this::start);
      away = false;
    } catch (DataAccessException databaseAway) {
      // Told by the relay.
    } catch (RuntimeException failed) {
      if (!away) {
        LOG.warn(
            "Runs inside older versions wait to be moved or ended; it is tried again: {}",
            failed.getClass().getSimpleName());
      }
      away = true;
    }
  }

  private void start(Asked asked) {
    Moving moving = moving(asked);
    try {
      WorkflowClient.start(
          client.newWorkflowStub(MovingRuns.class, MovingOptions.of(moving))::run, moving);
    } catch (WorkflowExecutionAlreadyStarted byAnotherInstance) {
      // It need not be started twice.
    }
    movings.started(asked);
    LOG.info("Runs inside {} are asked to {}, by {}.", asked.name(), asked.policy(), asked.by());
  }

  private Moving moving(Asked asked) {
    Moving.Order order =
        asked.policy() == PeopleInside.MOVE
            ? new Moving.Order.MoveTo(new SequenceMove(definition(asked), asked.steps()))
            : new Moving.Order.End(asked.why());
    return new Moving(
        asked.tenant(),
        asked.name(),
        asked.version(),
        asked.occasion(),
        order,
        perSecond,
        asked.by(),
        Optional.empty());
  }

  private Sequence definition(Asked asked) {
    return versions.definition(asked.tenant(), asked.name(), asked.version()).orElseThrow();
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
