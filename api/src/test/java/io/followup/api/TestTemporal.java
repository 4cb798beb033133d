package io.followup.api;

import io.followup.estimate.EstimateFollowUpRun;
import io.followup.fact.Fact;
import io.followup.temporal.Payloads;
import io.followup.temporal.SearchAttributes;
import io.followup.temporal.TaskQueues;
import io.followup.touch.Touching;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;

/** The SDK's Temporal test server on a TCP port, so that it can go away and come back. */
public final class TestTemporal implements AutoCloseable {
  private final int port = freePort();
  private TestServer.PortBoundTestServer server;
  private WorkflowServiceStubs service;
  private WorkflowClient client;
  private WorkerFactory workers;

  public TestTemporal() {
    start();
  }

  public String address() {
    return "127.0.0.1:" + port;
  }

  public WorkflowClient client() {
    return client;
  }

  /** Comes (back) with an empty memory. */
  public void start() {
    server = TestServer.createPortBoundServer(port, true);
    registerAttributes();
    service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address()).build());
    client =
        WorkflowClient.newInstance(
            service,
            WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build());
  }

  /** Runs real follow-ups; nothing is ever sent, since no step is due within a test. */
  public void startWorker() {
    workers = WorkerFactory.newInstance(client);
    var worker = workers.newWorker(TaskQueues.FOLLOW_UPS);
    worker.registerWorkflowImplementationTypes(EstimateFollowUpRun.class);
    worker.registerActivitiesImplementations(
        (Touching)
            request -> {
              throw new IllegalStateException("no touch was expected");
            });
    workers.start();
  }

  public void stop() {
    if (workers != null) {
      workers.shutdownNow();
      workers = null;
    }
    service.shutdownNow();
    server.close();
  }

  @Override
  public void close() {
    stop();
  }

  /** The facts that a run was told, in the order in which Temporal stored them. */
  public List<Fact> told(String workflowId) {
    return client.fetchHistory(workflowId).getEvents().stream()
        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)
        .map(
            event ->
                Payloads.converter()
                    .fromPayload(
                        event
                            .getWorkflowExecutionSignaledEventAttributes()
                            .getInput()
                            .getPayloads(0),
                        Fact.class,
                        Fact.class))
        .toList();
  }

  private void registerAttributes() {
    var operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setTarget(address())
                .validateAndBuildWithDefaults());
    try {
      var request = AddSearchAttributesRequest.newBuilder().setNamespace("default");
      SearchAttributes.ALL.forEach(
          key -> request.putSearchAttributes(key.getName(), key.getValueType()));
      operator.blockingStub().addSearchAttributes(request.build());
    } catch (StatusRuntimeException known) {
      // The server keeps them while it lives.
    } finally {
      operator.shutdownNow();
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
