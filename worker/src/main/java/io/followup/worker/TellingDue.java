package io.followup.worker;

import java.time.Duration;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Looks every few seconds for what dispatch systems are to be told: opt-outs, origins. */
final class TellingDue extends LookingAgain {
  private static final Logger LOG = LoggerFactory.getLogger(TellingDue.class);

  private final String what;
  private final IntSupplier telling;
  private final Duration pause;

  /**
   * @param what for the log, for example {@code opt-outs}
   * @param telling tells what is due, and answers how many
   */
  TellingDue(String what, IntSupplier telling, Duration pause) {
    super("telling-" + what);
    this.what = what;
    this.telling = telling;
    this.pause = pause;
  }

  @Override
  Duration look() {
    try {
      telling.getAsInt();
    } catch (DataAccessException databaseAway) {
      LOG.debug(
          "There is no looking for {} now ({}).", what, databaseAway.getClass().getSimpleName());
    } catch (RuntimeException bug) {
      LOG.error("Telling {} failed.", what, bug);
    }
    return pause;
  }
}
