package io.followup.enrolling;

import java.time.Instant;
import java.util.Optional;

/**
 * What earlier deliveries told of one resource.
 *
 * @param subject workflow id
 * @param resource for example an estimate's id
 * @param fact name of the fact
 * @param latest largest modification time told with this fact
 * @param latestRelayed the same, of deliveries that reached a run
 */
public record Known(
    String subject,
    String resource,
    String fact,
    Instant latest,
    Optional<Instant> latestRelayed) {}
