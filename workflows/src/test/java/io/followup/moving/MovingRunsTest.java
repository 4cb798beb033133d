package io.followup.moving;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.moving.Moving.Occasion;
import io.followup.moving.Moving.Order;
import io.followup.run.Sample;
import io.followup.run.SequenceMove;
import io.followup.run.SkippingTime;
import io.temporal.testing.TestWorkflowEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class MovingRunsTest {
  private static final Moving ENDING =
      new Moving(
          Sample.ACME,
          "unsold-estimate",
          3,
          Occasion.PUBLISHED,
          new Order.End("version 3 was published"),
          5,
          "key 3 (ops)",
          Optional.empty());

  private final Deque<MovedPage> pages = new ArrayDeque<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private int failures;
  private TestWorkflowEnvironment environment;

  @BeforeEach
  void start() {
    environment =
        SkippingTime.with(
            MovingRunsRun.class,
            (AskingRuns)
                (moving, page) -> {
                  asked.add(page.orElse("first"));
                  if (failures-- > 0) {
                    throw new IllegalStateException("Temporal is away");
                  }
                  return pages.remove();
                });
  }

  @AfterEach
  void stop() {
    environment.close();
  }

  private MovingProgress run() {
    return environment
        .getWorkflowClient()
        .newWorkflowStub(MovingRuns.class, MovingOptions.of(ENDING))
        .run(ENDING);
  }

  private static MovedPage page(String next, int done, Map<String, Integer> refused) {
    return new MovedPage(Optional.ofNullable(next), done, 0, refused);
  }

  @Test
  void all_pages_are_gone_through_twice() {
    pages.add(page("second", 50, Map.of()));
    pages.add(page(null, 7, Map.of()));
    pages.add(page(null, 1, Map.of()));
    MovingProgress progress = run();
    assertThat(asked).containsExactly("first", "second", "first");
    assertThat(progress.done()).isEqualTo(58);
  }

  @Test
  void who_is_refused_because_of_a_call_is_asked_once_more_and_counted_once() {
    pages.add(page(null, 5, Map.of("A call is not over yet.", 2)));
    pages.add(page(null, 0, Map.of("A call is not over yet.", 2)));
    pages.add(page(null, 1, Map.of("A call is not over yet.", 1)));
    MovingProgress progress = run();
    assertThat(progress.rounds()).isEqualTo(3);
    assertThat(progress.done()).isEqualTo(6);
    assertThat(progress.refused()).isEqualTo(Map.of("A call is not over yet.", 1));
  }

  @Test
  void while_temporal_does_not_list_runs_it_is_tried_again() {
    failures = 3;
    pages.add(page(null, 4, Map.of()));
    pages.add(page(null, 0, Map.of()));
    assertThat(run().done()).isEqualTo(4);
  }

  /** For {@link io.followup.estimate.ReplayTest}. */
  @Test
  @EnabledIfSystemProperty(named = "record", matches = "true")
  void record() throws IOException {
    Path file = Path.of("src/test/resources/histories/runs-moved.json");
    if (Files.exists(file)) {
      return;
    }
    Moving moving =
        new Moving(
            Sample.ACME,
            "unsold-estimate",
            3,
            Occasion.PUBLISHED,
            new Order.MoveTo(new SequenceMove(Sample.textThenCall(), Map.of("call", "last-call"))),
            5,
            "key 3 (ops)",
            Optional.empty());
    failures = 1;
    pages.add(page("second", 50, Map.of("It is paused at a step that is gone.", 1)));
    pages.add(new MovedPage(Optional.empty(), 7, 2, Map.of("A call is not over yet.", 1)));
    pages.add(page(null, 2, Map.of("A call is not over yet.", 1)));
    pages.add(page(null, 1, Map.of()));
    environment
        .getWorkflowClient()
        .newWorkflowStub(MovingRuns.class, MovingOptions.of(moving))
        .run(moving);
    Files.writeString(
        file,
        environment
                .getWorkflowClient()
                .fetchHistory(moving.workflowId())
                .toJson(true)
                .stripTrailing()
            + "\n");
  }

  @Test
  void only_runs_of_earlier_versions_are_concerned() {
    assertThat(ENDING.concerns("unsold-estimate@2")).isTrue();
    assertThat(ENDING.concerns("unsold-estimate@3")).isFalse();
    assertThat(ENDING.concerns("unsold-estimate@4")).isFalse();
    assertThat(ENDING.concerns("unsold-estimate-again@2")).isFalse();
    assertThat(ENDING.concerns("")).isFalse();
  }

  @Test
  void what_was_archived_concerns_its_own_runs_too() {
    Moving archived =
        new Moving(
            Sample.ACME,
            "unsold-estimate",
            3,
            Occasion.ARCHIVED,
            ENDING.order(),
            5,
            "key 3 (ops)",
            Optional.empty());
    assertThat(archived.concerns("unsold-estimate@3")).isTrue();
    assertThat(archived.concerns("unsold-estimate@4")).isFalse();
    assertThat(archived.workflowId()).isEqualTo("moving/acme/unsold-estimate/archived-3");
  }
}
