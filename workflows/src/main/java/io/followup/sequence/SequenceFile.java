package io.followup.sequence;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A sequence file, read: either a sequence that can be run as it is, or everything that is wrong
 * with the file. The form is described in {@code docs/sequences.md}.
 */
public sealed interface SequenceFile {

  /**
   * @param triggerLine where the file names its trigger, counted from 1
   */
  record Valid(Sequence sequence, int triggerLine) implements SequenceFile {}

  /**
   * @param problems at least one, in the order of the file
   */
  record Invalid(List<SequenceProblem> problems) implements SequenceFile {}

  /**
   * Reads a file; never throws, whatever the content.
   *
   * @param file its name, for the problems
   */
  static SequenceFile read(String file, byte[] content) {
    Problems problems = new Problems(file);
    Optional<String> text = YamlText.decode(content, problems);
    Optional<Fields> root =
        text.flatMap(yaml -> YamlText.read(yaml, problems))
            .flatMap(node -> Fields.of(node, "", problems, SequenceReader.FIELDS));
    Optional<Sequence> sequence =
        root.flatMap(fields -> new SequenceReader(fields).read(hash(text.orElseThrow())));
    return problems.none()
        ? new Valid(sequence.orElseThrow(), root.orElseThrow().lineOf("trigger"))
        : new Invalid(problems.inOrder());
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(Sha256.of(text)).substring(0, 12);
  }
}
