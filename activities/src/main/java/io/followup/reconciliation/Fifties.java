package io.followup.reconciliation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Ids in portions as lists take them: at most 50. */
final class Fifties {
  private static final int MOST = 50;

  private Fifties() {}

  static List<List<String>> of(Collection<String> ids) {
    List<String> all = ids.stream().distinct().toList();
    List<List<String>> portions = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MOST) {
      portions.add(all.subList(from, Math.min(all.size(), from + MOST)));
    }
    return portions;
  }
}
