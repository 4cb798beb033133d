package io.followup.api.links;

import io.followup.consent.Consent;
import io.followup.inbox.Inbox;
import io.followup.ledger.Ledger;
import io.followup.link.Links;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** What answers when a link in a message is opened. */
@Configuration(proxyBeanMethods = false)
class LinksConfiguration {

  @Bean
  Links links(DataSource dataSource) {
    return new Links(dataSource);
  }

  @Bean
  Visiting visiting(Links links, Ledger ledger, Inbox inbox, TransactionTemplate transaction) {
    return new Visiting(links, ledger, inbox, transaction);
  }

  @Bean
  Unsubscribing unsubscribing(
      Links links, Ledger ledger, Inbox inbox, Consent consent, TransactionTemplate transaction) {
    return new Unsubscribing(links, ledger, inbox, consent, transaction);
  }

  @Bean
  LinkReader linkReader(Ledger ledger, Consent consent) {
    return new LinkReader(ledger, consent);
  }
}
