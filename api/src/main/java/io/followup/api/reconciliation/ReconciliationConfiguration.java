package io.followup.api.reconciliation;

import io.followup.reconciliation.Reports;
import io.temporal.client.WorkflowClient;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reports of comparisons, and their start. */
@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {

  @Bean
  Reports reports(DataSource dataSource) {
    return new Reports(dataSource);
  }

  @Bean
  StartingComparisons startingComparisons(WorkflowClient client) {
    return new StartingComparisons(client);
  }
}
