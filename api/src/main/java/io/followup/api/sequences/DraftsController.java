package io.followup.api.sequences;

import io.followup.access.Role;
import io.followup.api.access.Caller;
import io.followup.api.access.VisibleTenants;
import io.followup.api.problem.Problem;
import io.followup.sequence.SequenceFile;
import io.followup.sequence.SequenceProblem;
import io.followup.sequence.Sequences;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.version.SequenceVersions;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Saves and drops drafts of sequences; each name has at most one. */
@RestController
@RequestMapping("/api/sequences/{name}/draft")
class DraftsController {
  private final SequenceVersions versions;
  private final VisibleTenants visible;
  private final PlacesOfWork places;
  private final TransactionTemplate transaction;

  DraftsController(
      SequenceVersions versions,
      Tenants tenants,
      PlacesOfWork places,
      TransactionTemplate transaction) {
    this.versions = versions;
    this.visible = new VisibleTenants(tenants);
    this.places = places;
    this.transaction = transaction;
  }

  /**
   * A draft as it was saved.
   *
   * @param problems what is wrong with it; a draft may be saved with mistakes, but not published
   */
  record DraftView(VersionView draft, List<SequenceProblem> problems) {}

  @PutMapping
  DraftView saveDraft(
      @PathVariable String name,
      @RequestParam Optional<String> tenant,
      @RequestParam(defaultValue = "") String note,
      InputStream body)
      throws IOException {
    Caller caller = author();
    TenantId id = visible.one(tenant);
    Named.checked(name);
    byte[] content = YamlBody.read(body);
    String file = name + ".yaml";
    SequenceFile read = SequenceFile.read(file, content);
    Optional<String> hash = Optional.empty();
    if (read instanceof SequenceFile.Valid valid) {
      Named.mustBe(name, valid.sequence().name());
      hash = Optional.of(valid.sequence().hash());
    }
    save(id, name, FileText.of(content), hash, Asked.note(note), caller);
    return new DraftView(
        versions.draft(id, name).map(VersionView::of).orElseThrow(),
        Sequences.lint(Map.of(file, content), places.of(id)));
  }

  private void save(
      TenantId tenant,
      String name,
      String content,
      Optional<String> hash,
      String note,
      Caller caller) {
    transaction.executeWithoutResult(
        status -> versions.saveDraft(tenant, name, content, hash, note, caller.inAudit()));
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void dropDraft(@PathVariable String name, @RequestParam Optional<String> tenant) {
    author();
    if (!versions.dropDraft(visible.one(tenant), name)) {
      throw Problem.of(
              404,
              "no-draft",
              "there is no draft of this name.",
              "List the sequences with GET /api/sequences.")
          .asException();
    }
  }

  private static Caller author() {
    Caller caller = Caller.current();
    caller.mustBe(Role.MARKETING);
    return caller;
  }
}
