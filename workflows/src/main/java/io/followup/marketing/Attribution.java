package io.followup.marketing;

import java.time.Instant;

/**
 * To what a job owes its customer.
 *
 * @param through what became the job, for example {@code booking 62000123}
 * @param source is known
 * @param modifiedOn when the dispatch system last changed what tells of it; of two the later counts
 */
public record Attribution(String through, MarketingSource source, Instant modifiedOn) {

  /** For example {@code Came through booking 62000123: campaign 9202 (Website).} */
  public String inWords() {
    return "Came through " + through + ": " + source.inWords() + ".";
  }

  /** What both say together, when the other one is told after this; the later one goes first. */
  public Attribution followedBy(Attribution other) {
    boolean overtaken = other.modifiedOn.isBefore(modifiedOn);
    Attribution later = overtaken ? this : other;
    Attribution earlier = overtaken ? other : this;
    return new Attribution(later.through, later.source.filledBy(earlier.source), later.modifiedOn);
  }
}
