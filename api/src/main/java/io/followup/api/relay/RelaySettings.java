package io.followup.api.relay;

import io.followup.api.config.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How deliveries are relayed to runs.
 *
 * @param enabled off in processes that only take in
 * @param threads how many subjects are relayed at the same time
 * @param poll how often the inbox is looked at when nobody rings: deliveries of other instances
 * @param lease how long a claimed delivery belongs to this process
 * @param attempts how often a delivery is tried before it is parked
 * @param maxLag health is DOWN when the oldest waiting delivery is older
 */
@ConfigurationProperties("followup.relay")
public record RelaySettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("16") int threads,
    @DefaultValue("250ms") Duration poll,
    @DefaultValue("30s") Duration lease,
    @DefaultValue("5") int attempts,
    @DefaultValue("60s") Duration maxLag) {

  public RelaySettings {
    Setting.within("followup.relay.threads", threads, 1, 256);
    Setting.within("followup.relay.attempts", attempts, 1, 100);
    Setting.within("followup.relay.poll", poll, Duration.ofMillis(10), Duration.ofMinutes(1));
    Setting.within("followup.relay.lease", lease, Duration.ofSeconds(10), Duration.ofMinutes(10));
    Setting.within("followup.relay.max-lag", maxLag, Duration.ofSeconds(1), Duration.ofDays(1));
  }
}
