package io.followup.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run remembers: facts already counted and the story for people, both bounded.
 *
 * @param seen ids of the last 500 facts, newest last
 * @param story the last 100 happenings, oldest first
 */
public record Memory(List<String> seen, List<StoryLine> story) {
  private static final int SEEN_KEPT = 500;
  private static final int STORY_KEPT = 100;

  public Memory {
    seen = List.copyOf(seen);
    story = List.copyOf(story);
  }

  static Memory empty() {
    return new Memory(List.of(), List.of());
  }

  boolean hasSeen(String factId) {
    return seen.contains(factId);
  }

  Memory seeing(String factId) {
    return new Memory(lastOf(seen, factId, SEEN_KEPT), story);
  }

  Memory telling(Instant at, String text) {
    return new Memory(seen, lastOf(story, new StoryLine(at, text), STORY_KEPT));
  }

  private static <T> List<T> lastOf(List<T> all, T added, int kept) {
    List<T> longer = new ArrayList<>(all);
    longer.add(added);
    return longer.subList(Math.max(0, longer.size() - kept), longer.size());
  }
}
