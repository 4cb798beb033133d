package io.followup.reconciliation;

import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks Temporal's list of workflows, some dozens with one call. */
public final class RunningRunsOfTemporal implements RunningRuns {
  private static final int AT_ONCE = 50;

  private final Supplier<WorkflowClient> client;

  public RunningRunsOfTemporal(Supplier<WorkflowClient> client) {
    this.client = client;
  }

  @Override
  public Set<String> among(Collection<String> ids) {
    List<String> all = new ArrayList<>(ids);
    Set<String> running = new HashSet<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      running.addAll(ask(all.subList(from, Math.min(all.size(), from + AT_ONCE))));
    }
    return running;
  }

  private Set<String> ask(List<String> ids) {
    return client
        .get()
        .getWorkflowServiceStubs()
        .blockingStub()
        .listWorkflowExecutions(
            ListWorkflowExecutionsRequest.newBuilder()
                .setNamespace(client.get().getOptions().getNamespace())
                .setPageSize(AT_ONCE * 2)
                .setQuery(query(ids))
                .build())
        .getExecutionsList()
        .stream()
        .map(run -> run.getExecution().getWorkflowId())
        .collect(Collectors.toSet());
  }

  private static String query(List<String> ids) {
    return ids.stream()
        .map(id -> "'" + id.replace("'", "''") + "'")
        .collect(Collectors.joining(", ", "WorkflowId IN (", ") AND ExecutionStatus = 'Running'"));
  }
}
