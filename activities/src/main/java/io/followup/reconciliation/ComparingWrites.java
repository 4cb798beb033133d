package io.followup.reconciliation;

import io.followup.intent.Intents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks whether what we made in the dispatch system is there still, page by page. */
final class ComparingWrites {
  /** Where this part of its stage begins; ids of runs never look so. */
  static final String BEGINNING = "writes:";

  private static final int PAGE = 50;

  /** Reads of the dispatch system can lag behind writes. */
  private static final Duration YOUNG = Duration.ofMinutes(15);

  private final Intents intents;
  private final Reports reports;
  private final Clock clock;

  ComparingWrites(Intents intents, Reports reports, Clock clock) {
    this.intents = intents;
    this.reports = reports;
    this.clock = clock;
  }

  static boolean isOurs(String cursor) {
    return cursor.startsWith(BEGINNING);
  }

  Compared compare(Part part, ObjectLists lists) {
    String[] last = part.cursor().orElseThrow().substring(BEGINNING.length()).split(" ", 2);
    boolean first = last[0].isEmpty();
    List<Intents.Write> page =
        intents.made(
            part.tenant(),
            first ? part.since() : Instant.parse(last[0]),
            first ? "" : last[1],
            PAGE);
    Instant settled = clock.instant().minus(YOUNG);
    int absent = 0;
    for (Intents.Write write : page) {
      if (write.at().isBefore(settled) && !lists.isThere(write.kind(), write.object())) {
        reports.found(part.report(), absent(write));
        absent++;
      }
    }
    Optional<String> next =
        page.size() < PAGE
            ? Optional.empty()
            : Optional.of(BEGINNING + page.getLast().at() + " " + page.getLast().key());
    return new Compared(next, page.size(), 0, absent);
  }

  private static Finding.ForAPerson absent(Intents.Write write) {
    String object = write.kind() + " " + write.object();
    return new Finding.ForAPerson(
        "absent/" + write.key(),
        FindingClass.ABSENT_WRITE,
        object,
        Optional.empty(),
        "The dispatch system no longer shows %s, which the engine made at %s: look whether it was deleted there, and make it again if it is needed."
            .formatted(object, write.at()));
  }
}
