package io.followup.sequence;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What a text message is made of, and how many messages the network makes of it. */
public final class SmsText {
  private static final String GSM_7 =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String GSM_7_EXTENSION = "^{}\\[~]|€\f";
  private static final Pattern GRAPHEME = Pattern.compile("\\X");

  private SmsText() {}

  /**
   * Writes typographic quotes, dashes, ellipses, bullets and blanks in ASCII. One such character
   * would turn the whole text into UCS-2, with 70 instead of 160 characters per segment. Accents
   * and emoji stay: they are what the author or the customer's name means.
   */
  public static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().forEach(c -> appendPlain(c, plain));
    return plain.toString().strip();
  }

  private static void appendPlain(int c, StringBuilder plain) {
    switch (c) {
      case '‘', '’', '‚', '‛', '′', '`', '´' -> plain.append('\'');
      case '“', '”', '„', '‟', '″' -> plain.append('"');
      case '‐', '‑', '‒', '–', '—', '―', '−', '•' -> plain.append('-');
      case '…' -> plain.append("...");
      case '\n' -> plain.append('\n');
      // Zero-width space, word joiner, soft hyphen, byte order mark: nothing is seen of them.
      case 0x200B, 0x2060, 0x00AD, 0xFEFF -> {}
      default ->
          plain.appendCodePoint(Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c);
    }
  }

  /** Whether every character is in the GSM-7 alphabet, so that 160 fit into one segment. */
  public static boolean isGsm7(String text) {
    return firstOutsideGsm7(text).isEmpty();
  }

  /** The character that leaves only 70 to a segment. */
  static OptionalInt firstOutsideGsm7(String text) {
    return text.codePoints().filter(c -> septets(c) == 0).findFirst();
  }

  /** How many segments are paid for; at least 1. */
  public static int segments(String text) {
    return isGsm7(text)
        ? segments(text.codePoints().map(SmsText::septets).toArray(), 160, 153)
        : segments(
            GRAPHEME.matcher(text).results().mapToInt(found -> found.group().length()).toArray(),
            70,
            67);
  }

  /** A segment never cuts a unit in two. */
  private static int segments(int[] sizes, int alone, int whenSplit) {
    if (Arrays.stream(sizes).sum() <= alone) {
      return 1;
    }
    int segments = 1;
    int used = 0;
    for (int next : sizes) {
      if (used + next > whenSplit) {
        segments++;
        used = 0;
      }
      used += next;
    }
    return segments;
  }

  private static int septets(int c) {
    return GSM_7.indexOf(c) >= 0 ? 1 : GSM_7_EXTENSION.indexOf(c) >= 0 ? 2 : 0;
  }
}
