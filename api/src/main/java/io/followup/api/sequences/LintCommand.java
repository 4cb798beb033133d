package io.followup.api.sequences;

import io.followup.sequence.SequenceProblem;
import io.followup.sequence.Sequences;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./followup sequences lint}: tells what is wrong with sequence files. Needs no engine, no
 * Spring and no settings.
 */
final class LintCommand {
  private static final int FINE = 0;
  private static final int ERRORS = 1;
  private static final int UNREADABLE = 2;

  private LintCommand() {}

  /**
   * @param arguments files and folders of files; {@code --json} for an array instead of lines
   */
  public static void main(String[] arguments) {
    PrintStream utf8 = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), utf8, System.err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    List<SequenceProblem> problems;
    try {
      problems =
          Sequences.lint(
              read(arguments.stream().filter(argument -> !argument.equals("--json")).toList()));
    } catch (NoSuchFileException missing) {
      err.println(missing.getFile() + ": there is no such file.");
      return UNREADABLE;
    } catch (IOException unreadable) {
      err.println(unreadable.getMessage() + ": it cannot be read.");
      return UNREADABLE;
    }
    if (arguments.contains("--json")) {
      out.println(JsonMapper.shared().writeValueAsString(problems));
    } else {
      problems.forEach(out::println);
    }
    return problems.stream().anyMatch(SequenceProblem::isError) ? ERRORS : FINE;
  }

  private static Map<String, byte[]> read(List<String> paths) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    for (Path path : paths.stream().map(Path::of).toList()) {
      contents.putAll(
          Files.isDirectory(path) ? SequenceFiles.in(path) : SequenceFiles.read(List.of(path)));
    }
    return contents;
  }
}
