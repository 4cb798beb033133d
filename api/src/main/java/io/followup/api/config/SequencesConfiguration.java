package io.followup.api.config;

import io.followup.api.sequences.FolderAtStart;
import io.followup.api.sequences.PlacesOfWork;
import io.followup.api.sequences.PublishedSequences;
import io.followup.api.sequences.SequenceFiles;
import io.followup.api.sequences.StartingBackfills;
import io.followup.api.sequences.StartingMovings;
import io.followup.reading.FieldsOfReadings;
import io.followup.sequence.Sequences;
import io.followup.tenant.Tenants;
import io.followup.version.SequenceBackfills;
import io.followup.version.SequenceLaunches;
import io.followup.version.SequenceMovings;
import io.followup.version.SequenceVersions;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes the sequence files at start; a wrong one stops it. */
@Configuration(proxyBeanMethods = false)
class SequencesConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(SequencesConfiguration.class);

  /** Read at start already, so the tables must be there. */
  @Bean
  @DependsOnDatabaseInitialization
  SequenceVersions sequenceVersions(DataSource dataSource) {
    return new SequenceVersions(dataSource);
  }

  @Bean
  @DependsOnDatabaseInitialization
  SequenceMovings sequenceMovings(DataSource dataSource) {
    return new SequenceMovings(dataSource);
  }

  @Bean
  @DependsOnDatabaseInitialization
  SequenceLaunches sequenceLaunches(DataSource dataSource) {
    return new SequenceLaunches(dataSource);
  }

  @Bean
  @DependsOnDatabaseInitialization
  SequenceBackfills sequenceBackfills(DataSource dataSource) {
    return new SequenceBackfills(dataSource);
  }

  @Bean(destroyMethod = "close")
  StartingBackfills startingBackfills(SequenceBackfills backfills, WorkflowClient temporal) {
    return new StartingBackfills(backfills, temporal);
  }

  @Bean(destroyMethod = "close")
  StartingMovings startingMovings(
      SequenceMovings movings,
      SequenceVersions versions,
      WorkflowClient temporal,
      MovingSettings settings) {
    return new StartingMovings(movings, versions, temporal, settings.perSecond());
  }

  @Bean(destroyMethod = "close")
  PublishedSequences publishedSequences(
      FollowUpSettings settings,
      SequenceVersions versions,
      Tenants tenants,
      TransactionTemplate transaction,
      SequenceLaunches launches,
      LaunchSettings launch) {
    Map<String, byte[]> files = read(Path.of(settings.sequences()));
    Sequences.parse(files).warnings().forEach(warning -> LOG.warn("{}", warning));
    new FolderAtStart(versions, launches, tenants, transaction, launch.folder()).publish(files);
    return new PublishedSequences(versions, launches);
  }

  @Bean
  PlacesOfWork placesOfWork(
      Tenants tenants, PublishedSequences inForce, DataSource dataSource, LintSettings settings) {
    return new PlacesOfWork(
        tenants, inForce, new FieldsOfReadings(dataSource), settings.oftenEmpty());
  }

  private static Map<String, byte[]> read(Path folder) {
    try {
      return SequenceFiles.in(folder);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "followup.sequences '"
              + folder.toAbsolutePath().normalize()
              + "' is no folder that can be read: name the folder with the sequence files in"
              + " FOLLOWUP_SEQUENCES",
          unreadable);
    }
  }
}
