package io.followup.touch;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Reads an object fresh, without touching anybody. */
@ActivityInterface
public interface Looking {
  /**
   * @return {@link TouchResult.Stopped} when nothing is left to follow up, {@link TouchResult.Held}
   *     when a person must look, else {@link TouchResult.Skipped}
   */
  @ActivityMethod(name = "Look")
  TouchResult look(LookRequest request);
}
