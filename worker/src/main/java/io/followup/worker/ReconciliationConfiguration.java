package io.followup.worker;

import io.followup.mail.OfficeMail;
import io.followup.reconciliation.Comparing;
import io.followup.reconciliation.ComparingObjects;
import io.followup.reconciliation.RunningRunsOfTemporal;
import io.followup.reconciliation.TellingOfReports;
import io.followup.servicetitan.ComparedListsOfTenants;
import io.followup.servicetitan.ServiceTitanConnections;
import io.followup.tenant.Tenants;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** The nightly comparison. */
@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {

  /** The client is looked for when it is needed: the workers that use this bean belong to it. */
  @Bean
  Comparing comparing(
      WorkerSettings settings,
      Tenants tenants,
      ServiceTitanConnections serviceTitan,
      ExecutorService reads,
      ObjectProvider<WorkflowClient> temporal,
      DataSource dataSource,
      TransactionTemplate transactions,
      MeterRegistry meters) {
    Clock clock = Clock.systemUTC();
    return new CountedComparisons(
        new ComparingObjects(
            new ComparedListsOfTenants(tenants, serviceTitan, reads, clock),
            new RunningRunsOfTemporal(temporal::getObject),
            new TellingOfReports(tenants, new OfficeMail(settings.smtp().sender()), dataSource),
            dataSource,
            transactions,
            clock),
        meters);
  }
}
