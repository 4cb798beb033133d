package io.followup.api.access;

import io.followup.api.problem.Problem;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tenant that a request is about; what a key may not see does not exist for it. */
public final class VisibleTenants {
  private static final int SHOWN = 20;

  private final Tenants tenants;

  public VisibleTenants(Tenants tenants) {
    this.tenants = tenants;
  }

  /**
   * @param wanted may be left out by a key that sees only one
   * @throws io.followup.api.problem.RefusedException when it is none that the caller may see
   */
  public TenantId one(Optional<String> wanted) {
    List<TenantId> visible =
        tenants.all().keySet().stream().filter(Caller.current()::maySee).toList();
    if (wanted.isEmpty() && visible.size() == 1) {
      return visible.getFirst();
    }
    if (wanted.isEmpty()) {
      throw Problem.of(
              400,
              "wrong-value",
              "the tenant is missing.",
              "Name one that this key may see: "
                  + visible.stream()
                      .map(TenantId::value)
                      .sorted()
                      .limit(SHOWN)
                      .collect(Collectors.joining(", "))
                  + (visible.size() > SHOWN ? " …" : "."))
          .about("tenant")
          .asException();
    }
    return visible.stream()
        .filter(tenant -> tenant.value().equals(wanted.get()))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of(
                        404,
                        "no-such-tenant",
                        "there is no tenant of this id that this key may see.",
                        "Use a key of the tenant, and its id as in the configuration.")
                    .about("tenant")
                    .asException());
  }
}
