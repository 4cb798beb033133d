package io.followup.reconciliation;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.Optional;

/** The steps of a comparison. Each may be taken again and changes nothing then. */
@ActivityInterface
public interface Comparing {

  /**
   * Begins a report.
   *
   * @return empty when another comparison of the tenant is under way
   */
  @ActivityMethod(name = "OpenReport")
  Optional<Opened> open(ReconciliationStart start);

  /** Compares some pages of a stage; heartbeats carry where it is. */
  @ActivityMethod(name = "CompareObjects")
  Compared compare(Part part);

  /**
   * Looks at what came of the repairs.
   *
   * @return how many of them still wait to be relayed
   */
  @ActivityMethod(name = "SettleRepairs")
  int settle(long report);

  /**
   * Ends the report, and mails the office when something was found.
   *
   * @param failure why it could not be completed, one sentence; empty when it was
   */
  @ActivityMethod(name = "CloseReport")
  Tally close(ReconciliationProgress progress, Optional<String> failure);
}
