package io.followup.api.twilio;

import io.followup.touch.Channel;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a text from a customer means for consent. Rules only; docs/reference/messaging.md. */
sealed interface TextMeaning {

  /**
   * No more messages on these channels.
   *
   * @param how for sentences about the customer: {@code texted STOP}
   */
  record OptOut(Set<Channel> channels, String how) implements TextMeaning {}

  /** Takes back an earlier keyword, nothing more. */
  record OptIn() implements TextMeaning {}

  /** Anything else: a person reads it. */
  record Reply() implements TextMeaning {}

  Set<String> STOP_WORDS =
      Set.of(
          "stop",
          "stopall",
          "stop all",
          "unsubscribe",
          "end",
          "quit",
          "cancel",
          "revoke",
          "optout",
          "opt out",
          "opt-out",
          "parar",
          "pare",
          "alto",
          "baja",
          "cancelar",
          "detener",
          "arret");

  Set<String> START_WORDS = Set.of("start", "unstop");

  /** Clear refusals in one sentence of a text, without accents and apostrophes. */
  List<Pattern> REFUSALS =
      List.of(
          Pattern.compile("^(please stop|stop please|stop now|please stop now|stop it)$"),
          Pattern.compile("\\bstop (texting|messaging|contacting|calling|sending|emailing)\\b"),
          Pattern.compile("\\b(unsubscribe|remove) (me|us)($| from\\b| please\\b)"),
          Pattern.compile("\\btake (me|us) off\\b"),
          Pattern.compile(
              "\\b(do not|dont) (contact|text|call|message) (me|us|this number)"
                  + "( again| any ?more| ever| ever again)?( please)?$"),
          Pattern.compile("\\bno more (texts|text messages|messages|calls)\\b"),
          Pattern.compile("\\bleave (me|us) alone\\b"),
          Pattern.compile("\\bno (me|nos) (manden|escriban|envien|llamen|contacten) mas\\b"),
          Pattern.compile("\\bno mas (mensajes|textos|llamadas)\\b"),
          Pattern.compile("\\bdejen de (escribir|mandar|enviar|llamar|molestar|contactar)"));

  /** A refusal in these words means calls as well. */
  Pattern CALLS = Pattern.compile("\\b(call|calls|calling|llamen|llamar\\w*|llamadas)\\b");

  /**
   * @param body as the customer wrote it
   * @param optOutType what Twilio itself read it as: {@code STOP}, {@code START}, {@code HELP} or
   *     empty
   */
  static TextMeaning of(String body, String optOutType) {
    String firstLine = plain(body.lines().filter(line -> !line.isBlank()).findFirst().orElse(""));
    if (optOutType.equalsIgnoreCase("STOP") || STOP_WORDS.contains(firstLine)) {
      return new OptOut(EnumSet.of(Channel.SMS), Reasons.TEXTED_STOP);
    }
    List<String> sentences = Stream.of(body.split("[.!?;\\n\\r]")).map(TextMeaning::plain).toList();
    if (sentences.stream().anyMatch(TextMeaning::isRefusal)) {
      boolean ofCallsToo = sentences.stream().anyMatch(CALLS.asPredicate());
      return new OptOut(
          ofCallsToo ? EnumSet.of(Channel.SMS, Channel.VOICE) : EnumSet.of(Channel.SMS),
          Reasons.ASKED_BY_TEXT);
    }
    if (optOutType.equalsIgnoreCase("START") || START_WORDS.contains(firstLine)) {
      return new OptIn();
    }
    return new Reply();
  }

  private static boolean isRefusal(String sentence) {
    return REFUSALS.stream().anyMatch(refusal -> refusal.matcher(sentence).find());
  }

  /** Lower case letters and digits without accents, apostrophes, emoji and outer punctuation. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("[\\p{M}\\p{Cf}'’`]", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}-]+", " ")
        .replaceAll("^[ -]+|[ -]+$", "");
  }
}
