package io.followup.guard;

import io.followup.touch.Channel;
import java.util.Map;

/**
 * There must be a number or address that the channel can reach.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>the customer has none</td><td>NOT POSSIBLE: the step's {@code otherwise} may go</td></tr>
 * <tr><td>the one it has cannot be used for the channel</td><td>NOT POSSIBLE</td></tr>
 * </table>
 */
final class DestinationUsable implements Guard {
  @Override
  public String name() {
    return "destination-usable";
  }

  @Override
  public Verdict check(Sending sending) {
    return sending
        .recipient()
        .destination()
        .map(
            destination ->
                destination.usable() ? Verdict.PASS : new Verdict.NotPossible(destination.why()))
        .orElseGet(() -> new Verdict.NotPossible(missing(sending.channel())));
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of(
        "destination",
        sending
            .recipient()
            .destination()
            .map(destination -> destination.usable() ? "usable" : destination.why())
            .orElse("none"));
  }

  private static String missing(Channel channel) {
    return switch (channel) {
      case SMS -> "The customer has no number for texts.";
      case VOICE -> "The customer has no number for calls.";
      case EMAIL -> "The customer has no e-mail address.";
    };
  }
}
