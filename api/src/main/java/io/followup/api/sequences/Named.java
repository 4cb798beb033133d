package io.followup.api.sequences;

import io.followup.api.problem.Problem;

/** The name in a path and the one in a text are the same. */
final class Named {
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,59}";

  private Named() {}

  static void mustBe(String path, String text) {
    if (!path.equals(text)) {
      throw Problem.of(
              422,
              "other-name",
              "the text names the sequence '" + text + "', the path '" + path + "'.",
              "Write the same name in both; a sequence that gets another name is another sequence.")
          .about("sequence")
          .asException();
    }
  }

  /** Such as sequences may have. */
  static String checked(String path) {
    if (!path.matches(NAME)) {
      throw Problem.of(
              400,
              "wrong-value",
              "this cannot be the name of a sequence.",
              "Use 1 to 60 of a-z, 0-9 and '-', such as unsold-estimate.")
          .about("name")
          .asException();
    }
    return path;
  }
}
