package io.followup.api.dryrun;

import io.followup.access.Role;
import io.followup.api.access.Caller;
import io.followup.api.access.VisibleTenants;
import io.followup.api.problem.Problem;
import io.followup.api.problem.RefusedException;
import io.followup.dryrun.Calendar;
import io.followup.dryrun.DryRun;
import io.followup.dryrun.Recorded;
import io.followup.dryrun.Summary;
import io.followup.enrolling.HouseholdsMet;
import io.followup.enrolling.Triggers;
import io.followup.inbox.RecordedObjects;
import io.followup.sequence.InvalidSequences;
import io.followup.sequence.Sequence;
import io.followup.sequence.SequenceFile;
import io.followup.sequence.SequenceProblem;
import io.followup.sequence.Sequences;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.traffic.HouseholdKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells what a sequence would send to what is recorded, without sending anything. */
@RestController
class DryRunController {
  private static final int MOST = 1_000;

  private static final MediaType PLAIN =
      new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

  private final Tenants tenants;
  private final VisibleTenants visible;
  private final RecordedObjects recorded;
  private final HouseholdsMet households;

  DryRunController(Tenants tenants, RecordedObjects recorded, DataSource dataSource) {
    this.tenants = tenants;
    this.visible = new VisibleTenants(tenants);
    this.recorded = recorded;
    this.households = new HouseholdKeys(dataSource);
  }

  /**
   * @param file how the problems name the sequence
   * @param accept {@code text/plain} for the calendar as people read it, JSON otherwise
   */
  @PostMapping(
      path = "/api/sequences/dry-run",
      consumes = {"application/yaml", "application/octet-stream", "text/*"})
  ResponseEntity<?> dryRun(
      @RequestParam Optional<String> tenant,
      @RequestParam Optional<String> from,
      @RequestParam Optional<String> to,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(defaultValue = "sequence.yaml") String file,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
      InputStream body)
      throws IOException {
    boolean forPeople = accept.startsWith(MediaType.TEXT_PLAIN_VALUE);
    try {
      Caller.current().mustBe(Role.MARKETING);
      DryRunAnswer answer =
          answer(tenant, from, to, limit, file, body.readNBytes(SequenceFile.MAX_BYTES + 1));
      return forPeople
          ? ResponseEntity.ok().contentType(PLAIN).body(Printed.calendar(answer))
          : ResponseEntity.ok(answer);
    } catch (RefusedException refused) {
      if (!forPeople) {
        throw refused;
      }
      return ResponseEntity.status(refused.problem().status())
          .contentType(PLAIN)
          .body(refused.problem().inWords());
    }
  }

  private DryRunAnswer answer(
      Optional<String> wanted,
      Optional<String> from,
      Optional<String> to,
      int limit,
      String file,
      byte[] yaml) {
    long began = System.nanoTime();
    if (limit < 1 || limit > MOST) {
      throw Problem.of(
              400, "wrong-value", "limit is " + limit + ".", "Use a value from 1 to " + MOST + ".")
          .about("limit")
          .asException();
    }
    TenantId id = visible.one(wanted);
    Tenant tenant = tenants.get(id);
    Window window = Window.of(from, to, tenant.zone());
    Sequences sequences = read(file, yaml);
    DryRun dryRun = new DryRun(sequences, tenant, households);
    Sequence sequence = sequences.all().getFirst();
    List<Recorded> objects =
        recorded.newest(
            id, Triggers.kind(sequence.trigger()), window.from(), window.to(), limit + 1);
    boolean more = objects.size() > limit;
    List<Calendar> calendars = objects.stream().skip(more ? 1 : 0).map(dryRun::play).toList();
    return new DryRunAnswer(
        sequence.label(),
        id.value(),
        tenant.zone(),
        window.from(),
        window.to(),
        more,
        dryRun.assumptions(),
        Summary.of(sequence, calendars),
        Duration.ofNanos(System.nanoTime() - began).toMillis(),
        calendars);
  }

  private static Sequences read(String file, byte[] yaml) {
    try {
      return Sequences.parse(Map.of(file, yaml));
    } catch (InvalidSequences wrong) {
      int mistakes = wrong.problems().size();
      throw Problem.of(
              422,
              "wrong-sequence",
              "the sequence cannot be used: it has "
                  + mistakes
                  + (mistakes == 1 ? " mistake." : " mistakes."),
              "Correct what is listed under problems; docs/sequences.md describes the form.")
          .listing(wrong.problems().stream().map(SequenceProblem::toString).toList())
          .asException();
    }
  }
}
