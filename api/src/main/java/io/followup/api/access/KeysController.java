package io.followup.api.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.access.ApiKey;
import io.followup.access.ApiKeys;
import io.followup.access.Audit;
import io.followup.access.Role;
import io.followup.api.problem.Problem;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hands out and revokes API keys; for admins. */
@RestController
@RequestMapping("/api/keys")
class KeysController {
  private final ApiKeys keys;
  private final KnownKeys known;
  private final Audit audit;
  private final Tenants tenants;

  KeysController(ApiKeys keys, KnownKeys known, Audit audit, Tenants tenants) {
    this.keys = keys;
    this.known = known;
    this.audit = audit;
    this.tenants = tenants;
  }

  /**
   * @param tenants absent = every tenant that the caller may see
   */
  record NewKey(String name, String role, List<String> tenants) {}

  /**
   * @param key the secret; shown once, at creation
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record KeyView(
      long id,
      String name,
      String role,
      Set<String> tenants,
      Instant createdAt,
      Instant revokedAt,
      String key) {

    static KeyView of(ApiKey key, String secret) {
      return new KeyView(
          key.id(),
          key.name(),
          key.role().name().toLowerCase(Locale.ROOT),
          key.tenants()
              .map(own -> own.stream().map(TenantId::value).collect(Collectors.toSet()))
              .orElse(null),
          key.createdAt(),
          key.revokedAt().orElse(null),
          secret);
    }
  }

  @GetMapping
  List<KeyView> list() {
    Caller caller = Caller.current();
    caller.mustBe(Role.ADMIN);
    return keys.all().stream()
        .filter(key -> caller.key().covers(key.tenants()))
        .map(key -> KeyView.of(key, null))
        .toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  KeyView create(@RequestBody NewKey wanted) {
    Caller caller = Caller.current();
    caller.mustBe(Role.ADMIN);
    if (wanted.name() == null || !wanted.name().matches("[\\p{L}\\p{N} ._-]{1,60}")) {
      throw wrong(
          "name",
          "the name is missing or holds other signs.",
          "Give 1 to 60 letters, digits, spaces, '.', '_' or '-'.");
    }
    Optional<Set<TenantId>> allowed = allowed(caller, wanted);
    ApiKeys.Issued issued = keys.issue(wanted.name().strip(), role(wanted), allowed);
    audit.record(caller.inAudit(), "create key", "key " + issued.key().id(), wanted.role());
    return KeyView.of(issued.key(), issued.secret());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable long id) {
    Caller caller = Caller.current();
    caller.mustBe(Role.ADMIN);
    boolean mine =
        keys.all().stream().anyMatch(key -> key.id() == id && caller.key().covers(key.tenants()));
    if (!mine || !keys.revoke(id)) {
      throw Problem.of(404, "no-such-key", "there is no key " + id + " in force.", "List the keys.")
          .asException();
    }
    known.forget();
    audit.record(caller.inAudit(), "revoke key", "key " + id, null);
  }

  private Optional<Set<TenantId>> allowed(Caller caller, NewKey wanted) {
    if (wanted.tenants() == null) {
      return caller.tenants();
    }
    Set<String> known =
        tenants.all().keySet().stream().map(TenantId::value).collect(Collectors.toSet());
    if (wanted.tenants().isEmpty() || !known.containsAll(wanted.tenants())) {
      throw wrong(
          "tenants",
          "a tenant is unknown, or the list is empty.",
          "Name configured tenants, or leave the field out.");
    }
    Set<TenantId> own =
        wanted.tenants().stream().map(TenantId::new).collect(Collectors.toUnmodifiableSet());
    if (!caller.key().covers(Optional.of(own))) {
      throw wrong(
          "tenants",
          "your own key does not reach these tenants.",
          "Name only tenants that you may see.");
    }
    return Optional.of(own);
  }

  private static Role role(NewKey wanted) {
    try {
      return Role.valueOf(String.valueOf(wanted.role()).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw wrong("role", "the role is none that we know.", "Use viewer, marketing or admin.");
    }
  }

  private static RuntimeException wrong(String field, String detail, String fix) {
    return Problem.of(400, "wrong-value", detail, fix).about(field).asException();
  }
}
