package io.followup.acting;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Does what was asked for; once, however often it is tried. */
@ActivityInterface
public interface DoingActions {

  /**
   * @return what lies in the dispatch system now, one sentence without personal data
   */
  @ActivityMethod(name = "DoAction")
  String act(ActionRequest request);
}
