package io.followup.sequence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the place where a sequence will work; with it the reader of files finds more.
 *
 * @param linkHosts hosts that messages of the tenant may link to; empty when no tenant is known
 * @param recent values of recent objects of the trigger, by the names of {@link FieldSchema}; what
 *     an object lacked is left out
 * @param toleratedEmpty percentage of them that may lack a field without default
 */
public record Surroundings(
    Optional<Collection<String>> linkHosts, List<Map<String, Object>> recent, int toleratedEmpty) {
  private static final int USUALLY_TOLERATED = 10;

  /** Fewer objects say nothing about the next ones. */
  private static final int FEWEST = 20;

  public Surroundings {
    recent = List.copyOf(recent);
  }

  /** Nothing is known but the file. */
  public static Surroundings unknown() {
    return new Surroundings(Optional.empty(), List.of(), USUALLY_TOLERATED);
  }

  /**
   * @param linkHosts hosts that messages of the tenant may link to
   */
  public static Surroundings of(Collection<String> linkHosts) {
    return new Surroundings(Optional.of(linkHosts), List.of(), USUALLY_TOLERATED);
  }

  public Surroundings withRecent(List<Map<String, Object>> values) {
    return new Surroundings(linkHosts, values, toleratedEmpty);
  }

  /** The host of a link that the tenant does not allow. */
  Optional<String> foreignHost(String text) {
    return linkHosts.flatMap(
        allowed ->
            LinksInText.hosts(text).stream()
                .filter(host -> !LinksInText.isUnder(allowed, host))
                .findFirst());
  }

  /** How many percent of the recent objects lack this field, when that is too many. */
  Optional<Integer> oftenEmpty(String field) {
    if (recent.size() < FEWEST) {
      return Optional.empty();
    }
    long without = recent.stream().filter(values -> isEmpty(values.get(field))).count();
    int percent = (int) (100 * without / recent.size());
    return percent > toleratedEmpty ? Optional.of(percent) : Optional.empty();
  }

  private static boolean isEmpty(Object value) {
    return value == null || value.toString().isBlank();
  }
}
