package io.followup.inbox;

import io.followup.answer.MailText;
import io.followup.answer.Meanings;
import io.followup.ledger.Attempt;
import io.followup.ledger.Ledger;
import io.followup.tenant.TenantId;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Takes in mails of customers. Whose a mail is, is told by the message of ours that it answers,
 * else by its sender.
 */
public final class MailAnswers {
  /** As the inbox names mails. */
  public static final String SOURCE = "mail-reply";

  /** Event of a mail that a machine wrote: kept, and nothing else. */
  public static final String AUTOMATIC = "automatic";

  private static final String ANSWER = "reply";
  private static final int LONGEST_ID = 200;
  private static final int MOST_BYTES = 256 * 1024;

  private final Inbox inbox;
  private final Ledger ledger;
  private final TakingAnswersIn answers;

  public MailAnswers(DataSource dataSource, Inbox inbox, TakingAnswersIn answers) {
    this.inbox = inbox;
    this.ledger = new Ledger(dataSource);
    this.answers = answers;
  }

  /** Who wrote a mail: told by {@code Auto-Submitted}, {@code Precedence} and the like. */
  public enum Author {
    PERSON,
    MACHINE
  }

  /**
   * A mail as it lay in the mailbox.
   *
   * @param id its Message-ID, or what stands for it; the same mail read twice counts once
   * @param from the sender's bare address
   * @param about attempts whose Message-IDs stand in {@code In-Reply-To} and {@code References}
   * @param text the plain text, quotes and all
   * @param raw the whole mail; what is longer than 256 KiB is cut off
   */
  public record Mail(
      String id,
      String from,
      List<AttemptKey> about,
      String subject,
      String text,
      byte[] raw,
      Author author) {

    @Override
    public String toString() {
      return "Mail[" + raw.length + " bytes]";
    }
  }

  /**
   * When this returns, the mail is stored and what it means for consent and holds counts.
   *
   * @param personSpeaksFor wall time for which nothing is sent to somebody who answered
   */
  public Stored takeIn(TenantId tenant, Duration personSpeaksFor, Mail mail) {
    NewDelivery delivery =
        new NewDelivery(
            tenant,
            SOURCE,
            mail.author() == Author.MACHINE ? AUTOMATIC : ANSWER,
            SOURCE + ":" + shortened(mail.id()),
            Map.of("message-id", mail.id()),
            mail.raw().length <= MOST_BYTES ? mail.raw() : Arrays.copyOf(mail.raw(), MOST_BYTES),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    if (mail.author() == Author.MACHINE) {
      return inbox.store(delivery);
    }
    String said = MailText.withoutQuotes(mail.text());
    // A mail forwarded to another mailbox and answered there is about the place that we wrote to.
    Optional<Attempt> answered = answered(tenant, mail);
    if (answered.isEmpty() && mail.from().isBlank()) {
      return inbox.store(delivery);
    }
    return answers
        .takeIn(
            new Incoming(
                delivery,
                Channel.EMAIL,
                answered
                    .map(attempt -> attempt.contact().value())
                    .orElseGet(() -> mail.from().strip().toLowerCase(Locale.ROOT)),
                answered.map(Attempt::customer),
                (mail.subject() + "\n" + said).strip(),
                Meanings.ofMail(mail.subject(), said),
                personSpeaksFor))
        .stored();
  }

  private Optional<Attempt> answered(TenantId tenant, Mail mail) {
    return mail.about().stream()
        .flatMap(key -> ledger.find(key).stream())
        .filter(attempt -> attempt.tenant().equals(tenant) && attempt.channel() == Channel.EMAIL)
        .findFirst();
  }

  private static String shortened(String given) {
    String id = given.strip();
    return id.length() <= LONGEST_ID
        ? id
        : id.substring(0, LONGEST_ID - 9) + "-" + Integer.toHexString(id.hashCode());
  }
}
