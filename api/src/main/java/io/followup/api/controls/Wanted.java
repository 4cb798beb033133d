package io.followup.api.controls;

import io.followup.access.Role;
import io.followup.api.access.Caller;
import io.followup.api.problem.Problem;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;

/** Reads what an admin asks for, and refuses it in a sentence. */
final class Wanted {
  private static final int LONGEST_REASON = 200;

  private final Tenants tenants;

  Wanted(Tenants tenants) {
    this.tenants = tenants;
  }

  /** The caller, who must be an admin. */
  static Caller admin() {
    Caller caller = Caller.current();
    caller.mustBe(Role.ADMIN);
    return caller;
  }

  /** A configured tenant that the caller may see. */
  TenantId tenant(Caller caller, String name) {
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

  /** Shown to people beside each send that waits. */
  static String reason(String reason) {
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw wrong(
          "reason",
          "the reason is missing or longer than " + LONGEST_REASON + " characters.",
          "Say in a few words why; it is shown with every send that waits.");
    }
    return reason.strip().replaceAll("\\p{Cntrl}", " ").replaceAll("\\.+$", "");
  }

  static RuntimeException wrong(String field, String detail, String fix) {
    return Problem.of(400, "wrong-value", detail, fix).about(field).asException();
  }
}
