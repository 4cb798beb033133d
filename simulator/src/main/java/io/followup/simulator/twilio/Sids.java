package io.followup.simulator.twilio;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Twilio's ids: two letters and 32 hex digits. */
final class Sids {
  private Sids() {}

  static String next(String kind) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    return kind + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }
}
