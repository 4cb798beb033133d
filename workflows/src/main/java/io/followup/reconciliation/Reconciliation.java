package io.followup.reconciliation;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Compares the dispatch system with our record, once a night for each tenant: what a lost webhook
 * would have started or stopped is made up for. Goes on where it was when a worker dies.
 */
@WorkflowInterface
public interface Reconciliation {
  @WorkflowMethod
  ReconciliationProgress run(ReconciliationStart start);

  @QueryMethod(description = "How far it has come, and what it found.")
  ReconciliationProgress progress();
}
