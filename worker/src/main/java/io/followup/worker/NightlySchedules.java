package io.followup.worker;

import io.followup.reconciliation.Reconciliation;
import io.followup.reconciliation.ReconciliationOptions;
import io.followup.reconciliation.ReconciliationStart;
import io.followup.temporal.SearchAttributes;
import io.followup.tenant.TenantId;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleCalendarSpec;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleRange;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.ZoneId;
import java.util.List;

/**
 * One schedule of Temporal for each tenant: it fires once a night by the clock of the office, also
 * in the nights in which daylight saving begins and ends. Many workers may make sure of it at the
 * same time.
 */
final class NightlySchedules {
  private final ScheduleClient schedules;
  private final ReconciliationSettings settings;

  NightlySchedules(ScheduleClient schedules, ReconciliationSettings settings) {
    this.schedules = schedules;
    this.settings = settings;
  }

  /** For example {@code reconciliation/acme}. */
  static String id(TenantId tenant) {
    return ReconciliationOptions.workflowId(tenant);
  }

  /** Creates the schedule, or brings it up to date; what an admin paused stays paused. */
  void ensure(TenantId tenant, ZoneId zone) {
    Schedule wanted = schedule(tenant, zone);
    try {
      schedules.createSchedule(
          id(tenant),
          wanted,
          ScheduleOptions.newBuilder()
              .setTypedSearchAttributes(
                  io.temporal.common.SearchAttributes.newBuilder()
                      .set(SearchAttributes.TENANT, tenant.value())
                      .build())
              .build());
    } catch (ScheduleAlreadyRunningException known) {
      schedules
          .getHandle(id(tenant))
          .update(
              input ->
                  new ScheduleUpdate(
                      Schedule.newBuilder(wanted)
                          .setState(input.getDescription().getSchedule().getState())
                          .build()));
    }
  }

  /** Nothing is compared by itself any more. */
  void remove(TenantId tenant) {
    ScheduleHandle schedule = schedules.getHandle(id(tenant));
    try {
      schedule.delete();
    } catch (ScheduleException none) {
      // There was none.
    }
  }

  private Schedule schedule(TenantId tenant, ZoneId zone) {
    return Schedule.newBuilder()
        .setAction(
            ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(Reconciliation.class)
                .setOptions(ReconciliationOptions.of(tenant))
                .setArguments(ReconciliationStart.of(tenant, "the schedule", settings.lookBack()))
                .build())
        .setSpec(
            ScheduleSpec.newBuilder()
                .setCalendars(
                    List.of(
                        ScheduleCalendarSpec.newBuilder()
                            .setHour(List.of(new ScheduleRange(settings.at().getHour())))
                            .setMinutes(List.of(new ScheduleRange(settings.at().getMinute())))
                            .setSeconds(List.of(new ScheduleRange(0)))
                            .build()))
                .setTimeZoneName(zone.getId())
                .build())
        .setPolicy(
            SchedulePolicy.newBuilder()
                .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                .setCatchupWindow(settings.catchUp())
                .build())
        .build();
  }
}
