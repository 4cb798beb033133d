package io.followup.worker;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/** Something that is looked for again and again while the worker lives, with a pause after each. */
abstract class LookingAgain implements SmartLifecycle {
  private static final Duration AT_THE_END = Duration.ofSeconds(5);

  private final String name;
  private volatile boolean running;
  private Thread looking = new Thread();

  /**
   * @param name of the thread
   */
  LookingAgain(String name) {
    this.name = name;
  }

  /**
   * Looks once; whatever goes wrong is told there.
   *
   * @return how long to wait before the next look
   */
  abstract Duration look();

  @Override
  public final void start() {
    running = true;
    looking = Thread.ofVirtual().name(name).start(this::again);
  }

  private void again() {
    while (running) {
      Duration pause = look();
      try {
        Thread.sleep(pause);
      } catch (InterruptedException stopping) {
        return;
      }
    }
  }

  @Override
  public final void stop() {
    running = false;
    looking.interrupt();
    try {
      looking.join(AT_THE_END);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public final boolean isRunning() {
    return running;
  }
}
