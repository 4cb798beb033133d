package io.followup.moving;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Optional;

/**
 * What became of some runs.
 *
 * @param next where the list goes on; empty when it is through
 * @param done runs that did as they were asked
 * @param later runs that will, once what they are at is done
 * @param refused runs that could not, by the reason that they gave
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record MovedPage(Optional<String> next, int done, int later, Map<String, Integer> refused) {
  public MovedPage {
    next = next == null ? Optional.empty() : next;
    refused = Map.copyOf(refused);
  }
}
