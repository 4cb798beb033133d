package io.followup.guard;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is on record about the customer's consent to one kind of message over one channel at one
 * number or address. All times by the wall clock.
 *
 * @param grants consents given, in any order
 * @param revocation the last time it was taken back
 * @param ownerChanged when the number was last found to be perhaps somebody else's
 * @param collected what a form of the company has every customer agree to
 */
public record ConsentOnRecord(
    List<Grant> grants,
    Optional<Revocation> revocation,
    Optional<Instant> ownerChanged,
    Optional<String> collected) {

  public ConsentOnRecord {
    grants = List.copyOf(grants);
  }

  /** Nothing is on record. */
  public static ConsentOnRecord nothing() {
    return new ConsentOnRecord(List.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The customer once agreed, by {@code source}. */
  public static ConsentOnRecord collectedBy(String source) {
    return new ConsentOnRecord(List.of(), Optional.empty(), Optional.empty(), Optional.of(source));
  }

  /** The same, with what a form of the company collects. */
  public ConsentOnRecord collecting(Optional<String> source) {
    return new ConsentOnRecord(grants, revocation, ownerChanged, source);
  }

  /** A consent, where it was given and when. */
  public record Grant(String source, Instant givenAt) {}

  /**
   * @param why as it reads after "the customer": {@code texted STOP}
   */
  public record Revocation(String why, Instant at) {}

  /** The last consent that nothing came after. */
  Optional<Grant> inForce() {
    return grants.stream()
        .filter(grant -> isAfter(grant, revocation.map(Revocation::at)))
        .filter(grant -> isAfter(grant, ownerChanged))
        .max(Comparator.comparing(Grant::givenAt));
  }

  private static boolean isAfter(Grant grant, Optional<Instant> end) {
    return end.isEmpty() || grant.givenAt().isAfter(end.get());
  }
}
