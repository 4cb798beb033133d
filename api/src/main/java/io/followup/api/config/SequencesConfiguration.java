package io.followup.api.config;

import io.followup.api.sequences.SequenceFiles;
import io.followup.sequence.Sequences;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the sequence files at start; a wrong one stops it. */
@Configuration(proxyBeanMethods = false)
class SequencesConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(SequencesConfiguration.class);

  @Bean
  Sequences sequences(FollowUpSettings settings) {
    Sequences sequences = Sequences.parse(read(Path.of(settings.sequences())));
    sequences.warnings().forEach(warning -> LOG.warn("{}", warning));
    return sequences;
  }

  private static Map<String, byte[]> read(Path folder) {
    try {
      return SequenceFiles.in(folder);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "followup.sequences '"
              + folder.toAbsolutePath().normalize()
              + "' is no folder that can be read: name the folder with the sequence files in FOLLOWUP_SEQUENCES",
          unreadable);
    }
  }
}
