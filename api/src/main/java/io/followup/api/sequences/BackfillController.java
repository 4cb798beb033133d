package io.followup.api.sequences;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.access.Audit;
import io.followup.access.Role;
import io.followup.api.access.Caller;
import io.followup.api.access.VisibleTenants;
import io.followup.api.problem.ForPeople;
import io.followup.api.problem.Problem;
import io.followup.backfill.BackfillQuestion;
import io.followup.sequence.Sequence;
import io.followup.sequence.SequenceFile;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.version.SequenceBackfills;
import io.followup.version.SequenceBackfills.Wanted;
import io.followup.version.SequenceVersion;
import io.followup.version.SequenceVersions;
import io.temporal.client.WorkflowClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets open objects enter a sequence, at a ramp; shows before what the first day would bring. */
@RestController
@RequestMapping("/api/sequences/{name}/backfill")
class BackfillController {
  private final SequenceLookup lookup;
  private final SequenceVersions versions;
  private final SequenceBackfills backfills;
  private final AskingForBackfills asking;
  private final BackfillsInTemporal inTemporal;
  private final Audit audit;
  private final VisibleTenants visible;
  private final TransactionTemplate transaction;

  BackfillController(
      SequenceVersions versions,
      SequenceBackfills backfills,
      Audit audit,
      Tenants tenants,
      TransactionTemplate transaction,
      WorkflowClient temporal) {
    this.lookup = new SequenceLookup(versions);
    this.versions = versions;
    this.backfills = backfills;
    this.asking = new AskingForBackfills(backfills, audit);
    this.inTemporal = new BackfillsInTemporal(temporal);
    this.audit = audit;
    this.visible = new VisibleTenants(tenants);
    this.transaction = transaction;
  }

  /**
   * What is to be looked at.
   *
   * @param version a number, draft or in-force; the draft when left out, else what is in force
   * @param youngerThanDays as for a backfill, and so are the others
   */
  record PreviewWanted(String version, Integer youngerThanDays, Integer perHour, Integer perDay) {}

  /**
   * A preview, or that it is being made.
   *
   * @param state running or done
   * @param preview absent while it is running
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PreviewView(String id, String state, PreviewShown preview) {}

  /** All that were asked for, the newest first. */
  @GetMapping
  ResponseEntity<?> list(
      @PathVariable String name,
      @RequestParam Optional<String> tenant,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
    Caller.current().mustBe(Role.VIEWER);
    TenantId id = visible.one(tenant);
    lookup.all(id, name);
    return ForPeople.answer(
        accept,
        backfills.of(id, name).stream().map(inTemporal::view).toList(),
        PrintedBackfills::list);
  }

  /** Open objects enter what is in force now. */
  @PostMapping
  ResponseEntity<?> begin(
      @PathVariable String name,
      @RequestParam Optional<String> tenant,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
      @RequestBody BackfillWanted asked) {
    Caller caller = author();
    TenantId id = visible.one(tenant);
    Wanted wanted = asked.checked();
    SequenceVersion inForce = lookup.one(id, name, "in-force");
    Sequence sequence =
        versions.definition(id, name, inForce.version().orElseThrow()).orElseThrow();
    transaction.executeWithoutResult(status -> asking.ask(id, sequence, wanted, caller.inAudit()));
    return newest(id, name, accept);
  }

  /** Nobody enters until it is resumed. */
  @PostMapping("/pause")
  ResponseEntity<?> pause(
      @PathVariable String name,
      @RequestParam Optional<String> tenant,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
    return tell("pause", name, tenant, accept);
  }

  /** Goes on after a pause. */
  @PostMapping("/resume")
  ResponseEntity<?> resume(
      @PathVariable String name,
      @RequestParam Optional<String> tenant,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
    return tell("resume", name, tenant, accept);
  }

  /** Nobody enters any more; whoever did stays. */
  @PostMapping("/stop")
  ResponseEntity<?> stop(
      @PathVariable String name,
      @RequestParam Optional<String> tenant,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
    return tell("stop", name, tenant, accept);
  }

  private ResponseEntity<?> tell(
      String order, String name, Optional<String> tenant, String accept) {
    Caller caller = author();
    TenantId id = visible.one(tenant);
    lookup.all(id, name);
    SequenceBackfills.Asked asked =
        backfills.of(id, name).stream()
            .filter(one -> one.ended().isEmpty())
            .findFirst()
            .orElseThrow(
                () ->
                    Problem.of(
                            409,
                            "not-under-way",
                            "no backfill of '" + name + "' is under way.",
                            "Look at GET /api/sequences/" + name + "/backfill.")
                        .asException());
    inTemporal.tell(asked, order, caller.inAudit());
    audit.record(caller.inAudit(), order + " backfill", "sequence " + name + " of " + id, null);
    return newest(id, name, accept);
  }

  private ResponseEntity<?> newest(TenantId tenant, String name, String accept) {
    return ForPeople.answer(
        accept,
        inTemporal.view(backfills.of(tenant, name).getFirst()),
        view -> PrintedBackfills.list(List.of(view)));
  }

  /** What would enter, and the messages of the first day. Sends and changes nothing. */
  @PostMapping("/preview")
  ResponseEntity<?> preview(
      @PathVariable String name,
      @RequestParam Optional<String> tenant,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
      @RequestBody PreviewWanted asked) {
    author();
    TenantId id = visible.one(tenant);
    Wanted wanted =
        new BackfillWanted(asked.youngerThanDays(), asked.perHour(), asked.perDay()).checked();
    SequenceVersion version = version(id, name, Optional.ofNullable(asked.version()));
    AskingForBackfills.check(readable(name, version));
    BackfillQuestion question =
        new BackfillQuestion(
            id,
            UUID.randomUUID().toString(),
            name,
            version.content(),
            wanted.days(),
            wanted.ramp());
    inTemporal.start(question);
    return answer(id, name, question.id(), accept);
  }

  private SequenceVersion version(TenantId tenant, String name, Optional<String> wanted) {
    return wanted
        .map(which -> lookup.one(tenant, name, which))
        .or(() -> versions.draft(tenant, name))
        .orElseGet(() -> lookup.one(tenant, name, "in-force"));
  }

  private static Sequence readable(String name, SequenceVersion version) {
    byte[] content = version.content().getBytes(StandardCharsets.UTF_8);
    if (SequenceFile.read(name + ".yaml", content) instanceof SequenceFile.Valid valid) {
      return valid.sequence();
    }
    throw Problem.of(
            422,
            "wrong-sequence",
            version.label() + " has mistakes.",
            "Correct what GET /api/sequences/" + name + "/versions/draft and lint tell.")
        .asException();
  }

  /** A preview that took longer than its caller waited. */
  @GetMapping("/previews/{id}")
  ResponseEntity<?> previewed(
      @PathVariable String name,
      @PathVariable String id,
      @RequestParam Optional<String> tenant,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
    Caller.current().mustBe(Role.VIEWER);
    TenantId visibleTenant = visible.one(tenant);
    lookup.all(visibleTenant, name);
    return answer(visibleTenant, name, id, accept);
  }

  private ResponseEntity<?> answer(TenantId tenant, String name, String id, String accept) {
    PreviewView view =
        inTemporal
            .preview(tenant, name, id)
            .map(done -> new PreviewView(id, "done", PreviewShown.of(done)))
            .orElseGet(() -> new PreviewView(id, "running", null));
    return ForPeople.answer(accept, view, one -> PrintedBackfills.preview(name, one));
  }

  private static Caller author() {
    Caller caller = Caller.current();
    caller.mustBe(Role.MARKETING);
    return caller;
  }
}
