package io.followup.worker;

import io.followup.mailbox.Mailbox;
import io.followup.tenant.Tenants;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Bounces and answers by e-mail, where a mailbox is configured. */
@Configuration(proxyBeanMethods = false)
class MailboxConfiguration {

  @Bean
  @ConditionalOnExpression("!'${followup.mailbox.host:}'.isBlank()")
  EmptyingMailbox emptyingMailbox(
      WorkerSettings settings,
      Tenants tenants,
      DataSource dataSource,
      TransactionTemplate transactions) {
    return new EmptyingMailbox(
        new Mailbox(settings.mailbox().access(), tenants, dataSource, transactions),
        settings.mailbox().pause());
  }
}
