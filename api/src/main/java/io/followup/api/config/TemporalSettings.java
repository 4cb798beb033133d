package io.followup.api.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Temporal is.
 *
 * @param address host:port of its gRPC frontend
 * @param deadline of one call; the inbox, not the call, outlasts an outage
 */
@ConfigurationProperties("followup.temporal")
public record TemporalSettings(
    @DefaultValue("127.0.0.1:7233") String address,
    @DefaultValue("default") String namespace,
    @DefaultValue("2s") Duration deadline) {

  public TemporalSettings {
    if (!address.matches("[^\\s/]+:\\d{1,5}")) {
      throw new IllegalArgumentException(
          "followup.temporal.address '" + address + "' is no address: use host:port");
    }
    Setting.within(
        "followup.temporal.deadline", deadline, Duration.ofMillis(100), Duration.ofSeconds(10));
  }
}
