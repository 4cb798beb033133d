package io.followup.worker;

import io.followup.feed.Feed;
import io.followup.feed.FeedPoll;
import io.followup.feed.PollingFeed;
import io.followup.feed.PollingOptions;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleListDescription;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One schedule for each feed that a tenant has read, as configured: made where it is missing,
 * changed where it differs, taken away where the feed is not read any more. What an admin paused
 * stays paused. One for each, so that one that fails, or that somebody pauses, holds up no other.
 */
final class FeedSchedules {
  private static final Logger LOG = LoggerFactory.getLogger(FeedSchedules.class);

  /** After an outage one reading finds all that was missed: none is made up. */
  private static final Duration CATCH_UP = Duration.ofMinutes(1);

  private static final Duration MOST_JITTER = Duration.ofSeconds(20);

  private final ScheduleClient schedules;
  private final Tenants tenants;

  FeedSchedules(ScheduleClient schedules, Tenants tenants) {
    this.schedules = schedules;
    this.tenants = tenants;
  }

  /** Repeating it, by any number of workers at once, does no harm. */
  void ensure() {
    Set<String> wanted = new HashSet<>();
    tenants
        .all()
        .forEach(
            (tenant, settings) ->
                settings
                    .feeds()
                    .wanted()
                    .forEach(
                        feed -> {
                          ensure(tenant, feed, settings.feeds().pause(feed));
                          wanted.add(FeedPoll.id(tenant, feed));
                        }));
    removeOthers(wanted);
    if (!wanted.isEmpty()) {
      LOG.info("{} feeds are read by schedules.", wanted.size());
    }
  }

  private void ensure(TenantId tenant, Feed feed, Duration pause) {
    Schedule schedule = schedule(tenant, feed, pause);
    String id = FeedPoll.id(tenant, feed);
    try {
      schedules.createSchedule(
          id, schedule, ScheduleOptions.newBuilder().setTriggerImmediately(true).build());
    } catch (ScheduleAlreadyRunningException there) {
      schedules
          .getHandle(id)
          .update(
              found ->
                  new ScheduleUpdate(
                      Schedule.newBuilder(schedule)
                          .setState(found.getDescription().getSchedule().getState())
                          .build()));
    }
  }

  private static Schedule schedule(TenantId tenant, Feed feed, Duration pause) {
    Duration jitter = pause.dividedBy(10);
    return Schedule.newBuilder()
        .setAction(
            ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(PollingFeed.class)
                .setArguments(FeedPoll.of(tenant, feed))
                .setOptions(PollingOptions.of(tenant, feed))
                .build())
        .setSpec(
            ScheduleSpec.newBuilder()
                .setIntervals(List.of(new ScheduleIntervalSpec(pause)))
                .setJitter(jitter.compareTo(MOST_JITTER) > 0 ? MOST_JITTER : jitter)
                .build())
        .setPolicy(
            SchedulePolicy.newBuilder()
                .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                .setCatchupWindow(CATCH_UP)
                .build())
        .build();
  }

  private void removeOthers(Set<String> wanted) {
    List<String> others = new ArrayList<>();
    try (var found = schedules.listSchedules()) {
      found
          .map(ScheduleListDescription::getScheduleId)
          .filter(FeedPoll::isScheduleOfFeed)
          .filter(id -> !wanted.contains(id))
          .forEach(others::add);
    }
    others.forEach(this::remove);
  }

  private void remove(String id) {
    try {
      schedules.getHandle(id).delete();
      LOG.info("Schedule {} was taken away: its feed is not read any more.", id);
    } catch (ScheduleException gone) {
      // Another worker was faster, or the list was old.
      if (!(gone.getCause() instanceof StatusRuntimeException failed
          && failed.getStatus().getCode() == Status.Code.NOT_FOUND)) {
        throw gone;
      }
    }
  }
}
