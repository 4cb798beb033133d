package io.followup.sequence;

/** A value of a customer's record, fit to stand in the middle of a sentence or a mail subject. */
final class SafeValue {
  private SafeValue() {}

  /** One line, single blanks, no control characters, no halves of characters, no hidden marks. */
  static String of(String value) {
    StringBuilder safe = new StringBuilder();
    value
        .codePoints()
        .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
        .filter(c -> !isHidden(c))
        .filter(c -> c != ' ' || (!safe.isEmpty() && safe.charAt(safe.length() - 1) != ' '))
        .forEachOrdered(safe::appendCodePoint);
    return safe.toString().strip();
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> true;
      // Joiners shape letters and emoji; every other format character only hides or reorders text.
      case Character.FORMAT -> c != 0x200C && c != 0x200D;
      default -> false;
    };
  }
}
