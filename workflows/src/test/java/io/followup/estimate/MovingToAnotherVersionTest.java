package io.followup.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.run.Ending;
import io.followup.run.Engine;
import io.followup.run.Outcome;
import io.followup.run.Sample;
import io.followup.run.SequenceMove;
import io.followup.sequence.Anchor;
import io.followup.sequence.Message;
import io.followup.sequence.Sequence;
import io.followup.sequence.Step;
import io.followup.sequence.Wait;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real runs that are asked, by Temporal's update, to go on by another version. */
class MovingToAnotherVersionTest {
  private final Engine engine = Engine.start();

  @AfterEach
  void stop() {
    engine.close();
  }

  private static Step text(String id, Duration afterTrigger) {
    return new Step(
        id,
        new Wait(afterTrigger, Anchor.TRIGGER),
        new Message.Sms("Hi, it's {{company.name}}. STOP to end."),
        Optional.empty());
  }

  private static Sequence version(int version, Step... steps) {
    Sequence sequence = Sample.sequence(4, Duration.ofDays(30), steps);
    return new Sequence(
        sequence.name(),
        version,
        "hash" + version,
        sequence.trigger(),
        sequence.enroll(),
        sequence.steps(),
        sequence.exits(),
        sequence.limits(),
        sequence.holdoutPercent());
  }

  private void runBegins() {
    engine.estimateGoesOut(
        Sample.opened("61000789", engine.now()),
        version(1, text("first", Duration.ofHours(24)), text("second", Duration.ofHours(72))),
        1);
  }

  private static SequenceMove to(Sequence sequence) {
    return new SequenceMove(sequence, Map.of());
  }

  @Test
  void a_run_takes_its_next_steps_from_the_new_version() {
    runBegins();
    engine.sleep(Duration.ofHours(30));
    Sequence next =
        version(
            2,
            text("first", Duration.ofHours(24)),
            text("second", Duration.ofHours(48)),
            text("third", Duration.ofHours(60)));
    assertThat(engine.moves(to(next)))
        .startsWith("Moved from unsold-estimate@1 to unsold-estimate@2; step second comes next.");
    Ending ending = engine.ending();
    assertThat(engine.stepsTouched()).containsExactly("first", "second", "third");
    assertThat(engine.touches().get(1).sequence()).isEqualTo("unsold-estimate@2");
    assertThat(ending.outcome()).isEqualTo(Outcome.EXHAUSTED);
  }

  @Test
  void a_version_without_a_place_for_it_is_refused_in_a_sentence() {
    runBegins();
    engine.sleep(Duration.ofHours(30));
    assertThatThrownBy(() -> engine.moves(to(version(2, text("other", Duration.ofHours(48))))))
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("unsold-estimate@2 has no place for a run before step second.");
  }

  @Test
  void a_message_that_is_on_its_way_is_not_sent_again_under_a_new_name() throws Exception {
    CountDownLatch sending = new CountDownLatch(1);
    CountDownLatch sent = new CountDownLatch(1);
    engine.senderAnswers(
        request -> {
          sending.countDown();
          await(sent);
          return engine.sentNow(request);
        });
    runBegins();
    CompletableFuture<Void> day =
        CompletableFuture.runAsync(() -> engine.sleep(Duration.ofHours(25)));
    assertThat(sending.await(20, TimeUnit.SECONDS)).isTrue();
    Sequence renamed =
        version(2, text("renamed", Duration.ofHours(24)), text("second", Duration.ofHours(72)));
    CompletableFuture<String> moved =
        CompletableFuture.supplyAsync(
            () -> engine.moves(new SequenceMove(renamed, Map.of("first", "renamed"))));
    Thread.sleep(300);
    sent.countDown();
    assertThat(moved.get(20, TimeUnit.SECONDS)).contains("step second comes next");
    day.get(20, TimeUnit.SECONDS);
    engine.ending();
    assertThat(engine.stepsTouched()).containsExactly("first", "second");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
