package io.followup.api.controls;

import io.followup.access.Role;
import io.followup.api.access.Caller;
import io.followup.api.access.Wanted;

/** What only admins may ask for, with their reason. */
final class Admins {
  private Admins() {}

  /** The caller, who must be an admin. */
  static Caller caller() {
    Caller caller = Caller.current();
    caller.mustBe(Role.ADMIN);
    return caller;
  }

  /** Shown to people beside each send that waits. */
  static String reason(String reason) {
    return Wanted.reason(reason, "Say in a few words why; it is shown with every send that waits.")
        .replaceAll("\\p{Cntrl}", " ")
        .replaceAll("\\.+$", "");
  }
}
