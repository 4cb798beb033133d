package io.followup.api.access;

import io.followup.api.problem.Problem;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.util.Optional;

/** Reads what a request's body asks for, and refuses it in a sentence. */
public final class Wanted {
  private static final int LONGEST_REASON = 200;

  private final Tenants tenants;

  public Wanted(Tenants tenants) {
    this.tenants = tenants;
  }

  /** A configured tenant that the caller may see. */
  public TenantId tenant(Caller caller, String name) {
    return tenants.all().keySet().stream()
        .filter(id -> id.value().equals(name))
        .filter(caller::maySee)
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    "tenant",
                    "the tenant is missing, not configured, or not one that your key may see.",
                    "Name a configured tenant."));
  }

  /**
   * Why somebody asks for it.
   *
   * @param fix what is told to whoever gave none
   */
  public static String reason(String reason, String fix) {
    return Optional.ofNullable(reason)
        .map(String::strip)
        .filter(said -> !said.isEmpty() && said.length() <= LONGEST_REASON)
        .orElseThrow(
            () ->
                wrong(
                    "reason",
                    "the reason is missing or longer than " + LONGEST_REASON + " characters.",
                    fix));
  }

  public static RuntimeException wrong(String field, String detail, String fix) {
    return Problem.of(400, "wrong-value", detail, fix).about(field).asException();
  }
}
