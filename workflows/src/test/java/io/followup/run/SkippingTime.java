package io.followup.run;

import io.followup.temporal.Payloads;
import io.followup.temporal.SearchAttributes;
import io.followup.temporal.TaskQueues;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;

/** A Temporal whose time is skipped, with a worker for one workflow, as ours are configured. */
public final class SkippingTime {
  private SkippingTime() {}

  /** Started; to be closed. */
  public static TestWorkflowEnvironment with(Class<?> workflow, Object activities) {
    TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(options().build());
    Worker worker = environment.newWorker(TaskQueues.FOLLOW_UPS);
    worker.registerWorkflowImplementationTypes(workflow);
    worker.registerActivitiesImplementations(activities);
    environment.start();
    return environment;
  }

  /** Our payloads and search attributes. */
  static TestEnvironmentOptions.Builder options() {
    TestEnvironmentOptions.Builder options =
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build());
    SearchAttributes.ALL.forEach(
        key -> options.registerSearchAttribute(key.getName(), key.getValueType()));
    return options;
  }
}
