package io.followup.guard;

import io.followup.touch.Channel;
import java.util.Optional;

/**
 * What a carrier's refusal says about a phone or mailbox. It is no word of the customer: another
 * channel may go (docs/reference/messaging.md, error codes).
 */
public enum ObstacleKind {
  LANDLINE("is a landline or has a carrier that takes no texts", 1),
  NOT_IN_USE("is perhaps no longer in use", 1),
  NOT_VALID("is not a valid one", 1),
  NOT_REACHABLE("cannot be reached from our sender", 1),
  BLOCKED("was blocked by the carrier twice", 2),
  SWITCHED_OFF("was switched off or out of reach three times", 3);

  private final String inWords;
  private final int timesToBlock;

  ObstacleKind(String inWords, int timesToBlock) {
    this.inWords = inWords;
    this.timesToBlock = timesToBlock;
  }

  /** As it reads after "the number". */
  public String inWords() {
    return inWords;
  }

  /** How often it must be told before the channel is no longer used. */
  public int timesToBlock() {
    return timesToBlock;
  }

  /**
   * What an error code of Twilio says about the number, in the answer to a POST or in a status
   * callback.
   *
   * @return empty when the code says nothing about the number
   */
  public static Optional<ObstacleKind> ofTwilio(Channel channel, String code) {
    return Optional.ofNullable(
        switch (code) {
          case "21614", "21635", "30006" -> channel == Channel.SMS ? LANDLINE : null;
          case "30005" -> NOT_IN_USE;
          case "21211", "21214", "21217" -> NOT_VALID;
          case "21612" -> NOT_REACHABLE;
          case "30004" -> BLOCKED;
          case "30003" -> SWITCHED_OFF;
          default -> null;
        });
  }
}
