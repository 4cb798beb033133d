package io.followup.guard;

import io.followup.run.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;

/** How guards tell instants. */
final class Waits {
  private Waits() {}

  /** The zone by whose clock the customer's day is told. */
  static ZoneId zone(Sending sending) {
    return sending.place().zones().stream()
        .min(Comparator.comparing(ZoneId::getId))
        .orElse(ZoneOffset.UTC);
  }

  /** The customer's day. */
  static LocalDate today(Sending sending) {
    return LocalDate.ofInstant(sending.now(), zone(sending));
  }

  /** For example {@code waits until Wed 25 Nov 09:00.} */
  static String until(Instant until, Sending sending) {
    return "waits until " + Words.when(until, zone(sending)) + ".";
  }
}
