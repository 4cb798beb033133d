package io.followup.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a table that lies beside this class: one row a line, columns divided by {@code |}, {@code
 * #} begins a comment.
 */
final class TableFile {
  private TableFile() {}

  /**
   * @throws IllegalStateException when the file is missing or a row has another number of columns
   */
  static List<List<String>> rows(String name, int columns) {
    return text(name)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> row(name, line, columns))
        .toList();
  }

  private static List<String> row(String name, String line, int columns) {
    List<String> row = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    if (row.size() != columns) {
      throw new IllegalStateException(
          name + ": '" + line + "' has " + row.size() + " columns, not " + columns);
    }
    return row;
  }

  private static String text(String name) {
    try (InputStream in = TableFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the table " + name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException("the table " + name + " cannot be read", unreadable);
    }
  }
}
