package io.followup.worker;

import io.followup.mailbox.Mailbox;
import jakarta.mail.MessagingException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Looks into the mailbox again and again. Several workers may look into the same one: each mail
 * counts once.
 */
final class EmptyingMailbox extends LookingAgain {
  private static final Logger LOG = LoggerFactory.getLogger(EmptyingMailbox.class);

  private final Mailbox mailbox;
  private final Duration pause;
  private boolean inTrouble;

  EmptyingMailbox(Mailbox mailbox, Duration pause) {
    super("emptying-mailbox");
    this.mailbox = mailbox;
    this.pause = pause;
  }

  /** Full mailboxes are emptied without a pause. */
  @Override
  Duration look() {
    try {
      int done = mailbox.empty();
      if (inTrouble) {
        LOG.info("The mailbox can be read again.");
        inTrouble = false;
      }
      return done == 0 ? pause : Duration.ZERO;
    } catch (MessagingException | DataAccessException | TransactionException trouble) {
      tell(trouble);
    } catch (RuntimeException bug) {
      LOG.error("Emptying the mailbox failed.", bug);
    }
    return pause;
  }

  /** Once, not with every try. Its message may hold an address. */
  private void tell(Exception trouble) {
    if (!inTrouble) {
      LOG.warn(
          "The mailbox cannot be emptied ({}): check IMAP_HOST, IMAP_USERNAME and IMAP_PASSWORD."
              + " Bounces and answers by e-mail wait there.",
          trouble.getClass().getSimpleName());
      inTrouble = true;
    }
  }
}
