package io.followup.api.relay;

import io.followup.consent.Acquaintances;
import io.followup.enrolling.BySequence;
import io.followup.enrolling.Deciding;
import io.followup.enrolling.SequencesInForce;
import io.followup.identity.Identities;
import io.followup.inbox.Bell;
import io.followup.inbox.FollowUps;
import io.followup.inbox.RelayQueue;
import io.followup.marketing.MarketingSources;
import io.followup.tenant.Tenants;
import io.followup.traffic.HouseholdKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** The relay and what it works with. */
@Configuration(proxyBeanMethods = false)
class RelayConfiguration {

  @Bean
  RelayLag relayLag(RelayQueue queue) {
    return new RelayLag(queue, System::nanoTime);
  }

  @Bean
  @ConditionalOnProperty(name = "followup.relay.enabled", matchIfMissing = true)
  Relay relay(
      RelayQueue queue,
      FollowUps followUps,
      Bell bell,
      List<DeliveryReader> readers,
      SequencesInForce sequences,
      WorkflowClient temporal,
      TemporalProbe probe,
      Tenants tenants,
      RelayLag lag,
      MeterRegistry meters,
      RelaySettings settings,
      DataSource dataSource,
      TransactionTemplate transactions) {
    Attributing attributing = new Attributing(new MarketingSources(dataSource), Clock.systemUTC());
    return new Relay(
        queue,
        bell,
        new Readers(tenants, readers),
        new Acquainting(
            new Acquaintances(dataSource),
            new PeopleTold(new Identities(dataSource, transactions), tenants, Clock.systemUTC()),
            followUps,
            tenants),
        attributing,
        new Planning(
            queue,
            followUps,
            new Deciding(new BySequence(sequences, new HouseholdKeys(dataSource)))),
        new CarryingOut(new TemporalRuns(temporal, tenants), attributing, settings.attempts()),
        new Circuit(probe::isThere, System::nanoTime),
        new Results(queue, followUps, new RelayMetrics(meters, lag)),
        settings);
  }
}
