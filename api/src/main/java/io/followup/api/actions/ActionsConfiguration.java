package io.followup.api.actions;

import io.followup.access.Audit;
import io.followup.acting.ActionOptions;
import io.followup.acting.ActionRequests;
import io.followup.tenant.Tenants;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What asking for actions needs. */
@Configuration(proxyBeanMethods = false)
class ActionsConfiguration {
  /** Most actions are done in less; who waits longer asks again. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Bean
  AskingForActions askingForActions(
      DataSource dataSource, WorkflowClient client, Tenants tenants, Audit audit) {
    return new AskingForActions(
        new ActionRequests(dataSource, ActionOptions.LONGEST), client, tenants, audit, PATIENCE);
  }
}
