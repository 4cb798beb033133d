package io.followup.subject;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.followup.tenant.TenantId;
import java.util.Optional;

/**
 * The object that one run follows up. Its workflow id names it for ever and holds no personal data.
 * Histories from the time when there were only estimates name no kind.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = EstimateSubject.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = EstimateSubject.class, name = "estimate"),
  @JsonSubTypes.Type(value = BookingSubject.class, name = "booking"),
  @JsonSubTypes.Type(value = SessionSubject.class, name = "session"),
  @JsonSubTypes.Type(value = JobSubject.class, name = "job"),
  @JsonSubTypes.Type(value = DebtSubject.class, name = "debt"),
  @JsonSubTypes.Type(value = CallSubject.class, name = "call")
})
public sealed interface Subject
    permits EstimateSubject, BookingSubject, SessionSubject, JobSubject, DebtSubject, CallSubject {
  TenantId tenant();

  @JsonIgnore
  SubjectKind kind();

  /** For example {@code booking/acme/62000123}. */
  @JsonIgnore
  String workflowId();

  /** For example {@code booking 62000123}. */
  @JsonIgnore
  String inWords();

  /** The job that it belongs to, where it is known to belong to one. */
  default Optional<String> belongsToJob() {
    return Optional.empty();
  }
}
