package io.followup.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.run.SkippingTime;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class HandingOverTest {
  private static final Handover REPLY =
      new Handover(
          new TenantId("acme"),
          "delivery-57",
          Handover.Kind.REPLY,
          List.of(new CustomerId("41000123")),
          Optional.of(57L),
          "The customer answered by SMS; please answer.");

  private final List<String> done = Collections.synchronizedList(new ArrayList<>());
  private boolean officeRefuses;
  private int filingFails;

  private TestWorkflowEnvironment environment;

  private final class Office implements Informing {
    @Override
    public String file(Handover handover) {
      if (officeRefuses) {
        throw ApplicationFailure.newNonRetryableFailure("ServiceTitan refuses notes.", "Refused");
      }
      if (filingFails-- > 0) {
        throw ApplicationFailure.newFailure("ServiceTitan is away.", "Away");
      }
      done.add("filed " + handover.cause());
      return "A note stands with the customer.";
    }

    @Override
    public String mail(Handover handover) {
      done.add("mailed " + handover.cause());
      return "The office was mailed.";
    }
  }

  @BeforeEach
  void start() {
    environment = SkippingTime.with(HandingOverRun.class, new Office());
  }

  @AfterEach
  void close() {
    environment.close();
  }

  private HandingOver handingOver() {
    return environment
        .getWorkflowClient()
        .newWorkflowStub(HandingOver.class, HandoverOptions.of(REPLY));
  }

  @Test
  void the_office_gets_a_note_and_a_mail() {
    assertThat(handingOver().run(REPLY))
        .isEqualTo(new HandedOver("A note stands with the customer.", "The office was mailed."));
    assertThat(done).containsExactlyInAnyOrder("filed delivery-57", "mailed delivery-57");
  }

  @Test
  void what_fails_is_tried_again_without_the_other_part() {
    filingFails = 2;
    handingOver().run(REPLY);
    assertThat(done).containsExactlyInAnyOrder("filed delivery-57", "mailed delivery-57");
  }

  @Test
  void a_part_that_cannot_be_done_fails_visibly_after_the_other_was_done() {
    officeRefuses = true;
    assertThatThrownBy(() -> handingOver().run(REPLY))
        .isInstanceOf(WorkflowFailedException.class)
        .rootCause()
        .hasMessageContaining("ServiceTitan refuses notes.");
    assertThat(done).containsExactly("mailed delivery-57");
  }

  private boolean started() {
    try {
      WorkflowClient.start(handingOver()::run, REPLY);
      return true;
    } catch (WorkflowExecutionAlreadyStarted before) {
      return false;
    }
  }

  @Test
  void the_same_cause_is_handed_over_once() {
    handingOver().run(REPLY);
    assertThat(started()).isFalse();
    assertThat(done).hasSize(2);
  }

  @Test
  void what_failed_may_be_handed_over_again() {
    officeRefuses = true;
    assertThatThrownBy(() -> handingOver().run(REPLY)).isInstanceOf(WorkflowFailedException.class);
    officeRefuses = false;
    handingOver().run(REPLY);
    assertThat(done).contains("filed delivery-57");
  }

  /** Replayed by {@code ReplayTest}; recorded once, never edited. */
  @Test
  @EnabledIfSystemProperty(named = "record", matches = "true")
  void record() throws IOException {
    filingFails = 1;
    handingOver().run(REPLY);
    Path file = Path.of("src/test/resources/histories/handed-over.json");
    if (Files.notExists(file)) {
      Files.writeString(
          file, environment.getWorkflowClient().fetchHistory(REPLY.workflowId()).toJson(true));
    }
  }
}
