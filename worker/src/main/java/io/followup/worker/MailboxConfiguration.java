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
    requireAnotherThanTheOffices(settings.mailbox(), tenants);
    return new EmptyingMailbox(
        new Mailbox(settings.mailbox().access(), tenants, dataSource, transactions),
        settings.mailbox().pause());
  }

  /** What is handed to people would be put away before they see it. */
  private static void requireAnotherThanTheOffices(
      WorkerSettings.Inbound mailbox, Tenants tenants) {
    tenants
        .all()
        .forEach(
            (id, tenant) ->
                tenant
                    .mailSettings()
                    .filter(mail -> mail.office().equalsIgnoreCase(mailbox.username()))
                    .ifPresent(
                        mail -> {
                          throw new IllegalArgumentException(
                              "followup.tenants."
                                  + id
                                  + ".mail.office is the mailbox that the engine empties"
                                  + " (IMAP_USERNAME): give the address of a mailbox that people"
                                  + " of the office read");
                        }));
  }
}
