package io.followup.subject;

import java.util.regex.Pattern;

/** What every id of a dispatch system must be so that it can stand in a workflow id. */
final class Ids {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~-]{1,100}");

  private Ids() {}

  static void requireShort(String what, String value) {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          what + " '" + value + "' is not allowed: use 1 to 100 of A-Z, a-z, 0-9 and . _ ~ -");
    }
  }
}
