package io.followup.api.sequences;

import io.followup.access.Role;
import io.followup.api.access.Caller;
import io.followup.api.access.VisibleTenants;
import io.followup.api.problem.ForPeople;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.version.SequenceVersion;
import io.followup.version.SequenceVersions;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows sequences, their versions and what differs between them. */
@RestController
@RequestMapping("/api/sequences")
class VersionsController {
  private static final String YAML = "application/yaml";

  private final SequenceVersions versions;
  private final SequenceLookup lookup;
  private final VisibleTenants visible;
  private final Tenants tenants;

  VersionsController(SequenceVersions versions, Tenants tenants) {
    this.versions = versions;
    this.lookup = new SequenceLookup(versions);
    this.visible = new VisibleTenants(tenants);
    this.tenants = tenants;
  }

  @GetMapping
  ResponseEntity<?> list(
      @RequestParam Optional<String> tenant,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
    TenantId id = reader(tenant);
    List<SequenceView> sequences =
        versions.of(id).stream()
            .collect(
                Collectors.groupingBy(
                    SequenceVersion::name, TreeMap::new, Collectors.toUnmodifiableList()))
            .values()
            .stream()
            .map(SequenceView::of)
            .toList();
    return ForPeople.answer(accept, sequences, all -> printed(id).list(all));
  }

  @GetMapping("/{name}")
  SequenceView find(@PathVariable String name, @RequestParam Optional<String> tenant) {
    return SequenceView.of(lookup.all(reader(tenant), name));
  }

  @GetMapping("/{name}/versions")
  ResponseEntity<?> versions(
      @PathVariable String name,
      @RequestParam Optional<String> tenant,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
    TenantId id = reader(tenant);
    List<VersionView> all = lookup.all(id, name).stream().map(VersionView::of).toList();
    return ForPeople.answer(accept, all, some -> printed(id).versions(some));
  }

  /** One version; with {@code Accept: application/yaml} nothing but its text. */
  @GetMapping("/{name}/versions/{version}")
  ResponseEntity<?> version(
      @PathVariable String name,
      @PathVariable String version,
      @RequestParam Optional<String> tenant,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
    SequenceVersion found = lookup.one(reader(tenant), name, version);
    return accept.startsWith(YAML)
        ? ResponseEntity.ok()
            .contentType(MediaType.parseMediaType(YAML + ";charset=UTF-8"))
            .body(found.content())
        : ForPeople.answer(accept, VersionView.withContent(found), VersionView::content);
  }

  @GetMapping("/{name}/diff")
  ResponseEntity<?> diff(
      @PathVariable String name,
      @RequestParam Optional<String> tenant,
      @RequestParam Optional<String> from,
      @RequestParam Optional<String> to,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
    return ForPeople.answer(
        accept, lookup.diff(reader(tenant), name, from, to), PrintedVersions::diff);
  }

  private TenantId reader(Optional<String> tenant) {
    Caller.current().mustBe(Role.VIEWER);
    return visible.one(tenant);
  }

  private PrintedVersions printed(TenantId tenant) {
    return new PrintedVersions(tenants.get(tenant).zone());
  }
}
