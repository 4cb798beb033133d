package io.followup.reading.servicetitan;

import io.followup.backfill.Backfill;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The ways by which something that ServiceTitan holds comes into the inbox. */
public enum Source {
  /** ServiceTitan posted it. */
  WEBHOOK("servicetitan", "servicetitan-webhook"),
  /** We read it from an export feed or a list. */
  FEED("servicetitan-feed", "servicetitan-feed"),
  /** The nightly comparison found that we had missed it. */
  RECONCILIATION("reconciliation", "reconciliation"),
  /** It lay open when a sequence was launched, and shall enter it. */
  BACKFILL(Backfill.SOURCE, Backfill.SOURCE);

  private final String code;
  private final String inFacts;

  Source(String code, String inFacts) {
    this.code = code;
    this.inFacts = inFacts;
  }

  /** As it stands in the inbox, for example {@code servicetitan-feed}. */
  public String code() {
    return code;
  }

  /** As it stands in the origin of a fact. */
  String inFacts() {
    return inFacts;
  }

  public static Optional<Source> of(String code) {
    return Arrays.stream(values()).filter(source -> source.code.equals(code)).findFirst();
  }

  public static Set<String> codes() {
    return Arrays.stream(values()).map(Source::code).collect(Collectors.toUnmodifiableSet());
  }
}
