package io.followup.sequence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.followup.touch.Channel;
import java.util.List;

/** What a step says, with template slots such as {@code {{customer.firstName}}} still open. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "channel")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Message.Sms.class, name = "sms"),
  @JsonSubTypes.Type(value = Message.Voice.class, name = "voice"),
  @JsonSubTypes.Type(value = Message.Email.class, name = "email")
})
public sealed interface Message {
  @JsonIgnore
  Channel over();

  /** The templates of all that a person reads or hears. */
  @JsonIgnore
  default List<String> templates() {
    return switch (this) {
      case Sms sms -> List.of(sms.text());
      case Voice voice -> List.of(voice.say(), voice.voicemail());
      case Email email -> List.of(email.subject(), email.text());
    };
  }

  /** A text message. */
  record Sms(String text) implements Message {
    @Override
    public Channel over() {
      return Channel.SMS;
    }
  }

  /**
   * A call that speaks a script and offers keys: 1 connects to the office, 2 asks for a later call,
   * 9 stops calls.
   *
   * @param script the script's name in the sequence file
   * @param say what is spoken first to whoever answers
   * @param voicemail what is left on an answering machine
   */
  record Voice(String script, String say, String voicemail) implements Message {
    @Override
    public Channel over() {
      return Channel.VOICE;
    }
  }

  /** An e-mail; its text may hold Markdown. */
  record Email(String template, String subject, String text) implements Message {
    @Override
    public Channel over() {
      return Channel.EMAIL;
    }
  }
}
