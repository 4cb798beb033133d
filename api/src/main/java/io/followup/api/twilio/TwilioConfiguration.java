package io.followup.api.twilio;

import io.followup.api.answers.AnswerReading;
import io.followup.api.config.FollowUpSettings;
import io.followup.consent.Consent;
import io.followup.consent.ContactObstacles;
import io.followup.control.StoppedSenders;
import io.followup.inbox.Answers;
import io.followup.inbox.Inbox;
import io.followup.inbox.TakingAnswersIn;
import io.followup.ledger.Ledger;
import io.followup.tenant.Tenants;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** What answers Twilio. */
@Configuration(proxyBeanMethods = false)
class TwilioConfiguration {

  @Bean
  Consent consent(DataSource dataSource) {
    return new Consent(dataSource);
  }

  @Bean
  Ledger ledger(DataSource dataSource) {
    return new Ledger(dataSource);
  }

  @Bean
  TwilioGate twilioGate(Tenants tenants, FollowUpSettings settings, MeterRegistry metrics) {
    return new TwilioGate(tenants, settings.publicUrl(), metrics);
  }

  @Bean
  InboundTexts inboundTexts(Inbox inbox, TakingAnswersIn answers, DataSource dataSource) {
    return new InboundTexts(inbox, answers, new Answers(dataSource));
  }

  @Bean
  ContactObstacles contactObstacles(DataSource dataSource) {
    return new ContactObstacles(dataSource);
  }

  @Bean
  StatusCallbacks statusCallbacks(
      Inbox inbox,
      Ledger ledger,
      Consent consent,
      ContactObstacles obstacles,
      StoppedSenders senders,
      TransactionTemplate transaction) {
    return new StatusCallbacks(inbox, ledger, consent, obstacles, senders, transaction);
  }

  @Bean
  Calls calls(
      Inbox inbox,
      Ledger ledger,
      Consent consent,
      TakingAnswersIn answers,
      TwilioGate gate,
      TransactionTemplate transaction) {
    return new Calls(inbox, ledger, consent, answers, gate, transaction);
  }

  @Bean
  TwilioReader twilioReader(AnswerReading answers, Ledger ledger, Tenants tenants) {
    return new TwilioReader(answers, ledger, new InboundCallReading(tenants));
  }

  @Bean
  InboundCalls inboundCalls(Inbox inbox) {
    return new InboundCalls(inbox);
  }
}
