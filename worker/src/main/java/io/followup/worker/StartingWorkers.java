package io.followup.worker;

import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts the workers once Temporal is there, and lets running touches end before the process does.
 * The starter itself would exit while Temporal is away and would not wait at the end.
 */
@Component
class StartingWorkers implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(StartingWorkers.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** Shorter than the phase's time in application.yaml, longer than one POST. */
  private static final Duration LAST_TOUCHES = Duration.ofSeconds(25);

  private final WorkerFactory factory;
  private final WorkflowClient client;
  private final ApplicationContext context;
  private final TemporalLink link;
  private volatile boolean running;

  StartingWorkers(
      WorkerFactory factory, WorkflowClient client, ApplicationContext context, TemporalLink link) {
    this.factory = factory;
    this.client = client;
    this.context = context;
    this.link = link;
  }

  /** Whether the workers poll. */
  boolean started() {
    return factory.isStarted() && !factory.isShutdown();
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("starting-workers").start(this::startWhenTemporalIsThere);
  }

  private void startWhenTemporalIsThere() {
    Duration pause = Duration.ofMillis(200);
    boolean told = false;
    while (running) {
      try {
        RegisteredSearchAttributes.ensure(
            client.getWorkflowServiceStubs(), client.getOptions().getNamespace());
        factory.start();
        LOG.info("Workers poll {}.", client.getOptions().getNamespace());
        link.watch(() -> running);
        return;
      } catch (RegisteredSearchAttributes.WrongSearchAttribute wrong) {
        LOG.error(wrong.getMessage());
        System.exit(SpringApplication.exit(context, () -> 1));
      } catch (StatusRuntimeException away) {
        if (!told) {
          LOG.warn(
              "Temporal does not answer ({}); trying again until it does.",
              away.getStatus().getCode());
          told = true;
        }
        pause = sleepAndLengthen(pause);
      }
    }
  }

  private static Duration sleepAndLengthen(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Duration longer = pause.multipliedBy(2);
    return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
  }

  @Override
  public void stop() {
    running = false;
    if (factory.isStarted()) {
      factory.shutdown();
      factory.awaitTermination(LAST_TOUCHES.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
