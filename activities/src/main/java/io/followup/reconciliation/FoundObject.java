package io.followup.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.subject.CustomerId;
import io.followup.subject.Subject;
import java.time.Instant;
import java.util.Optional;

/**
 * An object as the dispatch system shows it now.
 *
 * @param subject what is followed up on account of it
 * @param modifiedOn by the dispatch system's clock
 * @param booking the booking that it came of, as far as it says
 * @param campaign what brought it
 * @param shown every field; personal
 */
public record FoundObject(
    ObjectKind kind,
    String id,
    Subject subject,
    Optional<CustomerId> customer,
    Instant modifiedOn,
    State state,
    Optional<String> booking,
    Optional<String> campaign,
    JsonNode shown) {

  /** What it is to its follow-up. */
  public enum State {
    /** Nothing is decided: an estimate that may be signed, an invoice that is owed. */
    OPEN,
    /** It came to its end as the follow-up wished: sold, converted, paid. */
    WON,
    /** It came to another end: dismissed, canceled. */
    CLOSED,
    /** It has neither customer nor anything else that a follow-up would hear of. */
    SILENT
  }

  /** For example {@code estimate 61000789}. */
  String inWords() {
    return kind.inWords() + " " + id;
  }

  @Override
  public String toString() {
    return "FoundObject[" + inWords() + ", " + state + "]";
  }
}
