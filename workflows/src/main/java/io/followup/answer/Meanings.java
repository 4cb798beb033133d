package io.followup.answer;

import io.followup.touch.Channel;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what customers write and press. Rules only; the first that fits wins: refusal, opt-in,
 * help, wrong party, hold, review, and all else is a reply. A refusal that threatens is both.
 */
public final class Meanings {
  /** What comes later in a text is for people. */
  private static final int LONGEST = 5_000;

  private static final Set<String> START = Set.of("start", "unstop");
  private static final Set<String> YES = Set.of("yes", "si");
  private static final Set<String> HELP = Set.of("help", "info", "ayuda");

  private static final Pattern WRONG_PARTY =
      Pattern.compile(
          "\\b(wrong (number|person|email|e-mail|address)|numero equivocado|se equivoco de numero)\\b"
              + "|\\bnot me\\b$|^no soy \\w+$"
              + "|\\byou (have|got) the wrong\\b"
              + "|\\b(no one|nobody|no) (here )?(by|with) (that|this) name\\b"
              + "|\\bi (do not|dont) know (any|a|who) \\w+( is)?$"
              + "|\\b(my number now|new number for me|used to be (his|her|their) number)\\b");

  /** {@code This isn't Dana}: a name, so capitals count. */
  private static final Pattern NOT_THIS_PERSON =
      Pattern.compile(
          "(?:^|[.!,;]\\s*)(?i:this (?:is not|isn['’]?t)|(?:i am|i['’]?m) not) (?!(?i:the|a|an|my|our|your|what|how|it|sure|interested|going|home|ready|able|happy|available|in|at|on)\\b)"
              + "\\p{Lu}[\\p{L}'’-]*(?: \\p{Lu}[\\p{L}'’-]*)?\\s*(?:$|[.!,;\\n])");

  private Meanings() {}

  /**
   * @param body as the customer wrote it
   * @param carrierRead what the carrier itself read it as: {@code STOP}, {@code START}, {@code
   *     HELP} or empty
   */
  public static Meaning ofText(String body, String carrierRead) {
    if (carrierRead.equalsIgnoreCase("STOP")) {
      return refusal(Channel.SMS, Reasons.TEXTED_STOP, PlainWords.sentences(body));
    }
    Meaning read = of(Channel.SMS, body);
    if (read instanceof Meaning.OptOut) {
      return read;
    }
    return switch (carrierRead.toUpperCase(Locale.ROOT)) {
      case "START" -> new Meaning.OptIn();
      case "HELP" -> new Meaning.Help();
      default -> read;
    };
  }

  /**
   * @param subject of the mail
   * @param said what the customer wrote, without what was quoted
   */
  public static Meaning ofMail(String subject, String said) {
    return Refusals.isKeyword(PlainWords.of(subject))
        ? refusal(Channel.EMAIL, Reasons.asked(Channel.EMAIL), PlainWords.sentences(said))
        : of(Channel.EMAIL, said);
  }

  /**
   * @param key pressed during a call
   * @return empty when it says nothing
   */
  public static Optional<Meaning> ofKey(String key) {
    return switch (key) {
      case "1" -> Optional.of(new Meaning.Reply());
      case "9" ->
          Optional.of(
              new Meaning.OptOut(
                  EnumSet.of(Channel.VOICE), Reasons.PRESSED_NINE, Optional.empty()));
      default -> Optional.empty();
    };
  }

  private static Meaning of(Channel over, String whole) {
    String text = whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST);
    String firstLine = PlainWords.firstLine(text);
    List<String> sentences = PlainWords.sentences(text);
    if (Refusals.isKeyword(firstLine)) {
      return refusal(
          over, over == Channel.SMS ? Reasons.TEXTED_STOP : Reasons.asked(over), List.of());
    }
    if (Refusals.isIn(sentences)) {
      return refusal(over, Reasons.asked(over), sentences);
    }
    if (START.contains(firstLine)) {
      return new Meaning.OptIn();
    }
    if (YES.contains(firstLine)) {
      return new Meaning.Yes();
    }
    if (HELP.contains(firstLine)) {
      return new Meaning.Help();
    }
    if (isWrongParty(text, sentences)) {
      return new Meaning.WrongParty();
    }
    return HoldWords.in(sentences)
        .<Meaning>map(Meaning.Hold::new)
        .orElseGet(
            () -> ReviewWords.areIn(text, sentences) ? new Meaning.Review() : new Meaning.Reply());
  }

  private static Meaning refusal(Channel over, String how, List<String> sentences) {
    return new Meaning.OptOut(Refusals.channels(over, sentences), how, HoldWords.in(sentences));
  }

  private static boolean isWrongParty(String text, List<String> sentences) {
    return sentences.stream().anyMatch(WRONG_PARTY.asPredicate())
        || NOT_THIS_PERSON.matcher(text).find();
  }
}
