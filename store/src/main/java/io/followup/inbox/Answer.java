package io.followup.inbox;

import io.followup.hold.HoldKind;
import io.followup.subject.CustomerId;
import io.followup.touch.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a customer wrote, said or pressed, and what it was taken for when it was stored.
 *
 * @param delivery in which it came
 * @param customers whose it may be: everybody who had the contact point when it came
 * @param hold which hold came of it
 * @param why what it was taken for; after an opt-out as it reads after "the customer"
 * @param said the customer's own words; personal
 */
public record Answer(
    long delivery,
    Channel channel,
    Taken meaning,
    Optional<HoldKind> hold,
    List<CustomerId> customers,
    String why,
    String said,
    Instant at) {

  /** What answers are taken for (docs/reference/messaging.md, reply classification). */
  public enum Taken {
    OPT_OUT("opt-out"),
    OPT_IN("opt-in"),
    HELP("help"),
    WRONG_PARTY("wrong-party"),
    HOLD("hold"),
    REVIEW("review"),
    REPLY("reply");

    private final String code;

    Taken(String code) {
      this.code = code;
    }

    /** As it stands in the table and in the API. */
    public String code() {
      return code;
    }

    static Taken named(String code) {
      for (Taken known : values()) {
        if (known.code.equals(code)) {
          return known;
        }
      }
      throw new IllegalArgumentException("class of answers '" + code + "'");
    }
  }

  public Answer {
    customers = List.copyOf(customers);
  }

  @Override
  public String toString() {
    return "Answer[" + meaning.code() + " in delivery " + delivery + "]";
  }
}
