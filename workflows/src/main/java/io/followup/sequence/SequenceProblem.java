package io.followup.sequence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.followup.sequence.ProblemCode.Severity;

/**
 * One mistake in a sequence file, told so that its author can repair it.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param field path of the field, for example {@code steps[first-text].wait}
 * @param message what is wrong, without a full stop
 * @param fix what to do, without a full stop
 */
@JsonPropertyOrder({"file", "line", "field", "severity", "code", "message", "fix"})
public record SequenceProblem(
    String file,
    int line,
    @JsonIgnore int column,
    String field,
    ProblemCode code,
    String message,
    String fix) {

  @JsonProperty
  public Severity severity() {
    return code.severity();
  }

  @JsonIgnore
  public boolean isError() {
    return severity() == Severity.ERROR;
  }

  /**
   * For example {@code a.yaml:4: steps[call].wait: '3x' is not a duration. Fix: write 3d.
   * [not-a-duration]}; the field of a warning comes after the word {@code warning}.
   */
  @Override
  public String toString() {
    String place = file + ":" + line + ": " + (isError() ? "" : severity() + ": ") + field;
    String end = fix.endsWith("?") || fix.endsWith(".") ? "" : ".";
    return place + ": " + message + ". Fix: " + fix + end + " [" + code + "]";
  }
}
