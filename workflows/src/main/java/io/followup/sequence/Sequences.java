package io.followup.sequence;

import io.followup.sequence.Sequence.Trigger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The sequences in force: at most one for each trigger. */
public final class Sequences {
  private final Map<Trigger, Sequence> byTrigger;

  private Sequences(Map<Trigger, Sequence> byTrigger) {
    this.byTrigger = new EnumMap<>(byTrigger);
  }

  /**
   * Reads all files of a folder.
   *
   * @param files content by file name; read in the order of their names
   * @throws InvalidSequences when any file has a problem, two files share a trigger, or there is no
   *     file at all
   */
  public static Sequences parse(Map<String, byte[]> files) {
    List<SequenceProblem> problems = new ArrayList<>();
    Map<Trigger, Sequence> sequences = new EnumMap<>(Trigger.class);
    Map<Trigger, String> fileOf = new EnumMap<>(Trigger.class);
    new TreeMap<>(files)
        .forEach(
            (file, content) -> {
              switch (SequenceFile.read(file, content)) {
                case SequenceFile.Invalid invalid -> problems.addAll(invalid.problems());
                case SequenceFile.Valid valid -> {
                  Trigger trigger = valid.sequence().trigger();
                  if (sequences.putIfAbsent(trigger, valid.sequence()) == null) {
                    fileOf.put(trigger, file);
                  } else {
                    problems.add(sharedTrigger(file, valid, fileOf.get(trigger)));
                  }
                }
              }
            });
    if (files.isEmpty()) {
      problems.add(
          new SequenceProblem(
              "sequences",
              1,
              1,
              "file",
              "there is no sequence file, so nothing would ever be sent",
              "put a file such as unsold-estimate.yaml into the folder"));
    }
    if (!problems.isEmpty()) {
      throw new InvalidSequences(problems);
    }
    return new Sequences(sequences);
  }

  private static SequenceProblem sharedTrigger(
      String file, SequenceFile.Valid valid, String firstFile) {
    return new SequenceProblem(
        file,
        valid.triggerLine(),
        1,
        "trigger",
        firstFile + " is triggered by the same; one trigger has one sequence",
        "move one of the two files out of the folder");
  }

  /** The sequence that this trigger starts. */
  public Optional<Sequence> find(Trigger trigger) {
    return Optional.ofNullable(byTrigger.get(trigger));
  }

  public Collection<Sequence> all() {
    return List.copyOf(byTrigger.values());
  }
}
