package io.followup.subject;

import io.followup.tenant.TenantId;
import java.util.Optional;

/**
 * A job with its appointments.
 *
 * @param id the job's id in the dispatch system
 */
public record JobSubject(TenantId tenant, String id) implements Subject {
  public JobSubject {
    Ids.requireShort("job id", id);
  }

  @Override
  public SubjectKind kind() {
    return SubjectKind.JOB;
  }

  @Override
  public String workflowId() {
    return kind().prefix() + "/" + tenant + "/" + id;
  }

  @Override
  public Optional<String> belongsToJob() {
    return Optional.of(id);
  }

  @Override
  public String inWords() {
    return "job " + id;
  }
}
