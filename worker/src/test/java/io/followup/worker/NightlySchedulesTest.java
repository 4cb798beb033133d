package io.followup.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.temporal.Payloads;
import io.followup.tenant.TenantId;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleState;
import io.temporal.client.schedules.ScheduleUpdate;
import io.temporal.client.schedules.ScheduleUpdateInput;
import io.temporal.common.SearchAttributes;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NightlySchedulesTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

  private final Map<String, Schedule> kept = new HashMap<>();

  private NightlySchedules at(String time) {
    return new NightlySchedules(
        client(),
        new ReconciliationSettings(
            ReconciliationSettings.Nightly.ON,
            LocalTime.parse(time),
            Duration.ofDays(3),
            Duration.ofHours(4)));
  }

  /** A Temporal that keeps schedules in a map; no server for tests knows them. */
  private ScheduleClient client() {
    return proxy(
        ScheduleClient.class,
        (method, arguments) ->
            switch (method) {
              case "createSchedule" -> {
                if (kept.putIfAbsent((String) arguments[0], (Schedule) arguments[1]) != null) {
                  throw new ScheduleAlreadyRunningException(null);
                }
                yield null;
              }
              case "getHandle" -> handle((String) arguments[0]);
              default -> throw new UnsupportedOperationException(method);
            });
  }

  private ScheduleHandle handle(String id) {
    return proxy(
        ScheduleHandle.class,
        (method, arguments) -> {
          switch (method) {
            case "update" -> {
              @SuppressWarnings("unchecked")
              var change =
                  (io.temporal.workflow.Functions.Func1<ScheduleUpdateInput, ScheduleUpdate>)
                      arguments[0];
              kept.put(id, change.apply(new ScheduleUpdateInput(described(id))).getSchedule());
            }
            case "delete" -> kept.remove(id);
            default -> throw new UnsupportedOperationException(method);
          }
          return null;
        });
  }

  private ScheduleDescription described(String id) {
    return new ScheduleDescription(
        id, null, kept.get(id), Map.of(), SearchAttributes.EMPTY, Map.of(), Payloads.converter());
  }

  private interface Call {
    Object by(String method, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call.by(method.getName(), arguments)));
  }

  @Test
  void it_fires_by_the_clock_of_the_office_and_makes_up_for_a_missed_night_for_hours_only() {
    at("03:30").ensure(ACME, CHICAGO);

    Schedule schedule = kept.get("reconciliation/acme");
    assertThat(schedule.getSpec().getTimeZoneName()).isEqualTo("America/Chicago");
    assertThat(schedule.getSpec().getCalendars().getFirst().getHour().getFirst().getStart())
        .isEqualTo(3);
    assertThat(schedule.getPolicy().getCatchupWindow()).isEqualTo(Duration.ofHours(4));
    assertThat(schedule.getPolicy().getOverlap())
        .isEqualTo(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP);
  }

  @Test
  void a_second_worker_brings_it_up_to_date_and_leaves_it_paused() {
    at("03:30").ensure(ACME, CHICAGO);
    kept.put(
        "reconciliation/acme",
        Schedule.newBuilder(kept.get("reconciliation/acme"))
            .setState(ScheduleState.newBuilder().setPaused(true).setNote("audit").build())
            .build());

    at("04:15").ensure(ACME, CHICAGO);

    Schedule schedule = kept.get("reconciliation/acme");
    assertThat(schedule.getSpec().getCalendars().getFirst().getMinutes().getFirst().getStart())
        .isEqualTo(15);
    assertThat(schedule.getState().isPaused()).isTrue();
    assertThat(kept).hasSize(1);
  }

  @Test
  void without_nights_there_is_no_schedule() {
    at("03:30").ensure(ACME, CHICAGO);
    at("03:30").remove(ACME);
    assertThat(kept).isEmpty();
  }
}
