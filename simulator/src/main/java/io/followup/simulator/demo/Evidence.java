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

  /** One sentence, such as "A text at +24 h 2 min, a call at +72 h 1 min, EXHAUSTED." */
  String inWords() {
    String came =
        arrivals.stream()
            .map(arrival -> "a " + arrival.kind().word + " at " + Words.plus(arrival.after()))
            .reduce((a, b) -> a + ", " + b)
            .orElse("nothing arrived");
    String end =
        run.map(r -> r.outcome().orElse("the run is still " + r.status()))
            .orElse("no run was seen");
    return Words.capital(came) + "; " + end + ".";
  }
}
