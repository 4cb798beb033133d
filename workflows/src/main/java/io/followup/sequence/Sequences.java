package io.followup.sequence;

import io.followup.sequence.Sequence.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The sequences in force. */
public final class Sequences {
  private final Map<String, SequenceFile.Valid> byName = new TreeMap<>();
  private final Map<String, String> fileOf = new TreeMap<>();
  private final List<SequenceProblem> problems = new ArrayList<>();

  private Sequences(Map<String, byte[]> files, Surroundings surroundings) {
    new TreeMap<>(files).forEach((file, content) -> read(file, content, surroundings));
    problems.addAll(Overlaps.among(byName.values(), fileOf, surroundings.inForce()));
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
   * @throws InvalidSequences when any file has an error, two files share a name, or there is no
   *     file at all
   */
  public static Sequences parse(Map<String, byte[]> files) {
    return parse(files, Surroundings.unknown());
  }

  /** The same, with what is known of the place where they will work. */
  public static Sequences parse(Map<String, byte[]> files, Surroundings surroundings) {
    Sequences sequences = new Sequences(files, surroundings);
    List<SequenceProblem> errors =
        sequences.problems.stream().filter(SequenceProblem::isError).toList();
    if (!errors.isEmpty()) {
      throw new InvalidSequences(errors);
    }
    return sequences;
  }

  /** What is wrong with files, each alone and all together; never throws. */
  public static List<SequenceProblem> lint(Map<String, byte[]> files) {
    return lint(files, Surroundings.unknown());
  }

  /** The same, with what is known of the place where they will work. */
  public static List<SequenceProblem> lint(Map<String, byte[]> files, Surroundings surroundings) {
    return List.copyOf(new Sequences(files, surroundings).problems);
  }

  private void read(String file, byte[] content, Surroundings surroundings) {
    SequenceFile read = SequenceFile.read(file, content, surroundings);
    problems.addAll(read.problems());
    if (read instanceof SequenceFile.Valid valid) {
      String name = valid.sequence().name();
      if (byName.putIfAbsent(name, valid) == null) {
        fileOf.put(name, file);
      } else {
        problems.add(
            new SequenceProblem(
                file,
                1,
                1,
                "sequence",
                ProblemCode.DUPLICATE_SEQUENCE,
                fileOf.get(name) + " has the same name, '" + name + "'",
                "give each sequence its own name, or move one of the two files out of the folder"));
      }
    }
  }

  /** The sequences that this trigger starts, in the order in which a run takes them. */
  public List<Sequence> of(Trigger trigger) {
    return all().stream()
        .filter(sequence -> sequence.trigger() == trigger)
        .sorted(Sequence.IN_TURN)
        .toList();
  }

  /** The first of them. */
  public Optional<Sequence> find(Trigger trigger) {
    return of(trigger).stream().findFirst();
  }

  /** In the order of their names. */
  public List<Sequence> all() {
    return byName.values().stream().map(SequenceFile.Valid::sequence).toList();
  }

  /** What could be better in files that are in force. */
  public List<SequenceProblem> warnings() {
    return List.copyOf(problems);
  }
}
