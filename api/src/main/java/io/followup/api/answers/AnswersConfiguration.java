package io.followup.api.answers;

import io.followup.consent.Holds;
import io.followup.inbox.Answers;
import io.followup.inbox.Inbox;
import io.followup.inbox.TakingAnswersIn;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** How answers of customers are taken in and read. */
@Configuration(proxyBeanMethods = false)
class AnswersConfiguration {

  @Bean
  TakingAnswersIn takingAnswersIn(
      DataSource dataSource, Inbox inbox, TransactionTemplate transaction) {
    return new TakingAnswersIn(dataSource, inbox, transaction, Clock.systemUTC());
  }

  @Bean
  Holds holds(DataSource dataSource) {
    return new Holds(dataSource);
  }

  @Bean
  AnswerReading answerReading(DataSource dataSource) {
    return new AnswerReading(new Answers(dataSource));
  }

  @Bean
  MailReplyReader mailReplyReader(AnswerReading answers) {
    return new MailReplyReader(answers);
  }
}
