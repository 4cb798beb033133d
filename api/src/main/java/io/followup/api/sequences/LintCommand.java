package io.followup.api.sequences;

import io.followup.sequence.SequenceProblem;
import io.followup.sequence.Sequences;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./followup sequences lint}: tells what is wrong with sequence files. Needs no engine, no
 * Spring and no settings, unless the files are checked for a tenant.
 */
final class LintCommand {
  private static final String JSON = "--json";
  private static final String TENANT = "--tenant";
  private static final int FINE = 0;
  private static final int ERRORS = 1;
  private static final int UNREADABLE = 2;

  private LintCommand() {}

  /**
   * @param arguments files and folders of files; {@code --json} for an array instead of lines;
   *     {@code --tenant} and an id to have them checked by the engine at {@code FOLLOWUP_API_URL}
   */
  public static void main(String[] arguments) {
    PrintStream utf8 = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), System.getenv(), utf8, System.err));
  }

  /**
   * @param environment with {@code FOLLOWUP_API_URL} and {@code FOLLOWUP_API_KEY} where a tenant is
   *     named
   */
  static int run(
      List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    List<String> paths = new ArrayList<>(arguments);
    boolean json = paths.remove(JSON);
    Optional<String> tenant = valueOf(TENANT, paths);
    Set<SequenceProblem> problems;
    try {
      Map<String, byte[]> files = read(paths);
      problems = new LinkedHashSet<>(Sequences.lint(files));
      if (tenant.isPresent()) {
        problems.addAll(engine(environment, tenant.get()).problems(files));
      }
    } catch (NoSuchFileException missing) {
      err.println(missing.getFile() + ": there is no such file.");
      return UNREADABLE;
    } catch (IOException unreadable) {
      err.println(
          tenant.isPresent()
              ? unreadable.getMessage() + "."
              : unreadable.getMessage() + ": it cannot be read.");
      return UNREADABLE;
    }
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(problems));
    } else {
      problems.forEach(out::println);
    }
    return problems.stream().anyMatch(SequenceProblem::isError) ? ERRORS : FINE;
  }

  /** The value after an option, both of which are taken out. */
  private static Optional<String> valueOf(String option, List<String> arguments) {
    int at = arguments.indexOf(option);
    if (at < 0 || at + 1 >= arguments.size()) {
      return Optional.empty();
    }
    arguments.remove(at);
    return Optional.of(arguments.remove(at));
  }

  private static LintOfTenant engine(Map<String, String> environment, String tenant) {
    return new LintOfTenant(
        URI.create(environment.getOrDefault("FOLLOWUP_API_URL", "http://127.0.0.1:8080")),
        environment.getOrDefault("FOLLOWUP_API_KEY", ""),
        tenant);
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
