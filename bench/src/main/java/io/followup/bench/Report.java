package io.followup.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What one benchmark found: figures of baseline and engine, ratios, aims. */
final class Report {
  private final String name;
  private final String what;
  private final List<Row> rows = new ArrayList<>();
  private final List<Aim> aims = new ArrayList<>();

  private record Row(String figure, double baseline, double engine, String unit) {}

  private record Aim(String figure, double value, String relation, double bound) {
    boolean met() {
      return relation.equals("≤") ? value <= bound : value >= bound;
    }
  }

  Report(String name, String what) {
    this.name = name;
    this.what = what;
  }

  /** A figure measured for both. */
  Report row(String figure, double baseline, double engine, String unit) {
    rows.add(new Row(figure, baseline, engine, unit));
    return this;
  }

  /** A figure that only the engine has. */
  Report row(String figure, double engine, String unit) {
    return row(figure, Double.NaN, engine, unit);
  }

  Report atMost(String figure, double value, double bound) {
    aims.add(new Aim(figure, value, "≤", bound));
    return this;
  }

  Report atLeast(String figure, double value, double bound) {
    aims.add(new Aim(figure, value, "≥", bound));
    return this;
  }

  void print(PrintStream out) {
    out.printf("%n%s: %s%n", name, what);
    out.printf("  %-34s %12s %12s %8s%n", "", "baseline", "engine", "ratio");
    for (Row row : rows) {
      out.printf(
          Locale.ROOT,
          "  %-34s %12s %12s %8s%n",
          row.figure + " [" + row.unit + "]",
          number(row.baseline),
          number(row.engine),
          Double.isNaN(row.baseline) ? "" : number(row.engine / row.baseline));
    }
    for (Aim aim : aims) {
      out.printf(
          "  aim: %s %s %s: %s (%s)%n",
          aim.figure,
          aim.relation,
          number(aim.bound),
          aim.met() ? "met" : "NOT met",
          number(aim.value));
    }
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("benchmark", name);
    map.put("what", what);
    map.put("figures", rows.stream().map(Report::asMap).toList());
    map.put("aims", aims.stream().map(Report::asMap).toList());
    return map;
  }

  static void writeJson(List<Report> reports, Path file) throws IOException {
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(Files.newBufferedWriter(file), reports.stream().map(Report::asMap).toList());
  }

  private static Map<String, Object> asMap(Row row) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("figure", row.figure);
    map.put("unit", row.unit);
    map.put("baseline", Double.isNaN(row.baseline) ? null : row.baseline);
    map.put("engine", row.engine);
    map.put("ratio", Double.isNaN(row.baseline) ? null : row.engine / row.baseline);
    return map;
  }

  private static Map<String, Object> asMap(Aim aim) {
    return Map.of(
        "figure",
        aim.figure,
        "value",
        aim.value,
        "relation",
        aim.relation,
        "bound",
        aim.bound,
        "met",
        aim.met());
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return String.format(
        Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
  }
}
