package io.followup.simulator.twilio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Everything of one kind that Twilio keeps, found by SID, by number called, by caller, or newest
 * first.
 */
final class Archive<T> {
  /** A row and its place in its drawer. */
  record Found<T>(int position, T row) {}

  private static final class Drawer<T> {
    private final List<T> rows = new ArrayList<>();

    synchronized void add(T row) {
      rows.add(row);
    }

    synchronized List<Found<T>> newestBelow(int position, int count, Predicate<T> wanted) {
      List<Found<T>> found = new ArrayList<>();
      for (int i = Math.min(position, rows.size()) - 1; i >= 0 && found.size() < count; i--) {
        if (wanted.test(rows.get(i))) {
          found.add(new Found<>(i, rows.get(i)));
        }
      }
      return found;
    }
  }

  private final Map<String, T> bySid = new ConcurrentHashMap<>();
  private final Map<String, Drawer<T>> byTo = new ConcurrentHashMap<>();
  private final Map<String, Drawer<T>> byFrom = new ConcurrentHashMap<>();
  private volatile Drawer<T> all = new Drawer<>();

  void add(String sid, String to, String from, T row) {
    bySid.put(sid, row);
    all.add(row);
    byTo.computeIfAbsent(to, number -> new Drawer<>()).add(row);
    byFrom.computeIfAbsent(from, number -> new Drawer<>()).add(row);
  }

  Optional<T> find(String sid) {
    return Optional.ofNullable(bySid.get(sid));
  }

  /**
   * Rows in the narrowest drawer, newest first.
   *
   * @param below only rows at smaller positions of that drawer
   */
  List<Found<T>> newest(
      Optional<String> to, Optional<String> from, int below, int count, Predicate<T> wanted) {
    Drawer<T> drawer =
        to.map(number -> byTo.getOrDefault(number, new Drawer<>()))
            .or(() -> from.map(number -> byFrom.getOrDefault(number, new Drawer<>())))
            .orElse(all);
    return drawer.newestBelow(below, count, wanted);
  }

  /** The newest rows to or from a number, or of all numbers; oldest of them first. */
  List<T> of(Optional<String> number, int count) {
    List<T> rows = new ArrayList<>();
    if (number.isEmpty()) {
      all.newestBelow(Integer.MAX_VALUE, count, row -> true).forEach(f -> rows.add(f.row()));
    } else {
      newest(number, Optional.empty(), Integer.MAX_VALUE, count, row -> true)
          .forEach(f -> rows.add(f.row()));
      newest(Optional.empty(), number, Integer.MAX_VALUE, count, row -> true)
          .forEach(f -> rows.add(f.row()));
    }
    return rows.reversed();
  }

  void clear() {
    bySid.clear();
    byTo.clear();
    byFrom.clear();
    all = new Drawer<>();
  }
}
