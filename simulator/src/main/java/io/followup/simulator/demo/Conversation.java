package io.followup.simulator.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One customer with one job, and what is seen of the follow-up. Written by the watcher, read at the
 * end.
 */
final class Conversation {
  private final Person person;
  private final String phone;
  private final long customer;
  private final long job;
  private final String runId;
  private final BusinessTime sent;
  private final Duration watchedFor;
  private final Expectation expectation;
  private final Set<String> shown = new HashSet<>();
  private final List<Long> estimates = new ArrayList<>();
  private BusinessTime time;
  private Evidence evidence;
  private int storyShown;

  /**
   * @param watchedFor business time for which arrivals are watched, even when the run ended earlier
   */
  Conversation(
      Person person,
      String phone,
      long customer,
      long job,
      String runId,
      BusinessTime time,
      Duration watchedFor,
      Expectation expectation) {
    this.person = person;
    this.phone = phone;
    this.customer = customer;
    this.job = job;
    this.runId = runId;
    this.sent = time;
    this.time = time;
    this.watchedFor = watchedFor;
    this.expectation = expectation;
    this.evidence = new Evidence(sent, Optional.empty(), List.of());
  }

  Person person() {
    return person;
  }

  String phone() {
    return phone;
  }

  /** ServiceTitan's id. */
  long customer() {
    return customer;
  }

  long job() {
    return job;
  }

  String runId() {
    return runId;
  }

  /** The run's own time as far as it is known; it begins a little after the estimate went out. */
  synchronized BusinessTime time() {
    return time;
  }

  Duration watchedFor() {
    return watchedFor;
  }

  Expectation expectation() {
    return expectation;
  }

  synchronized void offered(long estimate) {
    estimates.add(estimate);
  }

  synchronized List<Long> estimates() {
    return List.copyOf(estimates);
  }

  synchronized Evidence evidence() {
    return evidence;
  }

  /** Takes in what arrived so far; the arrivals that were not there before. */
  synchronized List<Arrival> arrived(List<Arrival> all) {
    evidence = new Evidence(sent, evidence.run(), all);
    return evidence.arrivals().stream().filter(arrival -> shown.add(arrival.id())).toList();
  }

  /** Takes in how the run stands; the lines of its story that were not there before. */
  synchronized List<RunState.Line> stands(RunState run) {
    run.wall(sent.businessStart(), sent.speed())
        .or(() -> time.equals(sent) ? Optional.of(run.startedAt()) : Optional.empty())
        .ifPresent(began -> time = new BusinessTime(sent.businessStart(), began, sent.speed()));
    List<RunState.Line> known = evidence.run().map(RunState::story).orElse(List.of());
    boolean silent = run.story().size() < known.size(); // No worker answers: the old story stays.
    RunState kept = silent ? run.withStory(known) : run;
    evidence = new Evidence(sent, Optional.of(kept), evidence.arrivals());
    List<RunState.Line> fresh =
        kept.story().subList(Math.min(storyShown, kept.story().size()), kept.story().size());
    storyShown = kept.story().size();
    return fresh;
  }

  /** Nothing new is to be learned about the run. */
  synchronized boolean isToldToTheEnd() {
    return evidence.run().map(RunState::isToldToTheEnd).orElse(false);
  }

  /** Over, or not expected to end. */
  synchronized boolean isSettled() {
    return expectation.outcome().isEmpty() || evidence.run().map(RunState::isOver).orElse(false);
  }
}
