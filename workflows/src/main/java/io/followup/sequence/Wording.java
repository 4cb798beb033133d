package io.followup.sequence;

import io.followup.sequence.Template.Filled;
import java.util.Map;

/** A message in the words that one customer will read or hear. */
public sealed interface Wording {

  /** In GSM-7 wherever author and values allow. */
  record Sms(String body) implements Wording {}

  record Voice(String say, String voicemail) implements Wording {}

  record Email(String subject, String text) implements Wording {}

  /**
   * A slot is empty, so there is nothing to send.
   *
   * @param why one sentence without personal data
   */
  record Impossible(String why) implements Wording {}

  /**
   * Fills the templates of a message.
   *
   * @param values by the names of {@link Slots}
   */
  static Wording of(Message message, Map<String, String> values) {
    return switch (message) {
      case Message.Sms sms ->
          switch (fill(sms.text(), values)) {
            case Filled.Complete text -> new Sms(SmsText.plain(text.text()));
            case Filled.Empty empty -> new Impossible(empty.why());
          };
      case Message.Voice voice ->
          both(fill(voice.say(), values), fill(voice.voicemail(), values), Voice::new);
      case Message.Email email ->
          both(fill(email.subject(), values), fill(email.text(), values), Email::new);
    };
  }

  private static Filled fill(String template, Map<String, String> values) {
    return Template.of(template).fill(values);
  }

  private static Wording both(
      Filled first, Filled second, java.util.function.BiFunction<String, String, Wording> wording) {
    if (first instanceof Filled.Complete one && second instanceof Filled.Complete two) {
      return wording.apply(one.text().strip(), two.text().strip());
    }
    return new Impossible(
        first instanceof Filled.Empty empty ? empty.why() : ((Filled.Empty) second).why());
  }
}
