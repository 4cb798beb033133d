package io.followup.api.access;

import io.followup.access.ApiKey;
import io.followup.access.ApiKeys;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Remembers for a few seconds which key a secret is; a revoked key works no longer than that. */
final class KnownKeys {
  private static final long FRESH = Duration.ofSeconds(5).toNanos();
  private static final int MOST = 1_000;

  private final ApiKeys keys;
  private final LongSupplier nanoClock;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  private record Seen(ApiKey key, long at) {}

  KnownKeys(ApiKeys keys, LongSupplier nanoClock) {
    this.keys = keys;
    this.nanoClock = nanoClock;
  }

  Optional<ApiKey> find(String secret) {
    long now = nanoClock.getAsLong();
    Seen known = seen.get(secret);
    if (known != null && now - known.at() < FRESH) {
      return Optional.of(known.key());
    }
    Optional<ApiKey> found = keys.find(secret);
    if (seen.size() >= MOST) {
      seen.clear();
    }
    // Wrong secrets are not remembered: they would push out the right ones.
    found.ifPresentOrElse(key -> seen.put(secret, new Seen(key, now)), () -> seen.remove(secret));
    return found;
  }

  void forget() {
    seen.clear();
  }
}
