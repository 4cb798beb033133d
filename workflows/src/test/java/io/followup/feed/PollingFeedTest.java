package io.followup.feed;

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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class PollingFeedTest {
  private static final FeedPoll POLL = FeedPoll.of(Sample.ACME, Feed.ESTIMATES);

  private final Deque<Supplier<Stretch>> stretches = new ArrayDeque<>();
  private final AtomicInteger tries = new AtomicInteger();
  private TestWorkflowEnvironment environment;

  @BeforeEach
  void start() {
    environment =
        SkippingTime.with(
            PollingFeedRun.class,
            (TakingInFeed)
                (tenant, feed) -> {
                  tries.incrementAndGet();
                  assertThat(List.of(tenant, feed)).containsExactly(Sample.ACME, Feed.ESTIMATES);
                  return stretches.remove().get();
                });
  }

  @AfterEach
  void stop() {
    environment.close();
  }

  private FeedTotals run() {
    return environment
        .getWorkflowClient()
        .newWorkflowStub(PollingFeed.class, PollingOptions.of(POLL.tenant(), POLL.feed()))
        .run(POLL);
  }

  @Test
  void a_feed_is_read_stretch_by_stretch_to_its_end() {
    stretches.add(() -> new Stretch(500, 480, true));
    stretches.add(() -> new Stretch(120, 100, false));
    assertThat(run()).isEqualTo(new FeedTotals(620, 580));
  }

  @Test
  void while_the_dispatch_system_is_away_it_is_tried_again_as_it_asks() {
    stretches.add(
        () -> {
          throw ApplicationFailure.newBuilder()
              .setType("DispatchSystemAway")
              .setMessage("ServiceTitan answered 429.")
              .setNextRetryDelay(Duration.ofMinutes(7))
              .build();
        });
    stretches.add(() -> new Stretch(1, 1, false));
    long began = environment.currentTimeMillis();
    assertThat(run()).isEqualTo(new FeedTotals(1, 1));
    assertThat(Duration.ofMillis(environment.currentTimeMillis() - began))
        .isGreaterThanOrEqualTo(Duration.ofMinutes(7));
  }

  @Test
  void what_a_person_must_change_first_fails_at_once_and_visibly() {
    stretches.add(
        () -> {
          throw ApplicationFailure.newNonRetryableFailure(
              "Grant the app the scope for it.", PollingOptions.REFUSED);
        });
    assertThatThrownBy(this::run)
        .isInstanceOf(WorkflowFailedException.class)
        .rootCause()
        .hasMessageContaining("Grant the app the scope for it.");
    assertThat(tries).hasValue(1);
  }

  /** Replayed by {@code ReplayTest}; recorded once, never edited. */
  @Test
  @EnabledIfSystemProperty(named = "record", matches = "true")
  void record() throws IOException {
    stretches.add(() -> new Stretch(500, 480, true));
    stretches.add(
        () -> {
          throw ApplicationFailure.newFailure("ServiceTitan answered 503.", "DispatchSystemAway");
        });
    stretches.add(() -> new Stretch(120, 100, false));
    run();
    Path file = Path.of("src/test/resources/histories/feed-read-to-its-end.json");
    if (Files.notExists(file)) {
      Files.writeString(
          file,
          environment
              .getWorkflowClient()
              .fetchHistory(FeedPoll.id(POLL.tenant(), POLL.feed()))
              .toJson(true));
    }
  }
}
