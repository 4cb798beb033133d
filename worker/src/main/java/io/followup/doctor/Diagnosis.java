package io.followup.doctor;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What one check of the configuration came to.
 *
 * @param tenant whose; {@code all} for what all share
 * @param topic for example {@code ServiceTitan credentials}
 * @param sentence what was found, without secrets and without personal data
 * @param fix what to do; empty when nothing is to be done
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Diagnosis(String tenant, String topic, Level level, String sentence, String fix) {

  /** How bad it is. */
  public enum Level {
    OK,
    /** Works, but not as in production, or could not be looked at from here. */
    WARNING,
    /** Something will not work. */
    WRONG
  }

  static Diagnosis ok(String tenant, String topic, String sentence) {
    return new Diagnosis(tenant, topic, Level.OK, sentence, "");
  }

  static Diagnosis warning(String tenant, String topic, String sentence, String fix) {
    return new Diagnosis(tenant, topic, Level.WARNING, sentence, fix);
  }

  static Diagnosis wrong(String tenant, String topic, String sentence, String fix) {
    return new Diagnosis(tenant, topic, Level.WRONG, sentence, fix);
  }

  /** As people read it in a terminal. */
  public String inWords() {
    String mark =
        switch (level) {
          case OK -> "ok     ";
          case WARNING -> "warning";
          case WRONG -> "WRONG  ";
        };
    return "%s  %-8s %s: %s%s"
        .formatted(mark, tenant, topic, sentence, fix.isEmpty() ? "" : "\n         Fix: " + fix);
  }
}
