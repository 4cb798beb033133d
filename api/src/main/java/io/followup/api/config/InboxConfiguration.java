package io.followup.api.config;

import io.followup.access.ApiKeys;
import io.followup.access.Audit;
import io.followup.inbox.Bell;
import io.followup.inbox.Deliveries;
import io.followup.inbox.FollowUps;
import io.followup.inbox.GroupCommit;
import io.followup.inbox.Inbox;
import io.followup.inbox.RecordedObjects;
import io.followup.inbox.RelayQueue;
import io.followup.tenant.Tenants;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tenants and the parts of the store that the api uses. */
@Configuration(proxyBeanMethods = false)
class InboxConfiguration {
  private static final long WAITING_BYTES = 64_000_000;

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Tenants tenants(FollowUpSettings settings) {
    return new Tenants(settings.tenants());
  }

  @Bean
  Bell bell() {
    return new Bell();
  }

  @Bean
  Deliveries deliveries(DataSource dataSource) {
    return new Deliveries(dataSource);
  }

  @Bean
  RecordedObjects recordedObjects(DataSource dataSource) {
    return new RecordedObjects(dataSource);
  }

  @Bean
  RelayQueue relayQueue(DataSource dataSource) {
    return new RelayQueue(dataSource);
  }

  @Bean
  FollowUps followUps(DataSource dataSource) {
    return new FollowUps(dataSource);
  }

  @Bean
  ApiKeys apiKeys(DataSource dataSource) {
    return new ApiKeys(dataSource);
  }

  @Bean
  Audit audit(DataSource dataSource) {
    return new Audit(dataSource);
  }

  // Depends on nothing else that stores: closed after the web server, so that requests end first.
  @Bean(destroyMethod = "close")
  GroupCommit groupCommit(DataSource dataSource, Bell bell, IntakeSettings settings) {
    return new GroupCommit(
        dataSource,
        bell,
        new GroupCommit.Limits(
            settings.writers(), settings.batch(), settings.waiting(), WAITING_BYTES));
  }

  @Bean
  Inbox inbox(DataSource dataSource, Bell bell) {
    return new Inbox(dataSource, bell);
  }
}
