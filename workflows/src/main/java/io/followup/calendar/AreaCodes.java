package io.followup.calendar;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a phone number was bought: the states and zones of its area code, from {@code
 * area-codes.txt}. People take their numbers along, so this is one hint beside the address.
 */
public final class AreaCodes {
  /** Where a number may be that says nothing about its place. */
  private static final Set<ZoneId> CONTIGUOUS =
      Stream.of("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles")
          .map(ZoneId::of)
          .collect(Collectors.toUnmodifiableSet());

  private final Map<String, Area> byCode = new HashMap<>();

  /**
   * @param state its code; empty in Canada and for numbers without a place
   */
  public record Area(Optional<String> state, Set<ZoneId> zones) {}

  public AreaCodes() {
    TableFile.rows("area-codes.txt", 3).forEach(this::add);
  }

  private void add(List<String> row) {
    Optional<String> state = Optional.of(row.get(0)).filter(code -> !code.equals("-"));
    Set<ZoneId> zones =
        Arrays.stream(row.get(1).split(" "))
            .map(ZoneId::of)
            .collect(Collectors.toUnmodifiableSet());
    for (String code : row.get(2).split(" ")) {
      if (!code.matches("[2-9]\\d\\d") || byCode.put(code, new Area(state, zones)) != null) {
        throw new IllegalStateException("area-codes.txt: " + code + " is wrong or stands twice");
      }
    }
  }

  /**
   * The area of a number. One without a place of its own (toll-free, an area code that is not in
   * the table) may be anywhere in the contiguous states.
   *
   * @param e164 for example {@code +15125550142}
   */
  public Area of(String e164) {
    String code = e164.matches("\\+1\\d{10}") ? e164.substring(2, 5) : "";
    return byCode.getOrDefault(code, new Area(Optional.empty(), CONTIGUOUS));
  }
}
