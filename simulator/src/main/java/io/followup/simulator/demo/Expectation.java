package io.followup.simulator.demo;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a conversation must come to.
 *
 * @param texts business time since the estimate went out at which each text is due, and no others
 * @param calls the same for calls
 * @param outcome how the run must end
 * @param told something that the run's story must say
 */
record Expectation(
    List<Duration> texts, List<Duration> calls, String outcome, Optional<Told> told) {

  /**
   * @param pattern regular expression for one sentence of the story
   * @param words what the sentence is about
   */
  record Told(String pattern, String words) {}

  static Expectation ends(String outcome) {
    return new Expectation(List.of(), List.of(), outcome, Optional.empty());
  }

  Expectation textAt(Duration... due) {
    return new Expectation(Arrays.asList(due), calls, outcome, told);
  }

  Expectation callAt(Duration... due) {
    return new Expectation(texts, Arrays.asList(due), outcome, told);
  }

  Expectation telling(String words, String pattern) {
    return new Expectation(texts, calls, outcome, Optional.of(new Told(pattern, words)));
  }

  List<Duration> due(Arrival.Kind kind) {
    return kind == Arrival.Kind.TEXT ? texts : calls;
  }
}
