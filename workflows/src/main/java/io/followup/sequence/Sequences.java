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
  private final Map<Trigger, Sequence> byTrigger = new EnumMap<>(Trigger.class);
  private final Map<Trigger, String> fileOf = new EnumMap<>(Trigger.class);
  private final List<SequenceProblem> problems = new ArrayList<>();

  private Sequences(Map<String, byte[]> files) {
    new TreeMap<>(files).forEach(this::read);
    if (files.isEmpty()) {
      problems.add(
          new SequenceProblem(
              "sequences",
              1,
              1,
              "file",
              ProblemCode.NO_FILE,
              "there is no sequence file, so nothing would ever be sent",
              "put a file such as unsold-estimate.yaml into the folder"));
    }
  }

  /**
   * Reads all files of a folder.
   *
   * @param files content by file name; read in the order of their names
   * @throws InvalidSequences when any file has an error, two files share a trigger, or there is no
   *     file at all
   */
  public static Sequences parse(Map<String, byte[]> files) {
    Sequences sequences = new Sequences(files);
    List<SequenceProblem> errors =
        sequences.problems.stream().filter(SequenceProblem::isError).toList();
    if (!errors.isEmpty()) {
      throw new InvalidSequences(errors);
    }
    return sequences;
  }

  /** What is wrong with files, each alone and all together; never throws. */
  public static List<SequenceProblem> lint(Map<String, byte[]> files) {
    return List.copyOf(new Sequences(files).problems);
  }

  private void read(String file, byte[] content) {
    SequenceFile read = SequenceFile.read(file, content);
    problems.addAll(read.problems());
    if (read instanceof SequenceFile.Valid valid) {
      Trigger trigger = valid.sequence().trigger();
      if (byTrigger.putIfAbsent(trigger, valid.sequence()) == null) {
        fileOf.put(trigger, file);
      } else {
        problems.add(sharedTrigger(file, valid, fileOf.get(trigger)));
      }
    }
  }

  private static SequenceProblem sharedTrigger(
      String file, SequenceFile.Valid valid, String firstFile) {
    return new SequenceProblem(
        file,
        valid.triggerLine(),
        1,
        "trigger",
        ProblemCode.SHARED_TRIGGER,
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

  /** What could be better in files that are in force. */
  public List<SequenceProblem> warnings() {
    return List.copyOf(problems);
  }
}
