package io.followup.worker;

import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Makes sure of the schedules once Temporal is there; that it is away is said by others. */
@Component
class KeepingSchedules implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(KeepingSchedules.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final WorkflowClient client;
  private final Tenants tenants;
  private final ReconciliationSettings settings;
  private volatile boolean running;
  private Thread keeping = new Thread();

  KeepingSchedules(WorkflowClient client, Tenants tenants, ReconciliationSettings settings) {
    this.client = client;
    this.tenants = tenants;
    this.settings = settings;
  }

  @Override
  public void start() {
    running = true;
    keeping = Thread.ofVirtual().name("keeping-schedules").start(this::keep);
  }

  private void keep() {
    while (running) {
      try {
        NightlySchedules schedules = new NightlySchedules(schedules(), settings);
        tenants.all().forEach((id, tenant) -> keep(schedules, id, tenant));
        return;
      } catch (ScheduleException | StatusRuntimeException failed) {
        if (code(failed).equals(Optional.of(Status.Code.UNIMPLEMENTED))) {
          LOG.warn(
              "This Temporal keeps no schedules: nothing is compared at night"
                  + " (POST /api/reconciliation does).");
          return;
        }
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException stopping) {
        return;
      }
    }
  }

  private ScheduleClient schedules() {
    return ScheduleClient.newInstance(
        client.getWorkflowServiceStubs(),
        ScheduleClientOptions.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setDataConverter(client.getOptions().getDataConverter())
            .build());
  }

  private void keep(NightlySchedules schedules, TenantId id, Tenant tenant) {
    switch (settings.nightly()) {
      case ON -> schedules.ensure(id, tenant.zone());
      case OFF -> schedules.remove(id);
    }
  }

  private static Optional<Status.Code> code(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException status) {
        return Optional.of(status.getStatus().getCode());
      }
    }
    return Optional.empty();
  }

  @Override
  public void stop() {
    running = false;
    keeping.interrupt();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
