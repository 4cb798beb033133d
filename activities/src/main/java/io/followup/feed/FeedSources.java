package io.followup.feed;

import io.followup.tenant.TenantId;

/** Finds the feeds of a tenant. */
public interface FeedSources {
  FeedSource of(TenantId tenant);
}
