package io.followup.sandbox;

import java.util.concurrent.Semaphore;

/**
 * Test classes run side by side because they mostly wait; more engines than these on a small
 * machine would be slower than the tests' patience.
 */
final class EngineSeats {
  private static final Semaphore SEATS = new Semaphore(2, true);

  private EngineSeats() {}

  /** Waits for a seat, then starts. */
  static Engine start(Engine.Settings settings) {
    SEATS.acquireUninterruptibly();
    try {
      return Engine.start(settings);
    } catch (RuntimeException | Error failed) {
      SEATS.release();
      throw failed;
    }
  }

  /** Stops it; one that never started has no seat. */
  static void leave(Engine engine) {
    if (engine == null) {
      return;
    }
    try {
      engine.close();
    } finally {
      SEATS.release();
    }
  }
}
