package io.followup.subject;

import io.followup.tenant.TenantId;
import java.util.Locale;
import java.util.Optional;

/**
 * What one estimate follow-up is about: all options offered for one job; where there is no job, for
 * one project; else a single estimate. Three options of one job are one conversation.
 *
 * @param scope which of the three
 * @param id the job's, project's or estimate's id
 */
public record EstimateSubject(TenantId tenant, Scope scope, String id) implements Subject {

  /** How far one conversation reaches. */
  public enum Scope {
    JOB,
    PROJECT,
    ESTIMATE
  }

  public EstimateSubject {
    Ids.requireShort("subject id", id);
  }

  /** The subject that an estimate belongs to: its job, else its project, else itself. */
  public static EstimateSubject of(
      TenantId tenant, Optional<String> job, Optional<String> project, EstimateId estimate) {
    return job.map(id -> new EstimateSubject(tenant, Scope.JOB, id))
        .or(() -> project.map(id -> new EstimateSubject(tenant, Scope.PROJECT, id)))
        .orElseGet(() -> new EstimateSubject(tenant, Scope.ESTIMATE, estimate.value()));
  }

  @Override
  public SubjectKind kind() {
    return SubjectKind.ESTIMATE;
  }

  /** For example {@code estimate/acme/job-51000456}. */
  @Override
  public String workflowId() {
    return kind().prefix() + "/" + tenant + "/" + scope.name().toLowerCase(Locale.ROOT) + "-" + id;
  }

  @Override
  public Optional<String> belongsToJob() {
    return scope == Scope.JOB ? Optional.of(id) : Optional.empty();
  }

  /** For example {@code job 51000456}. */
  @Override
  public String inWords() {
    return scope.name().toLowerCase(Locale.ROOT) + " " + id;
  }
}
