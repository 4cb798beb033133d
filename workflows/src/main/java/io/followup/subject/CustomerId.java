package io.followup.subject;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A customer as the dispatch system numbers it, unique within one tenant. Who booked, dropped out
 * or called without being a customer yet is named after that object.
 */
public record CustomerId(@JsonValue String value) {
  @JsonCreator
  public CustomerId {
    Ids.requireShort("customer id", value);
  }

  /** Whoever is behind an object that names no customer, for example {@code session-8f2c}. */
  public static CustomerId behind(Subject subject) {
    String id = subject.workflowId();
    return new CustomerId(subject.kind().prefix() + "-" + id.substring(id.lastIndexOf('/') + 1));
  }

  @Override
  public String toString() {
    return value;
  }
}
