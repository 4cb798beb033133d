package io.followup.touch;

import java.util.Locale;

/** A way to reach a person. */
public enum Channel {
  SMS("SMS"),
  VOICE("voice call"),
  EMAIL("e-mail");

  private final String inWords;

  Channel(String inWords) {
    this.inWords = inWords;
  }

  /** For sentences: {@code SMS}, {@code voice call}, {@code e-mail}. */
  public String inWords() {
    return inWords;
  }

  /** For tables, metrics and URLs: {@code sms}, {@code voice}, {@code email}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
