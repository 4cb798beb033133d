package io.followup.estimate;

import static io.followup.run.Sample.TUESDAY_10;
import static io.followup.run.Sample.acme;
import static io.followup.run.Sample.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.dryrun.Calendar;
import io.followup.dryrun.DryRun;
import io.followup.dryrun.Recorded;
import io.followup.fact.EstimateOpened;
import io.followup.guard.Guards;
import io.followup.guard.Person;
import io.followup.guard.SampleContent;
import io.followup.guard.Sending;
import io.followup.guard.Standing;
import io.followup.run.Engine;
import io.followup.run.Outcome;
import io.followup.sequence.Sequences;
import io.followup.touch.TouchRequest;
import io.followup.touch.TouchResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A dry run and a real one of the same estimate. */
class DryRunAgreesTest {
  private static final String DUE_AT_NIGHT =
      """
      sequence: unsold-estimate
      trigger: estimate
      steps:
        - { id: first-text, wait: 36h, sms: "{{company.name}}. Reply STOP to end." }
        - { id: second-text, wait: 24h, sms: "{{company.name}}: any questions?" }
        - { id: call, wait: 4d after trigger, voice: unsold }
      scripts:
        unsold: { say: "This is {{company.name}}.", voicemail: "{{company.name}} called." }
      """;

  @Test
  void both_touch_at_the_same_moments() {
    Sequences sequences =
        Sequences.parse(Map.of("test.yaml", DUE_AT_NIGHT.getBytes(StandardCharsets.UTF_8)));
    EstimateOpened opened = opened("1", TUESDAY_10);
    Calendar calendar =
        new DryRun(sequences, acme(), (tenant, customer) -> Optional.empty())
            .play(new Recorded(opened.subject().workflowId(), List.of(opened)));
    try (Engine engine = Engine.start()) {
      engine.senderAnswers(request -> asGuarded(engine, request));
      engine.estimateGoesOut(opened, sequences.all().iterator().next(), 1);
      assertThat(engine.ending().outcome()).isEqualTo(Outcome.EXHAUSTED);
      assertThat(calendar.entries().stream().map(Calendar.Entry::step))
          .containsExactlyElementsOf(engine.stepsTouched())
          .hasSize(4);
      for (int touch = 0; touch < 4; touch++) {
        Instant planned = calendar.entries().get(touch).at();
        // A real run needs a moment from one step to the next.
        assertThat(engine.touches().get(touch).dueAt()).isBetween(planned, planned.plusSeconds(60));
      }
    }
  }

  private static TouchResult asGuarded(Engine engine, TouchRequest request) {
    Sending sending =
        new Sending(
            new Sending.Clocks(engine.now(), 1, 1, engine.now(), engine.now(), "2026a"),
            new Sending.Planned(
                request.workflowId(),
                request.step().id(),
                request.step().message().over(),
                request.purpose(),
                request.turn().cause(),
                request.firstDueAt()),
            new Sending.Subject(new Standing.Open("estimate 1 OPEN"), Optional.empty()),
            new Sending.Recipient(Optional.of(new Sending.Destination(true, "")), List.of()),
            new Sending.Place(Set.of(acme().zone()), Set.of(), acme().quietHours()),
            Person.agreed("booking form"),
            SampleContent.fine(),
            Sending.Controls.none(),
            Sending.Traffic.none(acme().limits()));
    return Guards.check(sending)
        .map(Guards.Objection::result)
        .orElseGet(() -> engine.sentNow(request));
  }
}
