package io.followup.answer;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts that may be a refusal, or are angry: a person reads them before anything goes on. */
final class ReviewWords {
  private static final int SHORT = 4;

  private static final Pattern STOP_WORD =
      Pattern.compile("\\b(stop|unsubscribe|cancel|quit|revoke|parar|pare|cancelar|detener)\\b");

  /** "Can you stop by?", "stop at the office": a visit. */
  private static final Pattern VISIT = Pattern.compile("\\bstop(ping)? (by|in|over|at)\\b");

  private static final Set<String> OFTEN_MISSPELT =
      Set.of("stop", "stopall", "unsubscribe", "cancel", "quit", "revoke", "optout");

  /** One letter away, and words of their own. */
  private static final Set<String> OTHER_WORDS =
      Set.of(
          "step", "shop", "stoop", "top", "quite", "quiet", "quilt", "suit", "stops", "atop",
          "soup");

  private static final Pattern ANGRY =
      Pattern.compile(
          "\\b(fuck\\w*|shit\\w*|bullshit|asshole|bitch\\w*|bastards?|damn you|screw you|go to hell|piss off"
              + "|idiots?|morons?|scam\\w*|fraud|or else|you will regret|youll regret|kill you|hurt you"
              + "|know where you (live|work)|mierda|pendejos?|chinga\\w*)\\b");

  private ReviewWords() {}

  static boolean areIn(String text, List<String> sentences) {
    return sentences.stream().anyMatch(ANGRY.asPredicate())
        || shortWithStopWord(text)
        || misspelt(PlainWords.firstLine(text));
  }

  private static boolean shortWithStopWord(String text) {
    String plain = PlainWords.of(text);
    return plain.split(" ").length <= SHORT
        && STOP_WORD.matcher(plain).find()
        && !VISIT.matcher(plain).find()
        && !text.contains("?");
  }

  private static boolean misspelt(String firstLine) {
    return !firstLine.contains(" ")
        && firstLine.length() > 2
        && !OTHER_WORDS.contains(firstLine)
        && OFTEN_MISSPELT.stream().anyMatch(word -> oneLetterAway(firstLine, word));
  }

  /** One letter more, less, other, or two neighbours swapped. */
  static boolean oneLetterAway(String one, String other) {
    int apart = one.length() - other.length();
    if (Math.abs(apart) > 1) {
      return false;
    }
    int same = 0;
    while (same < Math.min(one.length(), other.length())
        && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return switch (apart) {
      case 1 -> one.substring(same + 1).equals(other.substring(same));
      case -1 -> one.substring(same).equals(other.substring(same + 1));
      default ->
          same < one.length()
              && (one.substring(same + 1).equals(other.substring(same + 1))
                  || swapped(one, other, same));
    };
  }

  private static boolean swapped(String one, String other, int at) {
    return at + 1 < one.length()
        && one.charAt(at) == other.charAt(at + 1)
        && one.charAt(at + 1) == other.charAt(at)
        && one.substring(at + 2).equals(other.substring(at + 2));
  }
}
