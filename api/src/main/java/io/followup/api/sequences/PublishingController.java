package io.followup.api.sequences;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.access.Audit;
import io.followup.access.Role;
import io.followup.api.access.Caller;
import io.followup.api.access.VisibleTenants;
import io.followup.api.problem.ForPeople;
import io.followup.sequence.SequenceProblem;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.version.PeopleInside;
import io.followup.version.Publication;
import io.followup.version.SequenceBackfills;
import io.followup.version.SequenceLaunches;
import io.followup.version.SequenceMovings;
import io.followup.version.SequenceVersion;
import io.followup.version.SequenceVersions;
import io.temporal.client.WorkflowClient;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Publishes and archives, and tells how many runs are inside then. */
@RestController
@RequestMapping("/api/sequences")
class PublishingController {
  private static final int MOST_FILES = 100;

  private final SequenceVersions versions;
  private final PublishedSequences inForce;
  private final Publishing publishing;
  private final RunsInside inside;
  private final VisibleTenants visible;

  PublishingController(
      SequenceVersions versions,
      SequenceMovings movings,
      SequenceLaunches launches,
      SequenceBackfills backfills,
      PublishedSequences inForce,
      PlacesOfWork places,
      Audit audit,
      Tenants tenants,
      TransactionTemplate transaction,
      WorkflowClient temporal) {
    this.versions = versions;
    this.inForce = inForce;
    this.publishing =
        new Publishing(
            versions,
            movings,
            places,
            launches,
            new AskingForBackfills(backfills, audit),
            audit,
            transaction);
    this.inside = new RunsInside(temporal, versions);
    this.visible = new VisibleTenants(tenants);
  }

  /**
   * @param policy finish-on-old (default), move or end: what becomes of runs inside older versions
   * @param steps new ids of renamed steps by their old ones, for the policy move
   * @param basedOn version that its author had before them; absent: the one that the draft was
   *     begun with
   * @param backfill which open objects enter at the launch; absent: only new ones do
   */
  record DraftToPublish(
      String note,
      String policy,
      Map<String, String> steps,
      Integer basedOn,
      BackfillWanted backfill) {}

  /**
   * @param files text by file name
   * @param backfill as for a draft, of each of them
   */
  record FilesToPublish(
      String note,
      String policy,
      Map<String, String> steps,
      Map<String, String> files,
      BackfillWanted backfill) {}

  /**
   * @param policy finish-on-old (default) or end
   */
  record ToArchive(String note, String policy) {}

  /**
   * What came of a text that was handed in.
   *
   * @param file absent for a draft
   * @param outcome published, or unchanged when what is in force says the same
   * @param replaced label of what was in force before; absent when nothing was
   * @param inside runs that were inside older versions; absent when nothing was published, or
   *     Temporal did not answer
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PublishedView(
      String file,
      String outcome,
      VersionView version,
      String replaced,
      PeopleInside policy,
      RunsInside.Inside inside,
      List<SequenceProblem> warnings) {}

  /** Publishes the draft. */
  @PostMapping("/{name}/publish")
  ResponseEntity<?> publish(
      @PathVariable String name,
      @RequestParam Optional<String> tenant,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
      @RequestBody DraftToPublish asked) {
    Caller caller = author();
    Publishing.Order order =
        order(
            caller,
            visible.one(tenant),
            asked.note(),
            asked.policy(),
            asked.steps(),
            Optional.ofNullable(asked.basedOn()),
            Optional.ofNullable(asked.backfill()));
    Publishing.Outcome outcome = publishing.draft(order, name);
    inForce.refresh();
    return ForPeople.answer(
        accept, List.of(view(Optional.empty(), order, outcome)), PrintedVersions::published);
  }

  /** Publishes texts; when one of them cannot be, none is. */
  @PostMapping("/publish")
  ResponseEntity<?> publish(
      @RequestParam Optional<String> tenant,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
      @RequestBody FilesToPublish asked) {
    Caller caller = author();
    Publishing.Order order =
        order(
            caller,
            visible.one(tenant),
            asked.note(),
            asked.policy(),
            asked.steps(),
            Optional.empty(),
            Optional.ofNullable(asked.backfill()));
    Map<String, Publishing.Outcome> outcomes = publishing.files(order, files(asked.files()));
    inForce.refresh();
    return ForPeople.answer(
        accept,
        outcomes.entrySet().stream()
            .map(one -> view(Optional.of(one.getKey()), order, one.getValue()))
            .toList(),
        PrintedVersions::published);
  }

  /** Takes a sequence out of force. */
  @PostMapping("/{name}/archive")
  ResponseEntity<?> archive(
      @PathVariable String name,
      @RequestParam Optional<String> tenant,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
      @RequestBody ToArchive asked) {
    Caller caller = Caller.current();
    caller.mustBe(Role.ADMIN);
    Publishing.Order order =
        order(
            caller,
            visible.one(tenant),
            asked.note(),
            asked.policy(),
            null,
            Optional.empty(),
            Optional.empty());
    if (order.people() == PeopleInside.MOVE) {
      throw Asked.wrong(
          "policy",
          "runs of a sequence that is archived cannot be moved anywhere.",
          "Use finish-on-old or end.");
    }
    SequenceVersion archived = publishing.archive(order, name);
    inForce.refresh();
    return ForPeople.answer(
        accept,
        VersionView.of(
            versions.find(archived.tenant(), name, archived.version().orElseThrow()).orElseThrow()),
        PrintedVersions::archived);
  }

  private static Caller author() {
    Caller caller = Caller.current();
    caller.mustBe(Role.MARKETING);
    return caller;
  }

  private static Publishing.Order order(
      Caller caller,
      TenantId tenant,
      String note,
      String policy,
      Map<String, String> steps,
      Optional<Integer> basedOn,
      Optional<BackfillWanted> backfill) {
    PeopleInside people = Asked.policy(policy);
    return new Publishing.Order(
        tenant,
        Asked.note(note),
        people,
        Asked.steps(steps, people),
        basedOn,
        backfill.map(BackfillWanted::checked),
        caller.inAudit());
  }

  private static Map<String, byte[]> files(Map<String, String> texts) {
    if (texts == null || texts.isEmpty() || texts.size() > MOST_FILES) {
      throw Asked.wrong(
          "files",
          "there is no file, or more than " + MOST_FILES + ".",
          "Send the texts of sequence files by their names.");
    }
    Map<String, byte[]> files = new HashMap<>();
    texts.forEach(
        (file, text) -> {
          if (file.isBlank() || file.length() > 200 || text == null) {
            throw Asked.wrong(
                "files", "a file has no name or no text.", "Send each text by its file's name.");
          }
          files.put(file, text.getBytes(StandardCharsets.UTF_8));
        });
    return files;
  }

  private PublishedView view(
      Optional<String> file, Publishing.Order order, Publishing.Outcome outcome) {
    return switch (outcome.publication()) {
      case Publication.Published published ->
          new PublishedView(
              file.orElse(null),
              "published",
              VersionView.of(published.version()),
              published.replaced().map(SequenceVersion::label).orElse(null),
              order.people(),
              published.version().version().orElseThrow() == 1
                  ? null
                  : inside.countIfThere(order.tenant(), published.version().name()).orElse(null),
              outcome.warnings());
      case Publication.Unchanged same ->
          new PublishedView(
              file.orElse(null),
              "unchanged",
              VersionView.of(same.inForce()),
              null,
              null,
              null,
              outcome.warnings());
      case Publication.Overtaken overtaken -> throw new IllegalStateException("was refused before");
    };
  }
}
