package io.followup.api.health;

import io.followup.api.relay.RelayLag;
import io.followup.api.relay.RelaySettings;
import io.followup.api.relay.TemporalProbe;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health of what Boot does not know: Temporal and the relay. The database is Boot's. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

  @Bean
  HealthIndicator temporalHealthIndicator(TemporalProbe probe) {
    return new Remembered(
        () ->
            probe
                .trouble()
                .map(code -> Health.down().withDetail("answer", code).build())
                .orElseGet(() -> Health.up().build()));
  }

  @Bean
  HealthIndicator relayHealthIndicator(RelayLag lag, RelaySettings settings) {
    return () -> {
      Duration now = lag.now();
      Health.Builder health = now.compareTo(settings.maxLag()) > 0 ? Health.down() : Health.up();
      return health
          .withDetail("lagSeconds", now.toSeconds())
          .withDetail("maxLagSeconds", settings.maxLag().toSeconds())
          .build();
    };
  }

  /** Health is public: asking often must not load Temporal. */
  private static final class Remembered implements HealthIndicator {
    private static final long FRESH = Duration.ofSeconds(2).toNanos();

    private final Supplier<Health> ask;
    private Optional<Health> known = Optional.empty();
    private long askedAt;

    Remembered(Supplier<Health> ask) {
      this.ask = ask;
    }

    @Override
    public synchronized Health health() {
      long now = System.nanoTime();
      if (known.isEmpty() || now - askedAt > FRESH) {
        known = Optional.of(ask.get());
        askedAt = now;
      }
      return known.get();
    }
  }
}
