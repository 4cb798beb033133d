package io.followup.api.actions;

import io.followup.dispatch.Action;

/** What a program wants done in a dispatch system, as it writes it; any part may be missing. */
interface Wanted {

  /** May be left out by a key that sees only one. */
  String tenant();

  /**
   * @throws io.followup.api.problem.RefusedException naming the field that is wrong
   */
  Action action();
}
