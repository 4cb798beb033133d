package io.followup.sequence;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What kind of problem a sequence file has. The written form, such as {@code unknown-field}, is
 * stable: programs may rely on it. {@code docs/sequences.md} tells what each means.
 */
public enum ProblemCode {
  // The text.
  FILE_TOO_LARGE,
  NOT_UTF_8,
  CONTROL_CHARACTER,
  EMPTY_FILE,
  NOT_YAML,
  NOT_PLAIN_YAML,
  // Fields.
  UNKNOWN_FIELD,
  MISSING_FIELD,
  DUPLICATE_FIELD,
  EMPTY_FIELD,
  WRONG_TYPE,
  // Values.
  NOT_A_NAME,
  NOT_A_NUMBER,
  NOT_A_SHARE,
  NOT_A_DURATION,
  NOT_A_WINDOW,
  UNKNOWN_ANCHOR,
  UNKNOWN_TRIGGER,
  UNKNOWN_RE_ENTRY,
  UNKNOWN_EXIT,
  UNKNOWN_FACT,
  UNKNOWN_IN_CONDITION,
  NOT_A_CONDITION,
  // Steps.
  NO_STEP,
  TOO_MANY_STEPS,
  DUPLICATE_STEP,
  STEPS_OUT_OF_ORDER,
  AFTER_EXPIRY,
  TWO_TIMES,
  NO_MESSAGE,
  TWO_MESSAGES,
  OTHERWISE_SAME_WAY,
  NOT_A_CALL,
  NOT_FOR_THIS_STEP,
  NEVER_OPEN,
  UNKNOWN_STEP,
  NOT_FORWARD,
  NEVER_REACHED,
  UNKNOWN_ARM,
  UNUSED_ARM,
  // Messages.
  UNKNOWN_SCRIPT,
  UNKNOWN_EMAIL,
  UNUSED_SCRIPT,
  UNUSED_EMAIL,
  NOT_A_SLOT,
  UNKNOWN_SLOT,
  EMPTY_DEFAULT,
  TOO_LONG,
  SUBJECT_OF_TWO_LINES,
  NO_OPT_OUT_LINE,
  NO_CALLER,
  AMOUNT_IN_VOICEMAIL,
  LINK_IN_CALL,
  FOREIGN_LINK,
  // Several files.
  DUPLICATE_SEQUENCE,
  SAME_VISITS,
  NO_FILE,
  // What works, but hardly as meant.
  TOO_MANY_SEGMENTS(Severity.WARNING),
  LINK_SHORTENER(Severity.WARNING),
  LONG_VOICEMAIL(Severity.WARNING),
  PRICE_IN_WORDS(Severity.WARNING),
  UNREACHABLE_STEP(Severity.WARNING),
  NO_FALLBACK(Severity.WARNING),
  OFTEN_EMPTY(Severity.WARNING),
  AFTER_VALIDITY(Severity.WARNING),
  OVERLAPPING_SEQUENCES(Severity.WARNING);

  /** An error stops a start; a warning does not. */
  public enum Severity {
    ERROR,
    WARNING;

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Severity severity;

  ProblemCode() {
    this(Severity.ERROR);
  }

  ProblemCode(Severity severity) {
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }

  /** For example {@code unknown-field}. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
