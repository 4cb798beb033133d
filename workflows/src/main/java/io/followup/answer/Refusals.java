package io.followup.answer;

import io.followup.touch.Channel;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Words by which customers want no more messages. */
final class Refusals {
  /** A text that says nothing else. */
  private static final Set<String> KEYWORDS =
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

  /** Alone in a sentence they mean no, whatever the other sentences say. */
  private static final Set<String> CLEAR = Set.of("stop", "stopall", "unsubscribe", "optout");

  private static final List<Pattern> IN_OWN_WORDS =
      List.of(
          Pattern.compile(
              "^(please stop|stop please|stop now|please stop now|stop it|stop this|just stop)( please)?$"),
          Pattern.compile(
              "\\b(stop|quit) (texting|messaging|contacting|calling|sending|emailing|bothering|harassing)\\b"),
          Pattern.compile(
              "\\bstop (the|these|all|your|all of your) (texts|text messages|messages|calls|emails)\\b"),
          Pattern.compile("\\b(unsubscribe|remove) (me|us)($| from\\b| please\\b| now\\b)"),
          Pattern.compile(
              "\\b(remove|delete) (my|our|this) (number|phone|email|e-mail|address|info)\\b"),
          Pattern.compile("\\btake (me|us|my number|this number) off\\b"),
          Pattern.compile("\\blose (my|this) number\\b"),
          Pattern.compile(
              "\\b(do not|dont) (contact|text|call|message|email|bother) (me|us|this number|here)"
                  + "( again| any ?more| ever| ever again)?( please)?$"),
          Pattern.compile(
              "\\b(do not|dont|no longer) (want|wish) (to (receive|get) )?(any |any more |more |your |these |further )*"
                  + "(texts|text messages|messages|calls|emails|e-mails)\\b"),
          Pattern.compile("\\bno more (texts|text messages|messages|calls|emails|e-mails)\\b"),
          Pattern.compile("\\bleave (me|us) alone\\b"),
          Pattern.compile("\\bnever (contact|text|call|message|email) (me|us) again\\b"),
          Pattern.compile("\\b(want|like|please|me|us) (to )?opt out\\b|\\bopt (me|us) out\\b"),
          Pattern.compile(
              "\\bno (me|nos) (manden?|escriban?|envien?|llamen?|contacten?|molesten?) mas\\b"),
          Pattern.compile("\\bno (me|nos) (llamen|molesten|contacten)$"),
          Pattern.compile("\\bno mas (mensajes|textos|llamadas|correos)\\b"),
          Pattern.compile("\\bno quiero (mas|recibir)\\b"),
          Pattern.compile("\\b(borren?|quiten?) (mi|este) numero\\b"),
          Pattern.compile("\\bdejen? de (escribir|mandar|enviar|llamar|molestar|contactar)"));

  private static final Pattern CALLS =
      Pattern.compile("\\b(call|calls|calling|llamen?|llamar\\w*|llamadas)\\b");
  private static final Pattern MAILS =
      Pattern.compile("\\b(email|emails|e-mail|e-mails|emailing|correos?)\\b");
  private static final Pattern TEXTS = Pattern.compile("\\b(text|texts|texting|sms|textos)\\b");

  private Refusals() {}

  static boolean isKeyword(String firstLine) {
    return KEYWORDS.contains(firstLine);
  }

  static boolean isIn(List<String> sentences) {
    return sentences.stream()
        .anyMatch(
            sentence ->
                CLEAR.contains(sentence)
                    || IN_OWN_WORDS.stream().anyMatch(words -> words.matcher(sentence).find()));
  }

  /** The channel it came by, and those that it names. */
  static Set<Channel> channels(Channel cameBy, List<String> sentences) {
    EnumSet<Channel> channels = EnumSet.of(cameBy);
    if (sentences.stream().anyMatch(CALLS.asPredicate())) {
      channels.add(Channel.VOICE);
    }
    if (sentences.stream().anyMatch(MAILS.asPredicate())) {
      channels.add(Channel.EMAIL);
    }
    if (sentences.stream().anyMatch(TEXTS.asPredicate())) {
      channels.add(Channel.SMS);
    }
    return channels;
  }
}
