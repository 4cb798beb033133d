package io.followup.guard;

import io.followup.hold.HoldKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the person whom a send would reach, besides the suppressions.
 *
 * @param consent to this kind of message over this channel
 * @param holds reasons for a person to look first
 * @param sharing who else has the same number or address
 * @param admission whether this tenant contacts this number or address at all
 */
public record Person(
    ConsentOnRecord consent, List<Hold> holds, Sharing sharing, Admission admission) {

  public Person {
    holds = List.copyOf(holds);
  }

  /** Nothing speaks against it, and the customer agreed. */
  public static Person agreed(String how) {
    return new Person(
        ConsentOnRecord.collectedBy(how), List.of(), Sharing.nobody(), Admission.ALLOWED);
  }

  /**
   * A reason for a person to look before anything more is sent.
   *
   * @param why as it reads after "the customer": {@code disputes the bill}
   * @param since wall time
   */
  public record Hold(HoldKind kind, String why, Instant since) {}

  /**
   * Who else has the number or address.
   *
   * @param customers how many customers have it, the one that is meant included
   * @param most how many may have it before a person must look
   * @param messageToday what another of them was sent there today, in words: {@code "an SMS at
   *     10:30"}
   */
  public record Sharing(int customers, int most, Optional<String> messageToday) {

    /** The number or address is the customer's alone. */
    public static Sharing nobody() {
      return new Sharing(1, 1, Optional.empty());
    }
  }

  /** Whether a number or address may be contacted at all. */
  public enum Admission {
    ALLOWED,
    /** The tenant is one for tests, and the recipient is not on its list. */
    NOT_ON_THE_LIST_OF_TESTS
  }
}
