package io.followup.reading;

import io.followup.fact.Fact;
import io.followup.handover.Handover;
import java.util.List;
import java.util.Optional;

/**
 * How a delivery was understood.
 *
 * @param readAs internal event, for example {@code estimate.sold}; empty when even that is unclear
 * @param facts what it tells; empty when nothing comes of it
 * @param why one sentence when there are no facts; empty otherwise
 * @param alarming whether somebody should look at it: it was signed, but makes no sense
 * @param handover what a person of the office must take over
 * @param contacts whose numbers and mailboxes it tells, so that what is said there reaches their
 *     runs; never part of a fact
 * @param provenance where customers came from, as far as it tells
 */
public record Reading(
    Optional<String> readAs,
    List<Fact> facts,
    String why,
    boolean alarming,
    Optional<Handover> handover,
    List<Acquaintance> contacts,
    List<Provenance> provenance) {

  public Reading {
    facts = List.copyOf(facts);
    contacts = List.copyOf(contacts);
    provenance = List.copyOf(provenance);
  }

  public static Reading facts(String readAs, List<Fact> facts) {
    return new Reading(
        Optional.of(readAs), facts, "", false, Optional.empty(), List.of(), List.of());
  }

  /** Understood, but nothing is to be done. */
  public static Reading nothing(String readAs, String why) {
    return new Reading(
        Optional.of(readAs), List.of(), why, false, Optional.empty(), List.of(), List.of());
  }

  /** Signed by the right key, but it makes no sense. */
  public static Reading unreadable(Optional<String> readAs, String why) {
    return new Reading(readAs, List.of(), why, true, Optional.empty(), List.of(), List.of());
  }

  /** The same, and a person of the office takes over. */
  public Reading handing(Handover over) {
    return new Reading(readAs, facts, why, alarming, Optional.of(over), contacts, provenance);
  }

  /** The same, and it tells whose these numbers and mailboxes are. */
  public Reading knowing(List<Acquaintance> told) {
    return new Reading(readAs, facts, why, alarming, handover, told, provenance);
  }

  /** The same, and it tells where customers came from. */
  public Reading tracing(List<Provenance> told) {
    return new Reading(readAs, facts, why, alarming, handover, contacts, told);
  }

  /** The same with other facts. */
  public Reading with(List<Fact> others) {
    return new Reading(readAs, others, why, alarming, handover, contacts, provenance);
  }

  /** The same, but nothing is to be done. */
  public Reading without(String reason) {
    return new Reading(readAs, List.of(), reason, alarming, handover, contacts, provenance);
  }
}
