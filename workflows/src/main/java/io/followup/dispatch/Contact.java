package io.followup.dispatch;

import io.followup.touch.Channel;
import java.util.Map;
import java.util.Optional;

/**
 * A number or mailbox of a customer.
 *
 * @param value E.164 or the address in lower case; empty when it is not valid. Personal
 * @param obstacles why a channel cannot be used there, one sentence each without the number
 */
public record Contact(Kind kind, Optional<String> value, Map<Channel, String> obstacles) {

  /** What it is. */
  public enum Kind {
    MOBILE,
    PHONE,
    EMAIL
  }

  /** Whether the channel leads there at all. */
  public boolean serves(Channel channel) {
    return (kind == Kind.EMAIL) == (channel == Channel.EMAIL);
  }

  public Optional<String> obstacle(Channel channel) {
    return Optional.ofNullable(obstacles.get(channel));
  }

  @Override
  public String toString() {
    return "Contact[" + kind + "]";
  }
}
