package io.followup.api.access;

import io.followup.access.ApiKey;
import io.followup.access.Role;
import io.followup.api.problem.Problem;
import io.followup.tenant.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who calls the REST API, by the key that was presented. */
public final class Caller extends AbstractAuthenticationToken {
  private final transient ApiKey key;

  Caller(ApiKey key) {
    super(List.of(new SimpleGrantedAuthority(key.role().name())));
    this.key = key;
    setAuthenticated(true);
  }

  /** The caller of the request that this thread serves. */
  public static Caller current() {
    return (Caller) SecurityContextHolder.getContext().getAuthentication();
  }

  public boolean maySee(TenantId tenant) {
    return key.maySee(tenant);
  }

  /** Empty = every tenant. */
  public Optional<Set<TenantId>> tenants() {
    return key.tenants();
  }

  public boolean is(Role role) {
    return key.role().atLeast(role);
  }

  /**
   * @throws io.followup.api.problem.RefusedException when the key's role is below
   */
  public void mustBe(Role role) {
    if (!is(role)) {
      throw Problem.of(
              403,
              "role-too-low",
              "this needs a key with the role "
                  + inWords(role)
                  + "; yours has "
                  + inWords(key.role())
                  + ".",
              "Ask an admin for such a key.")
          .asException();
    }
  }

  /** For the audit: {@code key 3 (ops)}. */
  public String inAudit() {
    return "key " + key.id() + " (" + key.name() + ")";
  }

  ApiKey key() {
    return key;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return inAudit();
  }

  private static String inWords(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
