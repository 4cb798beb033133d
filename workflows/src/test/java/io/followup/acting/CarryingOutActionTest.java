package io.followup.acting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.run.SkippingTime;
import io.followup.tenant.TenantId;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class CarryingOutActionTest {
  private static final ActionRequest NOTE =
      new ActionRequest(
          new TenantId("acme"),
          UUID.fromString("0b0f6c1e-5a1d-4a53-8d36-7f2a9c1b2e10"),
          "note",
          "key 3 (ops)");

  private int away;
  private String refusal = "";
  private TestWorkflowEnvironment environment;

  private final class Dispatch implements DoingActions {
    @Override
    public String act(ActionRequest request) {
      if (!refusal.isEmpty()) {
        throw ApplicationFailure.newNonRetryableFailure(refusal, "Refused");
      }
      if (away-- > 0) {
        throw ApplicationFailure.newFailure("ServiceTitan is away.", "TryAgain");
      }
      return "Note 45 of job 51.";
    }
  }

  @BeforeEach
  void start() {
    environment = SkippingTime.with(CarryingOutActionRun.class, new Dispatch());
  }

  @AfterEach
  void close() {
    environment.close();
  }

  private String carryOut() {
    return environment
        .getWorkflowClient()
        .newWorkflowStub(CarryingOutAction.class, ActionOptions.of(NOTE))
        .run(NOTE);
  }

  @Test
  void it_is_tried_over_a_day_without_the_dispatch_system() {
    away = 100;
    assertThat(carryOut()).isEqualTo("Note 45 of job 51.");
  }

  @Test
  void what_is_refused_fails_visibly_with_its_reason_and_may_be_asked_for_again() {
    refusal = "ServiceTitan does not know job 51.";
    assertThatThrownBy(this::carryOut)
        .isInstanceOf(WorkflowFailedException.class)
        .rootCause()
        .hasMessageContaining("does not know job 51");
    refusal = "";
    assertThat(carryOut()).isEqualTo("Note 45 of job 51.");
  }

  @Test
  void after_three_days_nobody_tries_any_more() {
    away = Integer.MAX_VALUE;
    assertThatThrownBy(this::carryOut).rootCause().hasMessageContaining("ServiceTitan is away.");
  }

  /** Replayed by {@code ReplayTest}; recorded once, never edited. */
  @Test
  @EnabledIfSystemProperty(named = "record", matches = "true")
  void record() throws IOException {
    away = 1;
    carryOut();
    Path file = Path.of("src/test/resources/histories/action-carried-out.json");
    if (Files.notExists(file)) {
      Files.writeString(
          file, environment.getWorkflowClient().fetchHistory(NOTE.workflowId()).toJson(true));
    }
  }
}
