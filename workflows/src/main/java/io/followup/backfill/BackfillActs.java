package io.followup.backfill;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.Optional;

/** The steps of a backfill. Each may be taken again: an object enters once. */
@ActivityInterface
public interface BackfillActs {
  /** Type of the failure when it cannot go on until a person changes something. */
  String REFUSED = "BackfillRefused";

  /**
   * Lets objects enter, as they stand in the dispatch system now.
   *
   * @param cursor as the stretch before told; empty at the beginning
   * @param most so many may enter
   */
  @ActivityMethod(name = "EnterObjects")
  Entered enter(Backfill backfill, Optional<String> cursor, int most);

  /** Stores how it ended. */
  @ActivityMethod(name = "CloseBackfill")
  void close(Backfill backfill, BackfillProgress progress);

  /** Looks at what would enter, and what would be sent on the first day. */
  @ActivityMethod(name = "PreviewBackfill")
  BackfillPreview preview(BackfillQuestion question);
}
