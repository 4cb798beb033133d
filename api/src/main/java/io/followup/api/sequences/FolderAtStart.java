package io.followup.api.sequences;

import io.followup.sequence.Sequence;
import io.followup.sequence.SequenceFile;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.version.NewVersion;
import io.followup.version.Publication;
import io.followup.version.SequenceLaunches;
import io.followup.version.SequenceVersion;
import io.followup.version.SequenceVersion.Origin;
import io.followup.version.SequenceVersions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes the folder of sequence files at start, for every tenant. A name that people have
 * published or archived themselves is theirs: an upgrade of the engine does not change what a
 * tenant says to its customers.
 */
public final class FolderAtStart {
  private static final Logger LOG = LoggerFactory.getLogger(FolderAtStart.class);
  private static final String AUTHOR = "folder of sequences";

  private final SequenceVersions versions;
  private final Tenants tenants;
  private final TransactionTemplate transaction;
  private final SequenceLaunches launches;
  private final Launch launch;

  /** What enters a sequence of the folder from the beginning. */
  public enum Launch {
    ONLY_NEW,
    EVERYTHING
  }

  public FolderAtStart(
      SequenceVersions versions,
      SequenceLaunches launches,
      Tenants tenants,
      TransactionTemplate transaction,
      Launch launch) {
    this.launches = launches;
    this.launch = launch;
    this.versions = versions;
    this.tenants = tenants;
    this.transaction = transaction;
  }

  /**
   * @param files content by path; each is a valid sequence
   */
  public void publish(Map<String, byte[]> files) {
    files.forEach(
        (file, content) -> {
          if (SequenceFile.read(file, content) instanceof SequenceFile.Valid valid) {
            tenants
                .all()
                .keySet()
                .forEach(
                    tenant ->
                        transaction.executeWithoutResult(
                            status -> publish(tenant, valid.sequence(), FileText.of(content))));
          }
        });
  }

  private void publish(TenantId tenant, Sequence sequence, String content) {
    List<SequenceVersion> all = versions.of(tenant, sequence.name());
    Optional<SequenceVersion> newest =
        all.stream().filter(version -> version.version().isPresent()).findFirst();
    if (newest.isPresent() && isOfPeople(newest.get())) {
      LOG.info(
          "The file of {} is not used for tenant {}: {} is {} there by people.",
          sequence.name(),
          tenant,
          newest.get().label(),
          newest.get().state());
      return;
    }
    Publication publication =
        versions.publish(
            new NewVersion(
                tenant,
                sequence,
                content,
                Origin.FOLDER,
                newest.flatMap(SequenceVersion::version).orElse(0),
                "Read at start.",
                AUTHOR));
    if (publication instanceof Publication.Published published) {
      if (launch == Launch.ONLY_NEW
          && published.replaced().isEmpty()
          && tenants.get(tenant).speed() == 1) {
        launches.launch(tenant, sequence.name());
      }
      LOG.info("Published {} for tenant {}.", published.version().label(), tenant);
    }
  }

  /** Published by them, or taken out of force by them. */
  private static boolean isOfPeople(SequenceVersion newest) {
    return newest.origin() == Origin.PEOPLE || newest.state() == SequenceVersion.State.ARCHIVED;
  }
}
