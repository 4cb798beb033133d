package io.followup.run;

import io.followup.temporal.TouchOptions;
import io.followup.touch.LookRequest;
import io.followup.touch.Looking;
import io.followup.touch.TouchRequest;
import io.followup.touch.TouchResult;
import io.followup.touch.Touching;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Workflow;

/**
 * A touch under way, which a stop can abandon. It is tried once inside the workflow task, which
 * costs Temporal half as much; what that try cannot finish at once goes on as an activity, whose
 * retries and failures are seen in the Temporal UI. Both keep to the same ledger, so that a second
 * try never posts a second time.
 */
final class TouchCall {
  private static final String AT_ONCE_FIRST = "touch-at-once-first";

  private final CompletablePromise<TouchResult> result = Workflow.newPromise();
  private CancellationScope scope;
  private boolean abandoned;

  private TouchCall() {}

  static TouchCall start(TouchRequest request) {
    TouchCall call = new TouchCall();
    if (Workflow.getVersion(AT_ONCE_FIRST, Workflow.DEFAULT_VERSION, 1) == 1) {
      call.tryAtOnce(request);
    } else {
      call.tryUntilDone(request);
    }
    return call;
  }

  /** Reads whether anything is left to follow up, until it could be read. */
  static TouchCall look(LookRequest request) {
    TouchCall call = new TouchCall();
    Looking looking =
        Workflow.newActivityStub(Looking.class, TouchOptions.untilDone(request.why()));
    call.inScope(() -> call.result.completeFrom(Async.function(looking::look, request)));
    return call;
  }

  private void tryAtOnce(TouchRequest request) {
    Touching touching =
        Workflow.newLocalActivityStub(Touching.class, TouchOptions.atOnce(summary(request)));
    inScope(
        () ->
            Async.function(touching::touch, request)
                .handle(
                    (done, unfinished) -> {
                      if (unfinished == null) {
                        result.complete(done);
                      } else if (!abandoned) {
                        tryUntilDone(request);
                      }
                      return null;
                    }));
  }

  private void tryUntilDone(TouchRequest request) {
    Touching touching =
        Workflow.newActivityStub(Touching.class, TouchOptions.untilDone(summary(request)));
    inScope(() -> result.completeFrom(Async.function(touching::touch, request)));
  }

  private void inScope(Runnable call) {
    scope = Workflow.newCancellationScope(call);
    scope.run();
  }

  private static String summary(TouchRequest request) {
    return request.step().inWords();
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
    abandoned = true;
    // Nobody asks for the result any more; the SDK would log its failure as one overlooked.
    result.exceptionally(cancelled -> null);
    scope.cancel();
  }
}
