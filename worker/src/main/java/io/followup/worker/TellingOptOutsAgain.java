package io.followup.worker;

import io.followup.acting.TellingOptOuts;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Looks every few seconds for opt-outs that dispatch systems are to be told. */
final class TellingOptOutsAgain implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(TellingOptOutsAgain.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration AT_THE_END = Duration.ofSeconds(5);

  private final TellingOptOuts optOuts;
  private volatile boolean running;
  private Thread looking = new Thread();

  TellingOptOutsAgain(TellingOptOuts optOuts) {
    this.optOuts = optOuts;
  }

  @Override
  public void start() {
    running = true;
    looking = Thread.ofVirtual().name("telling-opt-outs").start(this::look);
  }

  private void look() {
    while (running) {
      try {
        optOuts.tellAll();
      } catch (DataAccessException databaseAway) {
        LOG.debug("Opt-outs cannot be looked for ({}).", databaseAway.getClass().getSimpleName());
      } catch (RuntimeException bug) {
        LOG.error("Telling opt-outs failed.", bug);
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException stopping) {
        return;
      }
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
