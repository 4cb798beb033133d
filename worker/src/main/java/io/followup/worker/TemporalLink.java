package io.followup.worker;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether Temporal answers. Logs once that it went away and once that it is back; the SDK's pollers
 * would log every try of each of them.
 */
@Component
class TemporalLink {
  private static final Logger LOG = LoggerFactory.getLogger(TemporalLink.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final WorkflowClient client;

  TemporalLink(WorkflowClient client) {
    this.client = client;
  }

  /** Empty when Temporal answers; else the name of the gRPC status. */
  Optional<String> trouble() {
    try {
      client
          .getWorkflowServiceStubs()
          .blockingStub()
          .withDeadlineAfter(1, TimeUnit.SECONDS)
          .describeNamespace(
              DescribeNamespaceRequest.newBuilder()
                  .setNamespace(client.getOptions().getNamespace())
                  .build());
      return Optional.empty();
    } catch (StatusRuntimeException away) {
      return Optional.of(away.getStatus().getCode().name());
    }
  }

  /** Returns when {@code wanted} no longer holds. */
  void watch(BooleanSupplier wanted) {
    Optional<String> before = Optional.empty();
    while (wanted.getAsBoolean() && pause()) {
      Optional<String> now = trouble();
      if (now.isPresent() && before.isEmpty() && wanted.getAsBoolean()) {
        LOG.warn("Temporal no longer answers ({}); the workers go on trying.", now.get());
      } else if (now.isEmpty() && before.isPresent()) {
        LOG.info("Temporal answers again.");
      }
      before = now;
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(EVERY);
      return true;
    } catch (InterruptedException stopping) {
      return false;
    }
  }
}
