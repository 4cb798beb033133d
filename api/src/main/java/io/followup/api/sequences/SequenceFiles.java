package io.followup.api.sequences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Sequence files as they lie on disk: content by path. */
public final class SequenceFiles {
  private SequenceFiles() {}

  /** Every {@code .yaml} and {@code .yml} file that lies directly in the folder. */
  public static Map<String, byte[]> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return read(
          files.filter(file -> file.getFileName().toString().matches(".*\\.ya?ml")).toList());
    }
  }

  static Map<String, byte[]> read(List<Path> files) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    for (Path file : files) {
      contents.put(file.toString(), Files.readAllBytes(file));
    }
    return contents;
  }
}
