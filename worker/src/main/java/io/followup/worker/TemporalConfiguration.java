package io.followup.worker;

import io.temporal.serviceclient.GrpcCompression;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
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
}
