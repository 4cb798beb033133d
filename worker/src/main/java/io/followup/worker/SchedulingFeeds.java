package io.followup.worker;

import io.grpc.StatusRuntimeException;
import io.temporal.client.schedules.ScheduleException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Makes sure of the schedules of the feeds as soon as Temporal is there. */
final class SchedulingFeeds implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(SchedulingFeeds.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final FeedSchedules schedules;
  private volatile boolean running;

  SchedulingFeeds(FeedSchedules schedules) {
    this.schedules = schedules;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("scheduling-feeds").start(this::ensure);
  }

  private void ensure() {
    boolean told = false;
    while (running) {
      try {
        schedules.ensure();
        return;
      } catch (ScheduleException | StatusRuntimeException away) {
        if (!told) {
          LOG.warn(
              "The schedules of the feeds could not be looked at ({}); trying again until they"
                  + " can.",
              away.getMessage());
          told = true;
        }
        sleep();
      }
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
