package io.followup.worker;

import io.followup.backfill.BackfillActs;
import io.followup.backfill.EnteringOpenObjects;
import io.followup.servicetitan.ComparedListsOfTenants;
import io.followup.servicetitan.ServiceTitanConnections;
import io.followup.tenant.Tenants;
import io.temporal.activity.Activity;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Letting open objects enter sequences. */
@Configuration(proxyBeanMethods = false)
class BackfillConfiguration {

  @Bean
  BackfillActs backfillActs(
      Tenants tenants,
      ServiceTitanConnections serviceTitan,
      ExecutorService reads,
      DataSource dataSource) {
    return new EnteringOpenObjects(
        new ComparedListsOfTenants(tenants, serviceTitan, reads, Clock.systemUTC()),
        tenants,
        dataSource,
        detail -> Activity.getExecutionContext().heartbeat(detail),
        Clock.systemUTC());
  }
}
