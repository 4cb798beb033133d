package io.followup.api.contacts;

import io.followup.consent.Holds;
import io.followup.consent.Lifting;
import io.followup.contact.ContactStory;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is told of customers, and done about their holds. */
@Configuration(proxyBeanMethods = false)
class ContactsConfiguration {

  @Bean
  ContactStory contactStory(DataSource dataSource) {
    return new ContactStory(dataSource);
  }

  @Bean
  Lifting lifting(DataSource dataSource) {
    return new Lifting(dataSource);
  }

  @Bean
  ReleasedHolds releasedHolds(Holds holds) {
    return new ReleasedHolds(holds);
  }

  @Bean
  ConversationReader conversationReader(Holds holds) {
    return new ConversationReader(holds);
  }
}
