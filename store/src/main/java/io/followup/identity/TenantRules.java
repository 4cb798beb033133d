package io.followup.identity;

import io.followup.tenant.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rules with the block list of each tenant, which is read again once a minute. */
final class TenantRules {
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final IdentityRows rows;
  private final PhoneReading numbers = new WrittenNumbers();
  private final Map<TenantId, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(Rules rules, long readAt) {
    boolean isFresh() {
      return System.nanoTime() - readAt < KEPT.toNanos();
    }
  }

  TenantRules(IdentityRows rows) {
    this.rows = rows;
  }

  Rules of(TenantId tenant) {
    return kept.compute(
            tenant,
            (id, before) ->
                before != null && before.isFresh()
                    ? before
                    : new Kept(new Rules(numbers, rows.blocked(id)), System.nanoTime()))
        .rules();
  }
}
