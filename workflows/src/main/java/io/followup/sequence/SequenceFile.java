package io.followup.sequence;

import java.util.List;
import java.util.Optional;

/**
 * A sequence file, read: either a sequence that can be run as it is, or everything that is wrong
 * with the file. The form is described in {@code docs/sequences.md}.
 */
public sealed interface SequenceFile {

  /** The largest file that is read. */
  int MAX_BYTES = 256 * 1024;

  /** In the order of the file. */
  List<SequenceProblem> problems();

  /**
   * @param triggerLine where the file names its trigger, counted from 1
   * @param problems warnings only
   */
  record Valid(Sequence sequence, int triggerLine, List<SequenceProblem> problems)
      implements SequenceFile {

    /** The one text of all files that mean the same as this one. */
    public String canonicalText() {
      return CanonicalText.of(sequence);
    }
  }

  /**
   * @param problems at least one error
   */
  record Invalid(List<SequenceProblem> problems) implements SequenceFile {}

  /**
   * Reads a file; never throws, whatever the content.
   *
   * @param file its name, for the problems
   */
  static SequenceFile read(String file, byte[] content) {
    return read(file, content, Surroundings.unknown());
  }

  /** The same, with what is known of the place where it will work. */
  static SequenceFile read(String file, byte[] content, Surroundings surroundings) {
    Problems problems = new Problems(file);
    Optional<String> text = YamlText.decode(content, problems);
    Optional<Fields> root =
        text.flatMap(yaml -> YamlText.read(yaml, problems))
            .flatMap(node -> Fields.of(node, "", problems, SequenceReader.FIELDS));
    Optional<Sequence> sequence =
        root.flatMap(fields -> new SequenceReader(fields, surroundings).read());
    return problems.noErrors()
        ? new Valid(
            sequence.orElseThrow(), root.orElseThrow().lineOf("trigger"), problems.inOrder())
        : new Invalid(problems.inOrder());
  }
}
