package io.followup.api.answers;

import io.followup.api.relay.DeliveryReader;
import io.followup.inbox.MailAnswers;
import io.followup.inbox.RawDelivery;
import io.followup.reading.Reading;
import java.util.Set;

/** Reads stored mails of customers for the relay. */
final class MailReplyReader implements DeliveryReader {
  private final AnswerReading answers;

  MailReplyReader(AnswerReading answers) {
    this.answers = answers;
  }

  @Override
  public Set<String> sources() {
    return Set.of(MailAnswers.SOURCE);
  }

  @Override
  public Reading read(RawDelivery delivery) {
    return delivery.event().equals(MailAnswers.AUTOMATIC)
        ? Reading.nothing("mail.automatic", "A machine answered, not the customer.")
        : answers.read(delivery, taken -> "mail." + taken);
  }
}
