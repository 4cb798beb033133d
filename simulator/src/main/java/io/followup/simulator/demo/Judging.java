package io.followup.simulator.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Holds what happened against what was expected.
 *
 * @param outages when parts of the engine were away: what was due then may come as soon as they are
 *     back
 * @param slack how late in wall time something may come besides
 */
record Judging(List<Parts.Outage> outages, Duration slack) {

  /** Every complaint as a part of a sentence; none when all is as expected. */
  List<String> complaints(Expectation expected, Evidence evidence) {
    List<String> complaints = new ArrayList<>();
    for (Arrival.Kind kind : Arrival.Kind.values()) {
      judgeArrivals(kind, expected.due(kind), evidence, complaints);
    }
    if (evidence.run().isEmpty()) {
      complaints.add("the engine never showed a run");
      return complaints;
    }
    RunState run = evidence.run().get();
    if (!run.outcome().equals(expected.outcome())) {
      complaints.add(
          run.outcome().map(outcome -> "the run ended " + outcome).orElse("the run did not end")
              + " instead of "
              + expected.outcome().orElse("waiting"));
    }
    for (Expectation.Told told : expected.told()) {
      if (!run.tells(told.pattern())) {
        complaints.add("the story does not tell " + told.words());
      }
    }
    for (Expectation.Told said : expected.said()) {
      if (evidence.arrivals().stream().noneMatch(a -> a.what().matches(said.pattern()))) {
        complaints.add("nothing that arrived says " + said.words());
      }
    }
    return complaints;
  }

  private void judgeArrivals(
      Arrival.Kind kind, List<Expectation.Due> due, Evidence evidence, List<String> complaints) {
    List<Arrival> came = evidence.of(kind);
    for (int i = 0; i < Math.max(due.size(), came.size()); i++) {
      if (i >= due.size()) {
        complaints.add(
            "a "
                + kind.word
                + " came at "
                + Words.plus(came.get(i).after())
                + " where none was expected");
      } else if (i >= came.size()) {
        complaints.add(
            "the " + kind.word + " at " + Words.hours(due.get(i).earliest()) + " never came");
      } else {
        judgeTime(came.get(i), due.get(i), evidence.time(), complaints);
      }
    }
  }

  private void judgeTime(
      Arrival arrival, Expectation.Due due, BusinessTime time, List<String> complaints) {
    String named =
        "the " + arrival.kind().word + " due at " + Words.hours(due.earliest()) + " came ";
    if (time.sinceStart(arrival.wall()).compareTo(due.earliest()) < 0) {
      complaints.add(named + "too early, at " + Words.plus(arrival.after()));
    } else if (arrival.wall().isAfter(latest(time.wall(due.latest())))) {
      complaints.add(named + "late, at " + Words.plus(arrival.after()));
    }
  }

  /**
   * The latest fair wall time for something due: after the outages that it falls into, plus the
   * slack.
   */
  Instant latest(Instant due) {
    Instant possible = due;
    List<Parts.Outage> inOrder =
        outages.stream().sorted(Comparator.comparing(Parts.Outage::from)).toList();
    for (Parts.Outage outage : inOrder) {
      Instant back = outage.until().orElse(Instant.MAX);
      boolean away = !outage.from().isAfter(possible.plus(slack)) && back.isAfter(possible);
      if (away && back.equals(Instant.MAX)) {
        return Instant.MAX;
      }
      possible = away ? back : possible;
    }
    return possible.plus(slack);
  }
}
