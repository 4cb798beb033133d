package io.followup.api.config;

import io.followup.sequence.Sequences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the sequence files at start; a wrong one stops it. */
@Configuration(proxyBeanMethods = false)
class SequencesConfiguration {

  @Bean
  Sequences sequences(FollowUpSettings settings) {
    return Sequences.parse(read(Path.of(settings.sequences())));
  }

  private static Map<String, byte[]> read(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sequences =
          files.filter(file -> file.getFileName().toString().matches(".*\\.ya?ml")).toList();
      Map<String, byte[]> contents = new HashMap<>();
      for (Path file : sequences) {
        contents.put(file.toString(), Files.readAllBytes(file));
      }
      return contents;
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "followup.sequences '"
              + folder.toAbsolutePath().normalize()
              + "' is no folder that can be read: name the folder with the sequence files in FOLLOWUP_SEQUENCES",
          unreadable);
    }
  }
}
