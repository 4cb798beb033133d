package io.followup.sequence;

/**
 * One mistake in a sequence file, told so that its author can repair it.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param field path of the field, for example {@code steps[first-text].wait}
 * @param what what is wrong, without a full stop
 * @param fix what to do, without a full stop
 */
public record SequenceProblem(
    String file, int line, int column, String field, String what, String fix) {

  /** For example {@code a.yaml:4: steps[call].wait: '3x' is not a duration. Fix: write 3d.} */
  @Override
  public String toString() {
    String end = fix.endsWith("?") || fix.endsWith(".") ? "" : ".";
    return file + ":" + line + ": " + field + ": " + what + ". Fix: " + fix + end;
  }
}
