package io.followup.backfill;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Tells what a backfill would do; changes nothing. */
@WorkflowInterface
public interface PreviewingBackfill {
  @WorkflowMethod
  BackfillPreview run(BackfillQuestion question);
}
