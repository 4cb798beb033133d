package io.followup.simulator.servicetitan;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * In which order changes turned up in a feed. A change takes the object's place at the end; earlier
 * states are gone, as live.
 */
final class ExportJournal {
  private final Map<String, Entry> byId = new HashMap<>();
  private final NavigableMap<Long, Entry> inOrder = new TreeMap<>();
  private long last;

  /**
   * @param place one more for each change
   * @param noticed by the wall clock
   */
  record Entry(long place, Instant noticed, ExportRow row) {}

  /**
   * What turned up after a place.
   *
   * @param all objects as they are now
   * @param lag after so long they show up
   * @param modified only what was modified at or after this
   */
  synchronized List<Entry> after(
      Stream<ExportRow> all, long place, Duration lag, Optional<Instant> modified, int most) {
    Instant now = Instant.now();
    all.filter(this::isNews)
        .sorted(Comparator.comparing(ExportRow::modifiedOn))
        .forEach(row -> note(row, now));
    return inOrder.tailMap(place, false).values().stream()
        .filter(entry -> !entry.noticed().plus(lag).isAfter(now))
        .filter(
            entry -> modified.map(from -> !entry.row().modifiedOn().isBefore(from)).orElse(true))
        .limit(most)
        .toList();
  }

  private boolean isNews(ExportRow row) {
    Entry known = byId.get(row.id());
    return known == null || !known.row().modifiedOn().equals(row.modifiedOn());
  }

  private void note(ExportRow row, Instant now) {
    Entry entry = new Entry(++last, now, row);
    Entry before = byId.put(row.id(), entry);
    if (before != null) {
      inOrder.remove(before.place());
    }
    inOrder.put(entry.place(), entry);
  }
}
