package io.followup.worker;

import io.temporal.serviceclient.GrpcCompression;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the starter has no property for; the rest stands in application.yaml. */
@Configuration(proxyBeanMethods = false)
class TemporalConfiguration {

  @Bean
  TemporalOptionsCustomizer<WorkflowServiceStubsOptions.Builder> temporalConnection() {
    return options ->
        options
            // Payloads are small; compressing them costs both sides more than it saves.
            .setGrpcCompression(GrpcCompression.NONE)
            // Without this the channel itself waits up to two minutes before it looks again.
            .setConnectionBackoffResetFrequency(Duration.ofSeconds(1));
  }

  /**
   * How long a task waits for the worker that has its run in memory. In a burst the default of 5 s
   * passes, and each run is read again from its history; after a crash it is how long its runs
   * wait.
   */
  @Bean
  TemporalOptionsCustomizer<WorkerOptions.Builder> workersOwnQueue(WorkerSettings settings) {
    return options -> options.setStickyQueueScheduleToStartTimeout(settings.stickyTimeout());
  }
}
