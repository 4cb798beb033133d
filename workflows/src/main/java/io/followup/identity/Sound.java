package io.followup.identity;

/** Sound code of an English surname (American Soundex): a letter and three digits. */
final class Sound {
  private static final String CODES = "01230120022455012623010202";
  private static final int LENGTH = 4;

  private Sound() {}

  static String of(String surname) {
    StringBuilder code = new StringBuilder();
    char last = '0';
    for (char letter : surname.toCharArray()) {
      if (letter < 'a' || letter > 'z') {
        continue;
      }
      char digit = CODES.charAt(letter - 'a');
      if (code.isEmpty()) {
        code.append(letter);
      } else if (digit != '0' && digit != last) {
        code.append(digit);
      }
      if (letter != 'h' && letter != 'w') {
        last = digit;
      }
      if (code.length() == LENGTH) {
        break;
      }
    }
    return code.isEmpty() ? surname : (code + "000").substring(0, LENGTH);
  }
}
