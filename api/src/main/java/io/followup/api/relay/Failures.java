package io.followup.api.relay;

import io.grpc.StatusRuntimeException;

/** Names failures without quoting what was delivered: a message may hold a name or a number. */
final class Failures {
  private Failures() {}

  static String inWords(Throwable failed) {
    Throwable root = failed;
    while (root.getCause() != null && !(root instanceof StatusRuntimeException)) {
      root = root.getCause();
    }
    if (root instanceof StatusRuntimeException status) {
      return "Temporal answered " + status.getStatus().getCode() + ".";
    }
    if (root instanceof Readers.Unreadable unreadable) {
      return unreadable.getMessage();
    }
    return root.getClass().getSimpleName() + place(root) + ".";
  }

  private static String place(Throwable failed) {
    for (StackTraceElement frame : failed.getStackTrace()) {
      if (frame.getClassName().startsWith("io.followup.")) {
        return " in " + frame.getFileName() + ", line " + frame.getLineNumber();
      }
    }
    return "";
  }
}
