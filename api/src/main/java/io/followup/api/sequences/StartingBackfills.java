package io.followup.api.sequences;

import io.followup.backfill.Backfill;
import io.followup.backfill.BackfillOptions;
import io.followup.backfill.Backfilling;
import io.followup.version.SequenceBackfills;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Hands backfills that were asked for to Temporal, as soon as Temporal is there. */
public final class StartingBackfills implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StartingBackfills.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final SequenceBackfills backfills;
  private final WorkflowClient client;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("backfills").daemon().factory());
  private volatile boolean away;

  public StartingBackfills(SequenceBackfills backfills, WorkflowClient client) {
    this.backfills = backfills;
    this.client = client;
    looking.scheduleWithFixedDelay(
        this::startWaiting, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void startWaiting() {
    try {
      backfills.waiting().forEach(asked -> start(asked.backfill()));
      away = false;
    } catch (DataAccessException databaseAway) {
      // Told by the relay.
    } catch (RuntimeException failed) {
      if (!away) {
        LOG.warn(
            "A backfill waits to be started; it is tried again: {}",
            failed.getClass().getSimpleName());
      }
      away = true;
    }
  }

  private void start(Backfill backfill) {
    try {
      WorkflowClient.start(
          client.newWorkflowStub(Backfilling.class, BackfillOptions.of(backfill))::run, backfill);
    } catch (WorkflowExecutionAlreadyStarted byAnotherInstance) {
      // It need not be started twice.
    }
    backfills.started(backfill);
    LOG.info(
        "Open objects younger than {} days enter {} of {}, asked by {}.",
        backfill.days(),
        backfill.sequence(),
        backfill.tenant(),
        backfill.asked());
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
