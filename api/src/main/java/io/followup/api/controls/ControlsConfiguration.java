package io.followup.api.controls;

import io.followup.api.relay.DeliveryReader;
import io.followup.control.Pauses;
import io.followup.control.StoppedSenders;
import io.followup.control.Switches;
import io.followup.traffic.TenantSpending;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What people may switch off, and what the provider did. */
@Configuration(proxyBeanMethods = false)
class ControlsConfiguration {

  @Bean
  Switches switches(DataSource dataSource) {
    return new Switches(dataSource);
  }

  @Bean
  Pauses pauses(DataSource dataSource) {
    return new Pauses(dataSource);
  }

  @Bean
  StoppedSenders stoppedSenders(DataSource dataSource, MeterRegistry meters) {
    StoppedSenders senders = new StoppedSenders(dataSource);
    Gauge.builder("followup.senders.stopped", senders, StoppedSenders::count)
        .description("senders that a provider refused and nobody has resumed")
        .strongReference(true)
        .register(meters);
    return senders;
  }

  @Bean
  TenantSpending tenantSpending(DataSource dataSource, MeterRegistry meters) {
    TenantSpending spending = new TenantSpending(dataSource);
    Gauge.builder("followup.spend.held_back", spending, TenantSpending::heldBackLately)
        .description("tenants whose cap of money held a send back within 24 hours")
        .strongReference(true)
        .register(meters);
    return spending;
  }

  @Bean
  DeliveryReader stoppedSenderReader(StoppedSenders senders) {
    return new StoppedSenderReader(senders);
  }
}
