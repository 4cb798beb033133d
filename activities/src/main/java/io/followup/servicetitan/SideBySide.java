package io.followup.servicetitan;

import io.followup.dispatch.DispatchUnavailable;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/** Reads that do not depend on each other go out at the same time. */
final class SideBySide {
  private final Executor executor;

  SideBySide(Executor executor) {
    this.executor = executor;
  }

  <T> Pending<T> start(Callable<T> read) {
    FutureTask<T> task = new FutureTask<>(read);
    executor.execute(task);
    return new Pending<>(task);
  }

  /** A read that is under way. */
  record Pending<T>(FutureTask<T> task) {

    /** What was read; fails as the read failed. */
    T await() {
      try {
        return task.get();
      } catch (ExecutionException failed) {
        if (failed.getCause() instanceof RuntimeException known) {
          throw known;
        }
        throw new IllegalStateException(failed.getCause());
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        throw new DispatchUnavailable(
            "The worker is stopping; the subject is read by the next one.", Optional.empty());
      }
    }

    /** Nobody needs it any more. */
    void drop() {
      task.cancel(true);
    }
  }
}
