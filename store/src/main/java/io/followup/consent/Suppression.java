package io.followup.consent;

import io.followup.guard.SuppressionKind;
import io.followup.touch.Channel;
import java.time.Instant;
import java.util.Locale;

/**
 * A reason on record not to send to a contact point, or to a customer wherever reached.
 *
 * @param why as it reads after "the customer": for example {@code texted STOP}
 * @param source where we know it from, for example {@code delivery 4711}
 */
public record Suppression(
    SuppressionKind kind, Scope scope, String why, String source, Instant since) {

  /** Which channels it counts for. */
  public enum Scope {
    SMS,
    VOICE,
    EMAIL,
    ALL;

    /** The scope of one channel alone. */
    public static Scope of(Channel channel) {
      return switch (channel) {
        case SMS -> SMS;
        case VOICE -> VOICE;
        case EMAIL -> EMAIL;
      };
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Scope named(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
