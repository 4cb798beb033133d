package io.followup.api.sequences;

import io.followup.enrolling.SequencesInForce;
import io.followup.sequence.Sequence;
import io.followup.sequence.Sequence.Trigger;
import io.followup.tenant.TenantId;
import io.followup.version.SequenceLaunches;
import io.followup.version.SequenceLaunches.Launched;
import io.followup.version.SequenceVersions;
import io.followup.version.SequenceVersions.InForce;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The sequences in force, kept in memory. What any instance of the api publishes or archives counts
 * in all of them within a second. While the database is away the last ones known stay in force.
 */
public final class PublishedSequences implements SequencesInForce, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PublishedSequences.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final SequenceVersions versions;
  private final SequenceLaunches launches;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("sequences").daemon().factory());
  private volatile Known known;

  /** What is in force, and by which fingerprint it is recognised. */
  private record Known(
      String fingerprint,
      Map<TenantId, Map<Trigger, List<Sequence>>> byTenant,
      Map<Launched, Instant> launches) {}

  /** Knows what is in force from the first moment. */
  public PublishedSequences(SequenceVersions versions, SequenceLaunches launches) {
    this.versions = versions;
    this.launches = launches;
    this.known = read();
    looking.scheduleWithFixedDelay(
        this::refreshIfThere, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public List<Sequence> of(TenantId tenant, Trigger trigger) {
    return known.byTenant().getOrDefault(tenant, Map.of()).getOrDefault(trigger, List.of());
  }

  @Override
  public Optional<Instant> launchedOn(TenantId tenant, String sequence) {
    return Optional.ofNullable(known.launches().get(new Launched(tenant, sequence)));
  }

  /** All of a tenant. */
  List<Sequence> of(TenantId tenant) {
    return known.byTenant().getOrDefault(tenant, Map.of()).values().stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Takes in what has changed, now. */
  public void refresh() {
    if (!versions.fingerprint().equals(known.fingerprint())) {
      known = read();
    }
  }

  private void refreshIfThere() {
    try {
      refresh();
    } catch (DataAccessException away) {
      // The relay, which needs the database for everything, tells of it.
    } catch (RuntimeException failed) {
      LOG.error(
          "The sequences in force cannot be read; the last ones known stay in force.", failed);
    }
  }

  /** The fingerprint comes first: a change in between is then taken in by the next look. */
  private Known read() {
    String fingerprint = versions.fingerprint();
    return new Known(
        fingerprint,
        versions.inForce().stream()
            .sorted(Comparator.comparing((InForce one) -> one.sequence().name()))
            .collect(
                Collectors.groupingBy(
                    InForce::tenant,
                    Collectors.groupingBy(
                        one -> one.sequence().trigger(),
                        Collectors.mapping(InForce::sequence, Collectors.toUnmodifiableList())))),
        launches.all());
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
