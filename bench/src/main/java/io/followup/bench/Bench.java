package io.followup.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Runs benchmarks by name and prints their tables. {@code bench/run [--json FILE] [NAME…]}; without
 * names all of them.
 */
public final class Bench {
  private static final Map<String, Callable<Report>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("intake", IntakeBench::run);
    ALL.put("relay", RelayBench::run);
    ALL.put("actions", ActionsBench::run);
    ALL.put("stop", StopBench::run);
    ALL.put("touches", TouchesBench::run);
    ALL.put("planner", PlannerBench::run);
    ALL.put("lifecycles", LifecyclesBench::run);
    ALL.put("replay", ReplayBench::run);
    ALL.put("feeds", FeedsBench::run);
    ALL.put("reconciliation", ReconciliationBench::run);
  }

  private Bench() {}

  public static void main(String[] args) throws Exception {
    List<String> names = new ArrayList<>(List.of(args));
    Path json = null;
    int at = names.indexOf("--json");
    if (at >= 0 && at + 1 < names.size()) {
      json = Path.of(names.remove(at + 1));
      names.remove(at);
    }
    for (String name : names) {
      if (!ALL.containsKey(name)) {
        System.err.println(
            "There is no benchmark '" + name + "': use " + String.join(", ", ALL.keySet()) + ".");
        System.exit(2);
      }
    }
    List<Report> reports = new ArrayList<>();
    for (String name : names.isEmpty() ? ALL.keySet() : names) {
      Report report = ALL.get(name).call();
      report.print(System.out);
      reports.add(report);
    }
    if (json != null) {
      Report.writeJson(reports, json);
    }
    System.exit(0);
  }
}
