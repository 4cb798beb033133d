package io.followup.backfill;

import io.followup.dryrun.Calendar;
import io.followup.fact.TriggerFact;
import io.followup.reconciliation.FoundObject;

/** Whether an object enters. */
sealed interface Judgement {
  FoundObject object();

  /**
   * @param calendar what the planner would do about it from its entry on
   */
  record Enters(FoundObject object, TriggerFact fact, Calendar calendar) implements Judgement {}

  record Stays(FoundObject object, LeftOut why) implements Judgement {}
}
