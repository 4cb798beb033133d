package io.followup.simulator.demo;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What happened in one conversation.
 *
 * @param time counts from the moment at which the estimate went out
 * @param run empty when the engine never told of one
 * @param arrivals what reached the customer, oldest first
 */
record Evidence(BusinessTime time, Optional<RunState> run, List<Arrival> arrivals) {

  Evidence {
    arrivals = arrivals.stream().sorted(Comparator.comparing(Arrival::wall)).toList();
  }

  List<Arrival> of(Arrival.Kind kind) {
    return arrivals.stream().filter(arrival -> arrival.kind() == kind).toList();
  }

  /** One sentence, such as "A text at +24 h 2 min; WON: Estimate 7 was sold." */
  String inWords() {
    String came =
        arrivals.stream()
            .map(arrival -> "a " + arrival.kind().word + " at " + Words.plus(arrival.after()))
            .reduce((a, b) -> a + ", " + b)
            .orElse("nothing arrived");
    return Words.capital(came) + "; " + run.map(Evidence::end).orElse("no run was seen.");
  }

  private static String end(RunState run) {
    return run.outcome()
        .map(outcome -> outcome + run.why().map(why -> ": " + why).orElse("."))
        .orElse("the run is " + run.state() + ".");
  }

  /** The first sentence of the story that matches, quoted. */
  Optional<String> quote(Expectation.Told told) {
    return run.stream()
        .flatMap(r -> r.story().stream())
        .map(RunState.Line::text)
        .filter(text -> text.matches(told.pattern()))
        .findFirst()
        .map(text -> "\"" + text + "\"");
  }
}
