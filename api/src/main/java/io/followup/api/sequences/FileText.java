package io.followup.api.sequences;

import java.nio.charset.StandardCharsets;

/** The text of a sequence file as it is kept. */
final class FileText {
  private FileText() {}

  /** Without a byte order mark, with {@code \n} for every line end. */
  static String of(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8)
        .replaceFirst("^\\uFEFF", "")
        .replace("\r\n", "\n")
        .replace('\r', '\n');
  }
}
