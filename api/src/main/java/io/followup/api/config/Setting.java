package io.followup.api.config;

import java.time.Duration;

/** Checks of configured values; what they throw is printed as one sentence at start. */
public final class Setting {
  private Setting() {}

  public static void within(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " is " + value + ": use a value from " + least + " to " + most);
    }
  }

  public static void within(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          name
              + " is "
              + value.toMillis()
              + " ms: use a duration from "
              + least.toMillis()
              + " ms to "
              + most.toMillis()
              + " ms");
    }
  }
}
