package io.followup.sandbox;

/** The one engine that all end-to-end tests use; it ends with the JVM. */
final class RunningEngine {
  /** Business seconds per wall second: an hour takes a third of a second. */
  static final int SPEED = 10_800;

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
