package io.followup.simulator.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A switch that makes the next calls of a vendor's API fail in a chosen way. */
public final class Faults {
  /**
   * How a call fails. "After" means that the vendor has done the work and only its answer is
   * spoiled.
   */
  public enum Mode {
    OK("ok"),
    TOO_MANY("429"),
    ERROR("500"),
    UNAVAILABLE("503"),
    ERROR_AFTER("500-after"),
    UNAVAILABLE_AFTER("503-after"),
    DROP_BEFORE("drop-before"),
    DROP_AFTER("drop-after"),
    SLOW("slow");

    private final String wire;

    Mode(String wire) {
      this.wire = wire;
    }

    /**
     * @throws IllegalArgumentException with the list of legal words
     */
    public static Mode of(String word) {
      return Arrays.stream(values())
          .filter(mode -> mode.wire.equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "mode \""
                          + word
                          + "\" is none of "
                          + Arrays.stream(values())
                              .map(m -> m.wire)
                              .collect(Collectors.joining(", "))));
    }
  }

  private record Plan(Supplier<Mode> mode, int remaining, Duration delay) {}

  private static final Plan NONE = new Plan(() -> Mode.OK, 0, Duration.ZERO);
  private final AtomicReference<Plan> plan = new AtomicReference<>(NONE);

  /**
   * @param count how many calls are struck
   * @param delay how long a slow answer takes
   */
  public void set(Mode mode, int count, Duration delay) {
    plan.set(mode == Mode.OK || count <= 0 ? NONE : new Plan(() -> mode, count, delay));
  }

  /**
   * From now on every call draws how it fails.
   *
   * @param chances from 0 to 1 for each mode; what is left of 1 is answered well
   * @param seed of the draws, so that a bad day can be played again
   * @param delay how long a slow answer takes
   */
  public void mix(Map<Mode, Double> chances, long seed, Duration delay) {
    Random random = new Random(seed);
    plan.set(new Plan(() -> drawn(chances, random.nextDouble()), Integer.MAX_VALUE, delay));
  }

  private static Mode drawn(Map<Mode, Double> chances, double number) {
    double left = number;
    for (Map.Entry<Mode, Double> chance : chances.entrySet()) {
      left -= chance.getValue();
      if (left < 0) {
        return chance.getKey();
      }
    }
    return Mode.OK;
  }

  public void clear() {
    plan.set(NONE);
  }

  /**
   * Answers a call, or spoils it as switched.
   *
   * @param error makes the vendor's error answer of a status
   */
  public Answer around(IntFunction<Answer> error, Callable<Answer> work) throws Exception {
    Plan struck = take();
    return switch (struck.mode().get()) {
      case OK -> work.call();
      case TOO_MANY -> error.apply(429);
      case ERROR -> error.apply(500);
      case UNAVAILABLE -> error.apply(503);
      case ERROR_AFTER -> after(work, error.apply(500));
      case UNAVAILABLE_AFTER -> after(work, error.apply(503));
      case DROP_BEFORE -> Answer.dropped();
      case DROP_AFTER -> after(work, Answer.dropped());
      case SLOW -> {
        Answer answer = work.call();
        Thread.sleep(struck.delay());
        yield answer;
      }
    };
  }

  private Plan take() {
    return plan.get() == NONE
        ? NONE
        : plan.getAndUpdate(
            p -> p.remaining() > 1 ? new Plan(p.mode(), p.remaining() - 1, p.delay()) : NONE);
  }

  private static Answer after(Callable<Answer> work, Answer spoiled) throws Exception {
    work.call();
    return spoiled;
  }
}
