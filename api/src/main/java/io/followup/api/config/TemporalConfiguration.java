package io.followup.api.config;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import io.followup.api.relay.TemporalProbe;
import io.followup.temporal.Payloads;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The client of Temporal. It connects when it is first used, so that webhooks are taken in while
 * Temporal is away; and it gives up soon, since the inbox remembers.
 */
@Configuration(proxyBeanMethods = false)
class TemporalConfiguration {

  @Bean(destroyMethod = "close")
  Scope temporalMetrics(MeterRegistry meters) {
    return new RootScopeBuilder()
        .reporter(new MicrometerClientStatsReporter(meters))
        .reportEvery(com.uber.m3.util.Duration.ofSeconds(10));
  }

  @Bean(destroyMethod = "shutdown")
  WorkflowServiceStubs temporalService(TemporalSettings settings, Scope temporalMetrics) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder()
            .setTarget(settings.address())
            .setMetricsScope(temporalMetrics)
            .setRpcTimeout(settings.deadline())
            .setRpcQueryTimeout(settings.deadline())
            // Without this the channel itself waits up to two minutes before it looks again.
            .setConnectionBackoffResetFrequency(Duration.ofSeconds(1))
            .setRpcRetryOptions(
                RpcRetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofMillis(50))
                    .setCongestionInitialInterval(Duration.ofMillis(100))
                    .setMaximumInterval(Duration.ofMillis(500))
                    .setExpiration(settings.deadline())
                    .validateBuildWithDefaults())
            .build());
  }

  @Bean
  WorkflowClient temporalClient(WorkflowServiceStubs temporalService, TemporalSettings settings) {
    return WorkflowClient.newInstance(
        temporalService,
        WorkflowClientOptions.newBuilder()
            .setNamespace(settings.namespace())
            .setDataConverter(Payloads.converter())
            .build());
  }

  @Bean
  TemporalProbe temporalProbe(WorkflowClient temporalClient) {
    return new TemporalProbe(temporalClient);
  }
}
