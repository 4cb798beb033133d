package io.followup.feed;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What can be read from the dispatch system again and again: whatever was made or changed since the
 * last time. How often, when nothing else is configured, follows docs/reference/servicetitan.md,
 * polling.
 */
public enum Feed {
  ESTIMATES(Duration.ofMinutes(2)),
  BOOKINGS(Duration.ofMinutes(2)),
  LEADS(Duration.ofMinutes(5)),
  JOBS(Duration.ofMinutes(5)),
  APPOINTMENTS(Duration.ofMinutes(5)),
  INVOICES(Duration.ofMinutes(5)),
  PAYMENTS(Duration.ofMinutes(5)),
  CALLS(Duration.ofMinutes(1)),
  /** Who was merged into whom. */
  CUSTOMERS(Duration.ofHours(1)),
  CONTACTS(Duration.ofHours(1)),
  /** Visits to the online scheduler. */
  SESSIONS(Duration.ofMinutes(2));

  private final Duration usualPause;

  Feed(Duration usualPause) {
    this.usualPause = usualPause;
  }

  /** As configuration, workflow ids and the database name it, for example {@code estimates}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From the beginning of one reading to that of the next. */
  public Duration usualPause() {
    return usualPause;
  }

  public static Optional<Feed> of(String code) {
    return Arrays.stream(values()).filter(feed -> feed.code().equals(code)).findFirst();
  }

  /** All of them as people may write them, for sentences about wrong configuration. */
  public static String codes() {
    return Arrays.stream(values()).map(Feed::code).collect(Collectors.joining(", "));
  }
}
