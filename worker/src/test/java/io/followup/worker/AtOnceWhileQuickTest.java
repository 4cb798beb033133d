package io.followup.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.temporal.TouchOptions;
import io.followup.touch.TouchResult;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AtOnceWhileQuickTest {
  private static final TouchResult DONE = new TouchResult.Skipped("test", "Nothing to send.");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T16:00:00Z"));
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private volatile boolean hangs;
  private volatile boolean insideWorkflowTask = true;

  private final AtOnceWhileQuick touching =
      new AtOnceWhileQuick(
          request -> {
            if (hangs) {
              reached.countDown();
              await(release);
            }
            return DONE;
          },
          () -> insideWorkflowTask,
          new Clock() {
            @Override
            public ZoneOffset getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return now.get();
            }
          });

  @Test
  void while_a_vendor_hangs_touches_go_on_as_activities_and_afterwards_at_once_again()
      throws Exception {
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      hangs = true;
      Future<TouchResult> hanging = other.submit(() -> touching.touch(null));
      assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
      hangs = false;
      assertThat(touching.touch(null)).as("it may still be quick").isEqualTo(DONE);

      now.updateAndGet(at -> at.plus(TouchOptions.AT_ONCE).plus(Duration.ofMillis(1)));
      assertThatThrownBy(() -> touching.touch(null))
          .isInstanceOf(ApplicationFailure.class)
          .hasMessageContaining("goes on as an activity");
      insideWorkflowTask = false;
      assertThat(touching.touch(null)).as("as an activity").isEqualTo(DONE);

      release.countDown();
      assertThat(hanging.get(10, TimeUnit.SECONDS)).isEqualTo(DONE);
      insideWorkflowTask = true;
      assertThat(touching.touch(null)).as("at once again").isEqualTo(DONE);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
