package io.followup.worker;

import io.followup.mailbox.Mailbox;
import jakarta.mail.MessagingException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Looks into the mailbox again and again. Several workers may look into the same one: each mail
 * counts once.
 */
final class EmptyingMailbox implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(EmptyingMailbox.class);
  private static final Duration AT_THE_END = Duration.ofSeconds(5);

  private final Mailbox mailbox;
  private final Duration pause;
  private volatile boolean running;
  private Thread looking = new Thread();
  private boolean inTrouble;

  EmptyingMailbox(Mailbox mailbox, Duration pause) {
    this.mailbox = mailbox;
    this.pause = pause;
  }

  @Override
  public void start() {
    running = true;
    looking = Thread.ofVirtual().name("emptying-mailbox").start(this::look);
  }

  private void look() {
    while (running) {
      try {
        int done = mailbox.empty();
        if (inTrouble) {
          LOG.info("The mailbox can be read again.");
          inTrouble = false;
        }
        if (done == 0) {
          Thread.sleep(pause);
        }
      } catch (MessagingException | DataAccessException | TransactionException trouble) {
        tell(trouble);
        sleepOver();
      } catch (RuntimeException bug) {
        LOG.error("Emptying the mailbox failed.", bug);
        sleepOver();
      } catch (InterruptedException stopping) {
        return;
      }
    }
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

  private void sleepOver() {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException stopping) {
      running = false;
    }
  }

  @Override
  public void stop() {
    running = false;
    looking.interrupt();
    try {
      looking.join(AT_THE_END);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
