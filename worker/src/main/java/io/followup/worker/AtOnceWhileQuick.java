package io.followup.worker;

import io.followup.temporal.TouchOptions;
import io.followup.touch.TouchRequest;
import io.followup.touch.TouchResult;
import io.followup.touch.Touching;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Lets touches be tried inside their workflow tasks only while such tries are quick. A vendor that
 * hangs would otherwise hold every workflow task, and stops of other runs would wait behind them.
 */
final class AtOnceWhileQuick implements Touching {
  private final Touching touching;
  private final BooleanSupplier insideWorkflowTask;
  private final Clock clock;
  private final Map<Object, Instant> underWay = new ConcurrentHashMap<>();

  AtOnceWhileQuick(Touching touching, BooleanSupplier insideWorkflowTask, Clock clock) {
    this.touching = touching;
    this.insideWorkflowTask = insideWorkflowTask;
    this.clock = clock;
  }

  @Override
  public TouchResult touch(TouchRequest request) {
    if (!insideWorkflowTask.getAsBoolean()) {
      return touching.touch(request);
    }
    Instant now = clock.instant();
    if (underWay.values().stream().anyMatch(now.minus(TouchOptions.AT_ONCE)::isAfter)) {
      throw ApplicationFailure.newBuilder()
          .setType("NotAtOnce")
          .setMessage("Touches take long at the moment: this one goes on as an activity.")
          .setCategory(ApplicationErrorCategory.BENIGN)
          .build();
    }
    Object mine = new Object();
    underWay.put(mine, now);
    try {
      return touching.touch(request);
    } finally {
      underWay.remove(mine);
    }
  }
}
