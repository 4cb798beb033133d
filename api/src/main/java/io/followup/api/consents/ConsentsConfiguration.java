package io.followup.api.consents;

import io.followup.consent.ConsentLedger;
import io.followup.consent.ConsentRequests;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the consent ledger needs. */
@Configuration(proxyBeanMethods = false)
class ConsentsConfiguration {

  @Bean
  ConsentLedger consentLedger(DataSource dataSource) {
    return new ConsentLedger(dataSource);
  }

  @Bean
  ConsentRequests consentRequests(DataSource dataSource) {
    return new ConsentRequests(dataSource);
  }
}
