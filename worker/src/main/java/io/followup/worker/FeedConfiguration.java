package io.followup.worker;

import io.followup.feed.FeedPositions;
import io.followup.feed.TakingInFeed;
import io.followup.feed.TakingInFeeds;
import io.followup.servicetitan.ServiceTitanConnections;
import io.followup.servicetitan.ServiceTitanFeeds;
import io.followup.tenant.Tenants;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.activity.Activity;
import io.temporal.client.schedules.ScheduleClient;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Reading feeds, and when. */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

  @Bean
  TakingInFeed takingInFeed(
      Tenants tenants,
      ServiceTitanConnections serviceTitan,
      DataSource dataSource,
      TransactionTemplate transactions,
      MeterRegistry meters) {
    Clock clock = Clock.systemUTC();
    return new TakingInFeeds(
        tenants,
        new ServiceTitanFeeds(tenants, serviceTitan, clock),
        dataSource,
        transactions,
        new CountedFeeds(tenants, new FeedPositions(dataSource), meters, clock),
        () -> Activity.getExecutionContext().heartbeat(null),
        clock);
  }

  @Bean
  SchedulingFeeds schedulingFeeds(ScheduleClient schedules, Tenants tenants) {
    return new SchedulingFeeds(new FeedSchedules(schedules, tenants));
  }
}
