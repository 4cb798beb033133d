package io.followup.tenant;

import io.followup.feed.Feed;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is read from the dispatch system again and again, beside or instead of its webhooks. Each
 * setting has a default; without {@code read} nothing is read.
 *
 * @param read names of {@link Feed}s, or {@code all}
 * @param every pause from the beginning of one reading to that of the next, by the name of the
 *     feed; 1 s to 1 day
 * @param lookBack how far back the first reading goes: what was changed since; default 1 day
 * @param overlap after so long the same stretch is read once more, for rows that turned up late in
 *     it; default 15 minutes, which is how late they may be. 0 s: never
 * @param abandonedAfter how long nothing must have happened in a visit to the online scheduler
 *     until it counts as dropped; default 15 minutes
 */
public record Feeds(
    List<String> read,
    Map<String, Duration> every,
    Duration lookBack,
    Duration overlap,
    Duration abandonedAfter) {
  private static final String ALL = "all";

  public Feeds {
    read = read == null ? List.of() : List.copyOf(read);
    every = every == null ? Map.of() : Map.copyOf(every);
    for (String name : read) {
      if (!name.equals(ALL)) {
        requireFeed("feeds.read", name, "all, or some of ");
      }
    }
    every.forEach(
        (name, pause) -> {
          requireFeed("feeds.every", name, "");
          Bounds.within(
              "feeds.every." + name, pause, pause, Duration.ofSeconds(1), Duration.ofDays(1));
        });
    lookBack =
        Bounds.within(
            "feeds.look-back",
            lookBack,
            Duration.ofDays(1),
            Duration.ofMinutes(1),
            Duration.ofDays(3650));
    overlap =
        Bounds.within(
            "feeds.overlap", overlap, Duration.ofMinutes(15), Duration.ZERO, Duration.ofDays(1));
    abandonedAfter =
        Bounds.within(
            "feeds.abandoned-after",
            abandonedAfter,
            Duration.ofMinutes(15),
            Duration.ofSeconds(1),
            Duration.ofDays(1));
  }

  /** Nothing is read. */
  public static Feeds none() {
    return new Feeds(null, null, null, null, null);
  }

  /** What is read, in the order of its declaration. */
  public Set<Feed> wanted() {
    return read.contains(ALL)
        ? EnumSet.allOf(Feed.class)
        : Arrays.stream(Feed.values())
            .filter(feed -> read.contains(feed.code()))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Feed.class)));
  }

  /** From the beginning of one reading to that of the next. */
  public Duration pause(Feed feed) {
    return every.getOrDefault(feed.code(), feed.usualPause());
  }

  private static void requireFeed(String field, String name, String some) {
    if (Feed.of(name).isEmpty()) {
      throw new IllegalArgumentException(
          field + " holds '" + name + "': use " + some + Feed.codes());
    }
  }
}
