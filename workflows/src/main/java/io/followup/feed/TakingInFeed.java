package io.followup.feed;

import io.followup.tenant.TenantId;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * Reads on where the reading before ended and puts what it finds into the inbox. What was read is
 * stored together with the place where the feed goes on, so that a try that breaks off loses
 * nothing and repeats little; repeats are known by their keys.
 */
@ActivityInterface
public interface TakingInFeed {

  /** Some pages, or all there are. */
  @ActivityMethod(name = "TakeInFeed")
  Stretch takeIn(TenantId tenant, Feed feed);
}
