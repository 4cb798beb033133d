package io.followup.simulator.servicetitan;

import io.followup.simulator.http.Faults;
import java.time.Duration;

/**
 * What can be switched on to go wrong at ServiceTitan.
 *
 * @param all strikes every call
 * @param writes strikes only calls that change something
 * @param lost answers to writes about a chosen number
 */
public record Troubles(
    Faults all, Faults writes, CallLimit limit, ReadLag readLag, LostAnswers lost) {

  public static Troubles none() {
    return new Troubles(
        new Faults(), new Faults(), new CallLimit(), new ReadLag(), new LostAnswers());
  }

  public void clear() {
    all.clear();
    writes.clear();
    limit.set(0);
    readLag.set(Duration.ZERO);
    lost.clear();
  }
}
