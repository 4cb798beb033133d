package io.followup.run;

import io.followup.sequence.FactName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run remembers: facts already counted and the story for people, both bounded.
 *
 * @param seen ids of the last 500 facts, newest last
 * @param story the last 100 happenings, oldest first
 * @param heard when each kind of fact was heard last, since the sequence began
 */
public record Memory(List<String> seen, List<StoryLine> story, SortedMap<FactName, Instant> heard) {
  private static final int SEEN_KEPT = 500;
  private static final int STORY_KEPT = 100;

  public Memory {
    seen = List.copyOf(seen);
    story = List.copyOf(story);
    // Runs carried over from before this was kept.
    heard = heard == null ? Collections.emptySortedMap() : heard;
  }

  static Memory empty() {
    return new Memory(List.of(), List.of(), Collections.emptySortedMap());
  }

  boolean hasSeen(String factId) {
    return seen.contains(factId);
  }

  Memory seeing(String factId) {
    return new Memory(lastOf(seen, factId, SEEN_KEPT), story, heard);
  }

  Memory telling(Instant at, String text) {
    return new Memory(seen, lastOf(story, new StoryLine(at, text), STORY_KEPT), heard);
  }

  Memory hearing(FactName fact, Instant at) {
    SortedMap<FactName, Instant> more = new TreeMap<>(heard);
    more.put(fact, at);
    return new Memory(seen, story, Collections.unmodifiableSortedMap(more));
  }

  /** What was heard before does not count for a sequence that begins now. */
  Memory forgettingFacts() {
    return new Memory(seen, story, Collections.emptySortedMap());
  }

  boolean hasHeardAny(Collection<FactName> facts) {
    return facts.stream().anyMatch(heard::containsKey);
  }

  private static <T> List<T> lastOf(List<T> all, T added, int kept) {
    List<T> longer = new ArrayList<>(all);
    longer.add(added);
    return longer.subList(Math.max(0, longer.size() - kept), longer.size());
  }
}
