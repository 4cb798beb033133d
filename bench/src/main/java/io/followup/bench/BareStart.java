package io.followup.bench;

import io.followup.fact.EstimateOpened;
import io.followup.fact.Origin;
import io.followup.run.FollowUpStart;
import io.followup.run.StartOptions;
import io.followup.sequence.Sequence;
import io.followup.sequence.Sequences;
import io.followup.subject.CustomerId;
import io.followup.subject.EstimateId;
import io.followup.subject.EstimateSubject;
import io.followup.tenant.TenantId;
import io.temporal.client.WorkflowOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The same start that the relay makes, without the relay. */
record BareStart(WorkflowOptions options, EstimateOpened fact, FollowUpStart input) {

  static BareStart of(Sequence sequence, long number) {
    Instant now = Instant.now();
    String id = Long.toString(number);
    EstimateSubject subject =
        new EstimateSubject(new TenantId("acme"), EstimateSubject.Scope.JOB, id);
    EstimateOpened opened =
        new EstimateOpened(
            new Origin("created-" + id, subject.tenant(), now, now, "servicetitan-webhook"),
            subject,
            new EstimateId(id),
            new CustomerId(id),
            new BigDecimal("583.20"),
            now,
            now);
    FollowUpStart start =
        FollowUpStart.of(opened, List.of(sequence), 1, ZoneId.of("America/Chicago"));
    return new BareStart(StartOptions.of(start), opened, start);
  }

  /** The sequence that the engine under test runs. */
  static Sequence publishedSequence() throws IOException {
    Path file = Path.of("sequences", "unsold-estimate.yaml");
    return Sequences.parse(Map.of(file.getFileName().toString(), Files.readAllBytes(file)))
        .find(Sequence.Trigger.ESTIMATE)
        .orElseThrow();
  }
}
