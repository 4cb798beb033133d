package io.followup.bench;

import java.util.Arrays;
import java.util.Collection;

/** Measured durations in milliseconds, told by percentile. */
record Lags(double[] sorted) {

  static Lags ofMillis(Collection<Double> millis) {
    double[] all = millis.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(all);
    return new Lags(all);
  }

  double percentile(double p) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted[(int) Math.min(sorted.length - 1, Math.ceil(p / 100 * sorted.length) - 1)];
  }

  double p50() {
    return percentile(50);
  }

  double p95() {
    return percentile(95);
  }

  double p99() {
    return percentile(99);
  }
}
