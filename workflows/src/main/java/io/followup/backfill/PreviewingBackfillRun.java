package io.followup.backfill;

import io.temporal.workflow.Workflow;

/** Asks once. */
public final class PreviewingBackfillRun implements PreviewingBackfill {
  private final BackfillActs acts =
      Workflow.newActivityStub(BackfillActs.class, BackfillOptions.ofAStretch("the preview"));

  @Override
  public BackfillPreview run(BackfillQuestion question) {
    return acts.preview(question);
  }
}
