package io.followup.sandbox;

/**
 * The engine of the main job's tests; it ends with the JVM and takes no {@link EngineSeats seat}.
 */
final class RunningEngine {
  /** Business seconds per wall second: an hour takes two thirds of a second. */
  static final int SPEED = 5_400;

  private static Engine engine;

  private RunningEngine() {}

  static synchronized Engine get() {
    if (engine == null) {
      engine =
          Engine.start(
              Engine.Settings.defaults()
                  .withSpeed(SPEED)
                  .withHours("09:00", "20:00")
                  .quickToStart());
      Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "close-engine"));
    }
    return engine;
  }
}
