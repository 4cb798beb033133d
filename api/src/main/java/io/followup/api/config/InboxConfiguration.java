package io.followup.api.config;

import io.followup.inbox.Bell;
import io.followup.inbox.Inbox;
import io.followup.tenant.Tenants;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tenants and the parts of the store that the api uses. */
@Configuration(proxyBeanMethods = false)
class InboxConfiguration {

  @Bean
  Tenants tenants(FollowUpSettings settings) {
    return new Tenants(settings.tenants());
  }

  @Bean
  Bell bell() {
    return new Bell();
  }

  @Bean
  Inbox inbox(DataSource dataSource, Bell bell) {
    return new Inbox(dataSource, bell);
  }
}
