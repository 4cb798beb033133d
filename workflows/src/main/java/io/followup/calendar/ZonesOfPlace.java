package io.followup.calendar;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The time zones in which an address of the USA may lie. The table and its sources are in {@link
 * ZoneTable}.
 */
public final class ZonesOfPlace {
  private static final Set<String> USA =
      Set.of("", "US", "USA", "UNITED STATES", "UNITED STATES OF AMERICA");

  private final Map<String, String> codeOfName = new HashMap<>();
  private final Map<String, Set<ZoneId>> byState = new HashMap<>();
  private final Map<String, Set<ZoneId>> byStateAndPrefix = new HashMap<>();

  public ZonesOfPlace() {
    ZoneTable.LINES.lines().forEach(this::add);
  }

  private void add(String line) {
    String[] columns = line.split(",", -1);
    String state = columns[0];
    Set<ZoneId> zones =
        Arrays.stream(columns[3].split(" "))
            .map(ZoneId::of)
            .collect(Collectors.toUnmodifiableSet());
    if (columns[2].isEmpty()) {
      codeOfName.put(columns[1].toUpperCase(Locale.ROOT), state);
      byState.put(state, zones);
    } else {
      prefixes(columns[2]).forEach(prefix -> byStateAndPrefix.put(state + prefix, zones));
    }
  }

  private static Stream<String> prefixes(String ranges) {
    return Arrays.stream(ranges.split(" "))
        .map(range -> range.split("-"))
        .flatMapToInt(
            ends ->
                IntStream.rangeClosed(
                    Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])))
        .mapToObj(prefix -> String.format("%03d", prefix));
  }

  /**
   * Every zone that the address may lie in.
   *
   * @param country empty stands for the USA
   * @param state code or name, in any case
   * @param zip five or nine digits; may be empty or wrong, then the whole state counts
   * @return empty for other countries and unknown states: the caller falls back to the tenant's
   *     zone
   */
  public Set<ZoneId> of(String country, String state, String zip) {
    String code = stateCode(country, state).orElse("");
    String digits = zip.strip();
    String prefix = digits.matches("\\d{5}(-?\\d{4})?") ? digits.substring(0, 3) : "";
    Set<ZoneId> part = byStateAndPrefix.get(code + prefix);
    return part != null ? part : byState.getOrDefault(code, Set.of());
  }

  /** The code of a state of the USA, for example {@code TX}; empty for everything else. */
  public Optional<String> stateCode(String country, String state) {
    String place = plain(state);
    return USA.contains(plain(country))
        ? Optional.of(codeOfName.getOrDefault(place, place)).filter(byState::containsKey)
        : Optional.empty();
  }

  private static String plain(String text) {
    return text.strip().replace(".", "").toUpperCase(Locale.ROOT);
  }

  /** Codes of all states and territories in the table. */
  List<String> states() {
    return byState.keySet().stream().sorted().toList();
  }
}
