package io.followup.worker;

import io.followup.sequence.Step;
import io.followup.touch.TouchRequest;
import io.followup.touch.TouchResult;
import io.followup.touch.Touching;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** Counts touches by channel and result: {@code followup_touches_total}. */
final class CountedTouches implements Touching {
  private final Touching touching;
  private final MeterRegistry meters;

  CountedTouches(Touching touching, MeterRegistry meters) {
    this.touching = touching;
    this.meters = meters;
  }

  @Override
  public TouchResult touch(TouchRequest request) {
    String result = "tried-again";
    try {
      TouchResult touched = touching.touch(request);
      result = touched.getClass().getSimpleName().toLowerCase(Locale.ROOT);
      return touched;
    } finally {
      meters
          .counter(
              "followup.touches",
              "channel",
              way(request.step()),
              "result",
              result,
              "tenant",
              request.subject().tenant().value())
          .increment();
    }
  }

  /** The channel of a message; of a step without one, what it does. */
  private static String way(Step step) {
    return step.send()
        .map(send -> send.message().over().code())
        .orElseGet(() -> step.act().getClass().getSimpleName().toLowerCase(Locale.ROOT));
  }
}
