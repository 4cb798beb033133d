package io.followup.backfill;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came of a stretch of the list.
 *
 * @param cursor where the list goes on; empty when it is through
 * @param looked how many objects were looked at
 * @param leftOut how many did not enter, by the reason
 * @param away why it could not go on, one sentence; it can later
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Entered(
    Optional<String> cursor,
    int looked,
    int entered,
    Map<LeftOut, Integer> leftOut,
    Optional<String> away) {

  public Entered {
    cursor = cursor == null ? Optional.empty() : cursor;
    away = away == null ? Optional.empty() : away;
    leftOut = Map.copyOf(leftOut);
  }

  public static Entered nothingYet(Optional<String> cursor) {
    return new Entered(cursor, 0, 0, Map.of(), Optional.empty());
  }

  /** Both together; the later one tells where it goes on. */
  public Entered and(Entered later) {
    return new Entered(
        later.cursor,
        looked + later.looked,
        entered + later.entered,
        sum(leftOut, later.leftOut),
        later.away);
  }

  public Entered interrupted(String why) {
    return new Entered(cursor, looked, entered, leftOut, Optional.of(why));
  }

  static Map<LeftOut, Integer> sum(Map<LeftOut, Integer> some, Map<LeftOut, Integer> more) {
    Map<LeftOut, Integer> all = new TreeMap<>(some);
    more.forEach((why, count) -> all.merge(why, count, Integer::sum));
    return all;
  }
}
