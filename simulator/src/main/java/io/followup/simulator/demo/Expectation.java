package io.followup.simulator.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a conversation must come to.
 *
 * @param due when each text, call and mail is due, and no others
 * @param outcome how the run must end; empty when it must still be there, waiting for a person
 * @param told what the run's story must say
 * @param said what something that arrived must say
 */
record Expectation(
    Map<Arrival.Kind, List<Due>> due, Optional<String> outcome, List<Told> told, List<Told> said) {

  /**
   * Business time since the estimate went out.
   *
   * @param latest later than the earliest where the engine may choose
   */
  record Due(Duration earliest, Duration latest) {}

  /**
   * @param pattern regular expression for one sentence of the story, or for one arrival
   * @param words what it is about
   */
  record Told(String pattern, String words) {}

  static Expectation ends(String outcome) {
    return new Expectation(Map.of(), Optional.of(outcome), List.of(), List.of());
  }

  static Expectation waits() {
    return new Expectation(Map.of(), Optional.empty(), List.of(), List.of());
  }

  Expectation textAt(Duration... times) {
    return at(Arrival.Kind.TEXT, times);
  }

  Expectation callAt(Duration... times) {
    return at(Arrival.Kind.CALL, times);
  }

  Expectation mailAt(Duration... times) {
    return at(Arrival.Kind.MAIL, times);
  }

  /** Where another one's call decides. */
  Expectation callBetween(Duration earliest, Duration latest) {
    return at(Arrival.Kind.CALL, List.of(new Due(earliest, latest)));
  }

  /** Where the engine asks again now and then, and by day only. */
  Expectation textBetween(Duration earliest, Duration latest) {
    return at(Arrival.Kind.TEXT, List.of(new Due(earliest, latest)));
  }

  Expectation telling(String words, String pattern) {
    return new Expectation(due, outcome, with(told, new Told(pattern, words)), said);
  }

  Expectation saying(String words, String pattern) {
    return new Expectation(due, outcome, told, with(said, new Told(pattern, words)));
  }

  List<Due> due(Arrival.Kind kind) {
    return due.getOrDefault(kind, List.of());
  }

  private Expectation at(Arrival.Kind kind, Duration... times) {
    return at(kind, Arrays.stream(times).map(time -> new Due(time, time)).toList());
  }

  private Expectation at(Arrival.Kind kind, List<Due> times) {
    Map<Arrival.Kind, List<Due>> more = new EnumMap<>(Arrival.Kind.class);
    more.putAll(due);
    more.put(kind, times);
    return new Expectation(more, outcome, told, said);
  }

  private static List<Told> with(List<Told> all, Told one) {
    List<Told> more = new ArrayList<>(all);
    more.add(one);
    return List.copyOf(more);
  }
}
