package io.followup.touch;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * Carries out one touch: reads the subject fresh, runs the guards, records the attempt, posts
 * exactly once, records what the provider said. Safe to call again with the same request: a touch
 * that was attempted is never posted a second time.
 */
@ActivityInterface
public interface Touching {
  @ActivityMethod(name = "Touch")
  TouchResult touch(TouchRequest request);
}
