package io.followup.moving;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.Optional;

/**
 * Asks the runs of a sequence, one after the other. Asking a run again changes nothing: it answers
 * as it did before.
 */
@ActivityInterface
public interface AskingRuns {

  /**
   * Asks the runs of one page of the list.
   *
   * @param page as the page before told; empty for the first one
   */
  @ActivityMethod(name = "AskRuns")
  MovedPage ask(Moving moving, Optional<String> page);
}
