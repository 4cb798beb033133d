package io.followup.api.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.enrolling.Plan;
import io.followup.fact.Fact;
import io.followup.fact.JobAttributed;
import io.followup.fact.SubjectFact;
import io.followup.inbox.DeliveryState;
import io.followup.inbox.Relayed;
import io.followup.inbox.Relayed.FirstFact;
import io.followup.reading.Reading;
import io.followup.subject.JobSubject;
import io.followup.temporal.Payloads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Carries out the plans of one delivery and says what came of it. */
final class CarryingOut {
  private static final ObjectMapper JSON = Payloads.mapper();
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final TemporalRuns runs;
  private final Attributing attributing;
  private final int attempts;

  CarryingOut(TemporalRuns runs, Attributing attributing, int attempts) {
    this.runs = runs;
    this.attributing = attributing;
    this.attempts = attempts;
  }

  /** What became of it, and which runs turned out to have ended. */
  record Result(Relayed relayed, Set<String> ended) {
    static Result of(Relayed relayed) {
      return new Result(relayed, Set.of());
    }
  }

  /**
   * @throws TemporalAway when nothing can be carried out now
   */
  Result carryOut(Task task) {
    List<String> reached = new ArrayList<>();
    Set<String> ended = new LinkedHashSet<>();
    Set<String> sentences = new LinkedHashSet<>();
    try {
      for (Plan plan : task.plans()) {
        carryOut(plan, reached, ended, sentences);
      }
      task.reading()
          .handover()
          .ifPresent(
              handover -> {
                runs.handOver(handover);
                reached.add(handover.workflowId());
                sentences.add("handed to a person of the office.");
              });
    } catch (TemporalAway away) {
      throw away;
    } catch (RuntimeException failed) {
      return new Result(failed(task, failed), ended);
    }
    return new Result(done(task, reached, sentences), ended);
  }

  private void carryOut(Plan plan, List<String> reached, Set<String> ended, Set<String> sentences) {
    switch (plan) {
      case Plan.Start start -> {
        String run = start.fact().subject().workflowId();
        String words = RunWords.of(run);
        if (begin(start)) {
          reached.add(run);
          sentences.add(
              start.known()
                  ? "told the follow-up of " + words + "."
                  : "started the follow-up of "
                      + words
                      + " by "
                      + start.sequences().getFirst().label()
                      + ".");
        } else {
          ended.add(run);
          sentences.add("the follow-up of " + words + " already ended.");
        }
      }
      case Plan.Lead lead -> tell(lead.workflowId(), runs.lead(lead), reached, ended, sentences);
      case Plan.Tell tell ->
          tell(
              tell.workflowId(),
              runs.tell(tell.workflowId(), tell.fact()),
              reached,
              ended,
              sentences);
      case Plan.Mention mention -> {
        if (runs.tell(mention.workflowId(), mention.fact())) {
          reached.add(mention.workflowId());
          sentences.add(
              "told the follow-up of "
                  + RunWords.of(mention.workflowId())
                  + " what brought the customer.");
        }
      }
      case Plan.Nothing nothing -> sentences.add(nothing.why());
    }
  }

  /**
   * A run that begins knows what brought the customer. What is learned just then is told it:
   * whoever learned it found no run.
   */
  private boolean begin(Plan.Start start) {
    if (start.known() || !(start.fact().subject() instanceof JobSubject job)) {
      return runs.start(start, List.of());
    }
    Optional<JobAttributed> before = attributing.of(job);
    boolean begun = runs.start(start, before.<List<Fact>>map(List::of).orElseGet(List::of));
    if (begun) {
      attributing
          .of(job)
          .filter(
              after ->
                  !before.map(told -> told.attribution().equals(after.attribution())).orElse(false))
          .ifPresent(after -> runs.tell(job.workflowId(), after));
    }
    return begun;
  }

  private static void tell(
      String run, boolean open, List<String> reached, Set<String> ended, Set<String> sentences) {
    String words = RunWords.of(run);
    if (open) {
      reached.add(run);
      sentences.add("told the follow-up of " + words + ".");
    } else {
      ended.add(run);
      sentences.add("no follow-up of " + words + " is open.");
    }
  }

  private static Relayed done(Task task, List<String> reached, Set<String> sentences) {
    Reading reading = task.reading();
    DeliveryState state =
        !reached.isEmpty()
            ? DeliveryState.RELAYED
            : reading.alarming() ? DeliveryState.UNREADABLE : DeliveryState.NOTHING;
    return new Relayed.Done(
        task.claimed(),
        state,
        reading.readAs(),
        json(reading.facts()),
        firstFact(task),
        List.copyOf(reached),
        sentences.isEmpty() ? reading.why() : String.join(" ", sentences),
        Optional.empty());
  }

  private Relayed failed(Task task, RuntimeException failed) {
    int failures = task.claimed().attempts() + 1;
    String error = Failures.inWords(failed);
    if (failures < attempts) {
      Duration pause = Duration.ofSeconds(1L << Math.min(failures - 1, 6));
      return new Relayed.Later(
          task.claimed(), pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause, error);
    }
    return parked(task, error);
  }

  /** Set aside with its error, until a person replays it. */
  static Relayed parked(Task task, String error) {
    Reading reading = task.reading();
    return new Relayed.Done(
        task.claimed(),
        DeliveryState.PARKED,
        reading.readAs(),
        json(reading.facts()),
        firstFact(task),
        List.of(),
        "parked after "
            + (task.claimed().attempts() + 1)
            + " attempts; replay it once the cause is gone.",
        Optional.of(error));
  }

  private static Optional<FirstFact> firstFact(Task task) {
    return task.reading().facts().stream()
        .findFirst()
        .map(
            fact ->
                switch (fact) {
                  case SubjectFact about ->
                      new FirstFact(
                          fact.name(),
                          task.workflowId(),
                          Optional.of(about.resource()),
                          Optional.of(about.modifiedOn()));
                  default ->
                      new FirstFact(
                          fact.name(), Optional.empty(), Optional.empty(), Optional.empty());
                });
  }

  private static String json(List<Fact> facts) {
    try {
      // By its array type, or the facts lose their names.
      return JSON.writerFor(JSON.getTypeFactory().constructCollectionType(List.class, Fact.class))
          .writeValueAsString(facts);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("facts cannot be written as JSON", impossible);
    }
  }
}
