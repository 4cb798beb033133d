package io.followup.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * What came of a part.
 *
 * @param cursor where the stage goes on; empty when it is through
 * @param objects how many were compared
 * @param repairs how many were told again through the inbox
 * @param people findings that a person must look at
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Compared(Optional<String> cursor, int objects, int repairs, int people) {
  public Compared {
    cursor = cursor == null ? Optional.empty() : cursor;
  }

  public static Compared nothingYet(Optional<String> cursor) {
    return new Compared(cursor, 0, 0, 0);
  }

  /** Both together; the later one tells where it goes on. */
  public Compared and(Compared later) {
    return new Compared(
        later.cursor, objects + later.objects, repairs + later.repairs, people + later.people);
  }
}
