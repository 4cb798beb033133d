package io.followup.bench;

import io.followup.dryrun.Calendar;
import io.followup.dryrun.DryRun;
import io.followup.dryrun.Recorded;
import io.followup.fact.EstimateOpened;
import io.followup.fact.Origin;
import io.followup.sequence.Anchor;
import io.followup.sequence.Sequence;
import io.followup.sequence.Sequences;
import io.followup.sequence.Step;
import io.followup.subject.CustomerId;
import io.followup.subject.EstimateId;
import io.followup.subject.EstimateSubject;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Webhooks;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Objects a second that a dry run plans: enrolment, lifecycle, guards and wording of each message,
 * without waiting and without I/O. Against a bare loop that only adds the steps' waits to the
 * trigger.
 */
final class PlannerBench {
  private static final int OBJECTS = 1_000;
  private static final int ROUNDS = 5;
  private static final TenantId ACME = new TenantId("acme");
  private static final Instant FIRST = Instant.parse("2026-11-02T06:00:00Z");

  private PlannerBench() {}

  static Report run() throws Exception {
    Path file = Path.of("sequences/unsold-estimate.yaml");
    Sequences sequences =
        Sequences.parse(Map.of(file.getFileName().toString(), Files.readAllBytes(file)));
    Sequence sequence = sequences.all().getFirst();
    DryRun dryRun = new DryRun(sequences, acme(), (tenant, customer) -> Optional.empty());
    List<Recorded> objects = objects();
    double bare = perSecond(objects, object -> planned(sequence, object));
    double ours = perSecond(objects, object -> entries(dryRun.play(object)));
    return new Report("planner", "dry run of " + OBJECTS + " estimates by " + sequence.label())
        .row("objects", bare, ours, "1/s")
        .row("1,000 objects", 1_000_000 / bare, 1_000_000 / ours, "ms")
        .atMost("seconds for 1,000 objects", 1_000 / ours, 5);
  }

  /** The first rounds warm up, the rest is measured. */
  private static double perSecond(List<Recorded> objects, ToIntFunction<Recorded> plan) {
    long started = 0;
    int entries = 0;
    for (int round = 0; round < 2 * ROUNDS; round++) {
      if (round == ROUNDS) {
        started = System.nanoTime();
      }
      for (Recorded object : objects) {
        entries += plan.applyAsInt(object);
      }
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    if (entries == 0) {
      throw new IllegalStateException("nothing was planned");
    }
    return objects.size() * ROUNDS / seconds;
  }

  private static int entries(Calendar calendar) {
    return calendar.entries().size();
  }

  private static int planned(Sequence sequence, Recorded object) {
    List<Instant> at = new ArrayList<>();
    Instant trigger = object.opening().countsFrom();
    Instant before = trigger;
    for (Step step : sequence.steps()) {
      Instant anchor = step.due().after() == Anchor.TRIGGER ? trigger : before;
      before = anchor.plus(step.due().duration());
      at.add(before);
    }
    return at.size();
  }

  /** One every seven minutes, day and night, so that some fall into quiet hours. */
  private static List<Recorded> objects() {
    List<Recorded> objects = new ArrayList<>();
    for (int i = 0; i < OBJECTS; i++) {
      Instant at = FIRST.plus(Duration.ofMinutes(7L * i));
      EstimateSubject subject =
          new EstimateSubject(ACME, EstimateSubject.Scope.JOB, String.valueOf(51_000_000 + i));
      EstimateOpened opened =
          new EstimateOpened(
              new Origin("opened-" + i, ACME, at, at, "bench"),
              subject,
              new EstimateId(String.valueOf(61_000_000 + i)),
              new CustomerId(String.valueOf(41_000_000 + i)),
              new BigDecimal("1249.50"),
              at,
              at);
      objects.add(new Recorded(subject.workflowId(), List.of(opened)));
    }
    return objects;
  }

  static Tenant acme() {
    return new Tenant(
        "Acme Air & Heat",
        ZoneId.of("America/Chicago"),
        "+15125550100",
        null,
        null,
        null,
        Webhooks.of("acme-token-0123456789", List.of("key")),
        new Tenant.ServiceTitan(1000200030, "cid", "secret", "ak", null, null, null, null, null),
        new Tenant.Twilio("AC1", "token", "MG1", null, "+15125550111", null, null),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
