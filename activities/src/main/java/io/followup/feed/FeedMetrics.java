package io.followup.feed;

import io.followup.tenant.TenantId;

/** Hears how feeds fare, for the metrics of the process. */
public interface FeedMetrics {
  void taken(TenantId tenant, Feed feed, int rows, int added);

  void failed(TenantId tenant, Feed feed);

  /** Nobody wants to know. */
  static FeedMetrics none() {
    return new FeedMetrics() {
      @Override
      public void taken(TenantId tenant, Feed feed, int rows, int added) {}

      @Override
      public void failed(TenantId tenant, Feed feed) {}
    };
  }
}
