package io.followup.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Order of the states that providers tell about a message or call: callbacks arrive in any order,
 * and the ledger only moves forward. {@code delivered} wins over every other final state.
 */
final class DeliveryProgress {
  private static final Map<String, Integer> RANK =
      Map.ofEntries(
          Map.entry("scheduled", 1),
          Map.entry("accepted", 1),
          Map.entry("queued", 2),
          Map.entry("initiated", 2),
          Map.entry("sending", 3),
          Map.entry("ringing", 3),
          Map.entry("delayed", 3),
          Map.entry("sent", 4),
          Map.entry("in-progress", 4),
          Map.entry("answered", 4),
          Map.entry("undelivered", 5),
          Map.entry("failed", 5),
          Map.entry("canceled", 5),
          Map.entry("busy", 5),
          Map.entry("no-answer", 5),
          Map.entry("completed", 6),
          Map.entry("bounced", 6),
          Map.entry("delivered", 6),
          Map.entry("read", 7));

  private DeliveryProgress() {}

  static String normal(String told) {
    return told.toLowerCase(Locale.ROOT);
  }

  /** The states that {@code told} must not replace; a word we do not know replaces none. */
  static List<String> notBefore(String told) {
    int rank = RANK.getOrDefault(told, 0);
    return RANK.entrySet().stream()
        .filter(known -> known.getValue() >= rank)
        .map(Map.Entry::getKey)
        .toList();
  }
}
