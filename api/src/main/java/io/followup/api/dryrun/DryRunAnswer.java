package io.followup.api.dryrun;

import io.followup.dryrun.Calendar;
import io.followup.dryrun.Summary;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * A dry run as the API shows it.
 *
 * @param zone in which local times are told
 * @param from when the first object was recorded at the earliest
 * @param more whether the window holds older objects, beyond the limit
 * @param assumptions what is taken for granted
 * @param millis how long it took to read and plan
 * @param objects oldest first
 */
record DryRunAnswer(
    String sequence,
    String tenant,
    ZoneId zone,
    Instant from,
    Instant to,
    boolean more,
    List<String> assumptions,
    Summary summary,
    long millis,
    List<Calendar> objects) {}
