package io.followup.run;

import io.followup.temporal.TouchOptions;
import io.followup.touch.TouchRequest;
import io.followup.touch.TouchResult;
import io.followup.touch.Touching;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;

/** A touch under way, which a stop can abandon. */
final class TouchCall {
  private final CancellationScope scope;
  private Promise<TouchResult> result;

  private TouchCall(TouchRequest request) {
    Touching touching =
        Workflow.newActivityStub(
            Touching.class, TouchOptions.withSummary(request.step().inWords()));
    scope = Workflow.newCancellationScope(() -> result = Async.function(touching::touch, request));
    scope.run();
  }

  static TouchCall start(TouchRequest request) {
    return new TouchCall(request);
  }

  boolean isDone() {
    return result.isCompleted();
  }

  /** What became of it; a touch that could not be carried out at all waits for a person. */
  TouchResult result() {
    try {
      return result.get();
    } catch (ActivityFailure failure) {
      String cause =
          failure.getCause() instanceof ApplicationFailure application
              ? application.getOriginalMessage()
              : "it took longer than " + Words.duration(TouchOptions.LONGEST);
      return new TouchResult.Held("carried-out", "Could not be carried out: " + cause);
    }
  }

  void cancel() {
    scope.cancel();
  }
}
