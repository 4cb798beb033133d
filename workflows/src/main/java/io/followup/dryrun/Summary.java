package io.followup.dryrun;

import io.followup.dryrun.Calendar.Entry;
import io.followup.dryrun.Calendar.Fate;
import io.followup.dryrun.Calendar.What;
import io.followup.run.Outcome;
import io.followup.sequence.Sequence;
import io.followup.sequence.Step;
import io.followup.touch.Channel;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A dry run in numbers.
 *
 * @param notEnrolled how many objects each rule leaves out
 * @param steps in the order of the sequence
 * @param endings how many runs end in which way
 */
public record Summary(
    int objects,
    int enrolled,
    Map<String, Integer> notEnrolled,
    List<OfStep> steps,
    Map<Outcome, Integer> endings) {

  /**
   * A step in numbers.
   *
   * @param sent messages by channel
   * @param tasked how many tasks the office is given
   * @param deferred how often a message had to wait, counted once per run
   * @param endedBefore how many runs end while this step is the next one, and in which way
   */
  public record OfStep(
      String step,
      Map<Channel, Integer> sent,
      int tasked,
      int deferred,
      int skipped,
      int held,
      Map<Outcome, Integer> endedBefore) {}

  public static Summary of(Sequence sequence, Collection<Calendar> calendars) {
    Map<String, Integer> notEnrolled = new TreeMap<>();
    Map<Outcome, Integer> endings = new EnumMap<>(Outcome.class);
    for (Calendar calendar : calendars) {
      switch (calendar.fate()) {
        case Fate.NotEnrolled not -> notEnrolled.merge(not.rule(), 1, Integer::sum);
        case Fate.Ended ended -> endings.merge(ended.ending().outcome(), 1, Integer::sum);
      }
    }
    return new Summary(
        calendars.size(),
        endings.values().stream().mapToInt(Integer::intValue).sum(),
        notEnrolled,
        sequence.steps().stream().map(step -> ofStep(step, calendars)).toList(),
        endings);
  }

  private static OfStep ofStep(Step step, Collection<Calendar> calendars) {
    Map<Channel, Integer> sent = new EnumMap<>(Channel.class);
    Map<Outcome, Integer> endedBefore = new EnumMap<>(Outcome.class);
    for (Calendar calendar : calendars) {
      entry(calendar, step, What.SENT)
          .flatMap(Entry::channel)
          .ifPresent(channel -> sent.merge(channel, 1, Integer::sum));
      if (calendar.fate() instanceof Fate.Ended ended) {
        entry(calendar, step, What.ENDED)
            .ifPresent(entry -> endedBefore.merge(ended.ending().outcome(), 1, Integer::sum));
      }
    }
    return new OfStep(
        step.id(),
        sent,
        count(calendars, step, What.TASKED),
        count(calendars, step, What.DEFERRED),
        count(calendars, step, What.SKIPPED),
        count(calendars, step, What.HELD),
        endedBefore);
  }

  private static int count(Collection<Calendar> calendars, Step step, What what) {
    return (int) calendars.stream().filter(one -> entry(one, step, what).isPresent()).count();
  }

  private static Optional<Entry> entry(Calendar calendar, Step step, What what) {
    return calendar.entries().stream()
        .filter(entry -> entry.step().equals(step.id()) && entry.what() == what)
        .findFirst();
  }
}
