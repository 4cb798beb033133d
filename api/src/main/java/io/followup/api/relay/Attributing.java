package io.followup.api.relay;

import io.followup.fact.BookingConverted;
import io.followup.fact.Fact;
import io.followup.fact.JobAttributed;
import io.followup.fact.SessionCompleted;
import io.followup.marketing.MarketingSources;
import io.followup.reading.Provenance;
import io.followup.reading.Reading;
import io.followup.subject.JobSubject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps what brought the customer of a booking or session, and tells it to the run of the job that
 * became of it. Deliveries about either come in any order: it is stored before any run is told, and
 * whoever starts a run looks for it before and after.
 */
final class Attributing {
  private final MarketingSources sources;
  private final Clock clock;

  /**
   * @param clock the wall clock
   */
  Attributing(MarketingSources sources, Clock clock) {
    this.sources = sources;
    this.clock = clock;
  }

  /** The same batch, with what jobs' runs are to be told. */
  List<Planning.Read> attribute(List<Planning.Read> batch) {
    // All of it first: two deliveries of one batch may each tell a half.
    List<Boolean> news = batch.stream().map(this::learned).toList();
    List<Planning.Read> told = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      Planning.Read read = batch.get(i);
      told.add(news.get(i) || isConversion(read.reading()) ? telling(read) : read);
    }
    return told;
  }

  /** To what a job owes its customer; empty when it was no booking or session before. */
  Optional<JobAttributed> of(JobSubject job) {
    return sources.of(job).map(known -> JobAttributed.of(job, known, clock.instant()));
  }

  private boolean learned(Planning.Read read) {
    List<Provenance> told = read.reading().provenance();
    return !told.isEmpty() && sources.learn(told);
  }

  /** Told again after a crash it must reach the run, though it is no news any more. */
  private static boolean isConversion(Reading reading) {
    return reading.facts().stream()
        .anyMatch(fact -> fact instanceof BookingConverted || fact instanceof SessionCompleted);
  }

  private Planning.Read telling(Planning.Read read) {
    Set<JobSubject> jobs = new LinkedHashSet<>();
    read.reading().provenance().forEach(told -> jobs.addAll(sources.jobsOf(told.object())));
    List<Fact> facts = new ArrayList<>(read.reading().facts());
    jobs.forEach(job -> of(job).ifPresent(facts::add));
    return new Planning.Read(read.claimed(), read.reading().with(facts));
  }
}
