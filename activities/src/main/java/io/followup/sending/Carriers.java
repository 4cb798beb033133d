package io.followup.sending;

import io.followup.touch.Channel;
import java.util.EnumMap;
import java.util.Map;

/** Who takes the messages of which channel. */
public final class Carriers {
  private final Map<Channel, Carrier> byChannel = new EnumMap<>(Channel.class);

  public Carriers(Carrier sms, Carrier voice, Carrier email) {
    byChannel.put(Channel.SMS, sms);
    byChannel.put(Channel.VOICE, voice);
    byChannel.put(Channel.EMAIL, email);
  }

  Carrier of(Channel channel) {
    return byChannel.get(channel);
  }
}
