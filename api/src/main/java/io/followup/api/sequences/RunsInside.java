package io.followup.api.sequences;

import io.followup.api.problem.Problem;
import io.followup.sequence.Sequence;
import io.followup.sequence.Step;
import io.followup.temporal.SearchAttributes;
import io.followup.tenant.TenantId;
import io.followup.version.SequenceVersion;
import io.followup.version.SequenceVersions;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Counts the runs that are inside a sequence, by version and step. Temporal's lists show what
 * happened a moment ago, so that a run on its way may still be counted where it was.
 */
final class RunsInside {
  private static final int SECONDS = 5;

  /** No step comes next: the run is about to end. */
  private static final String NO_STEP = "-";

  private final WorkflowClient client;
  private final SequenceVersions versions;

  RunsInside(WorkflowClient client, SequenceVersions versions) {
    this.client = client;
    this.versions = versions;
  }

  /** All that are inside, the newest version first; versions without runs are left out. */
  record Inside(String name, long runs, List<OfVersion> versions) {}

  /** Runs of one version, in the order of its steps; steps without runs are left out. */
  record OfVersion(int version, String label, long runs, List<AtStep> steps) {}

  /**
   * @param step the one that comes next; {@code -} when none does
   */
  record AtStep(String step, long runs) {}

  /**
   * @throws io.followup.api.problem.RefusedException when Temporal does not answer
   */
  Inside count(TenantId tenant, String name) {
    try {
      return counted(tenant, name);
    } catch (StatusRuntimeException failed) {
      throw Problem.of(
              503,
              "temporal-away",
              "Temporal did not count the runs: " + failed.getStatus().getCode() + ".",
              "Try again in a few seconds.")
          .asException();
    }
  }

  /** Empty when Temporal does not answer. */
  Optional<Inside> countIfThere(TenantId tenant, String name) {
    try {
      return Optional.of(counted(tenant, name));
    } catch (StatusRuntimeException away) {
      return Optional.empty();
    }
  }

  /** Stops counting as soon as all are found: each question is one of few that Temporal allows. */
  private Inside counted(TenantId tenant, String name) {
    String ofTenant = is(SearchAttributes.TENANT.getName(), tenant.value());
    long all =
        ask(
            ofTenant
                + " AND %s STARTS_WITH '%s@'".formatted(SearchAttributes.SEQUENCE.getName(), name));
    long found = 0;
    List<OfVersion> byVersion = new ArrayList<>();
    for (SequenceVersion version : versions.of(tenant, name)) {
      if (found < all && version.version().isPresent()) {
        OfVersion counted = counted(ofTenant, version);
        found += counted.runs();
        if (counted.runs() > 0) {
          byVersion.add(counted);
        }
      }
    }
    return new Inside(name, Math.max(all, found), byVersion);
  }

  private OfVersion counted(String ofTenant, SequenceVersion version) {
    String ofVersion =
        ofTenant + " AND " + is(SearchAttributes.SEQUENCE.getName(), version.label());
    int number = version.version().orElseThrow();
    long all = ask(ofVersion);
    long found = 0;
    List<AtStep> steps = new ArrayList<>();
    for (String step : steps(version)) {
      if (found < all) {
        long runs = ask(ofVersion + " AND " + is(SearchAttributes.STEP.getName(), step));
        found += runs;
        if (runs > 0) {
          steps.add(new AtStep(step, runs));
        }
      }
    }
    if (found < all) {
      steps.add(new AtStep(NO_STEP, all - found));
    }
    return new OfVersion(number, version.label(), all, steps);
  }

  private List<String> steps(SequenceVersion version) {
    return versions
        .definition(version.tenant(), version.name(), version.version().orElseThrow())
        .map(Sequence::steps)
        .orElse(List.of())
        .stream()
        .map(Step::id)
        .toList();
  }

  /** No value that is asked for holds a quote. */
  private static String is(String attribute, String value) {
    return attribute + " = '" + value + "'";
  }

  private long ask(String which) {
    return client
        .getWorkflowServiceStubs()
        .blockingStub()
        .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
        .countWorkflowExecutions(
            CountWorkflowExecutionsRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setQuery(which + " AND ExecutionStatus = 'Running'")
                .build())
        .getCount();
  }
}
