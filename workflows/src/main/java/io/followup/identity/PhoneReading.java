package io.followup.identity;

import java.util.Optional;

/** Reads what stands in a phone field. Numbers without country are US ones. */
@FunctionalInterface
public interface PhoneReading {

  /**
   * @return empty when it is no possible number
   */
  Optional<Phone> read(String written);
}
