package io.followup.api.identity;

import io.followup.identity.BlockListDesk;
import io.followup.identity.IdentityDesk;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where people see and correct who is who. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

  @Bean
  IdentityDesk identityDesk(DataSource dataSource) {
    return new IdentityDesk(dataSource);
  }

  @Bean
  BlockListDesk blockListDesk(DataSource dataSource) {
    return new BlockListDesk(dataSource);
  }
}
