package io.followup.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Runs benchmarks by name and prints their tables. {@code bench/run [--json FILE] [--size N]
 * [NAME…]}; without names all of them. The size is that of {@code feeds} (rows) and {@code
 * reconciliation} (objects): a small one shows in seconds that they run.
 */
public final class Bench {
  private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

  /** One of them. */
  private interface Benchmark {
    /**
     * @param size asked for; empty: as the aims were set for
     */
    Report run(OptionalInt size) throws Exception;
  }

  static {
    ALL.put("intake", size -> IntakeBench.run());
    ALL.put("relay", size -> RelayBench.run());
    ALL.put("actions", size -> ActionsBench.run());
    ALL.put("stop", size -> StopBench.run());
    ALL.put("touches", size -> TouchesBench.run());
    ALL.put("planner", size -> PlannerBench.run());
    ALL.put("lifecycles", size -> LifecyclesBench.run());
    ALL.put("replay", size -> ReplayBench.run());
    ALL.put("feeds", FeedsBench::run);
    ALL.put("reconciliation", ReconciliationBench::run);
  }

  private Bench() {}

  public static void main(String[] args) throws Exception {
    List<String> names = new ArrayList<>(List.of(args));
    Optional<Path> json = option(names, "--json").map(Path::of);
    OptionalInt size = option(names, "--size").stream().mapToInt(Integer::parseInt).findFirst();
    for (String name : names) {
      if (!ALL.containsKey(name)) {
        System.err.println(
            "There is no benchmark '" + name + "': use " + String.join(", ", ALL.keySet()) + ".");
        System.exit(2);
      }
    }
    List<Report> reports = new ArrayList<>();
    for (String name : names.isEmpty() ? ALL.keySet() : names) {
      Report report = ALL.get(name).run(size);
      report.print(System.out);
      reports.add(report);
    }
    if (json.isPresent()) {
      Report.writeJson(reports, json.get());
    }
    System.exit(0);
  }

  /** Takes an option and its value out of the arguments. */
  private static Optional<String> option(List<String> arguments, String name) {
    int at = arguments.indexOf(name);
    if (at < 0 || at + 1 >= arguments.size()) {
      return Optional.empty();
    }
    arguments.remove(at);
    return Optional.of(arguments.remove(at));
  }
}
