package io.followup.subject;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A customer as the dispatch system numbers it, unique within one tenant. Who booked, dropped out
 * or called without being a customer yet is named after that object.
 */
public record CustomerId(@JsonValue String value) {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  @JsonCreator
  public CustomerId {
    Ids.requireShort("customer id", value);
  }

  /** Whoever is behind an object that names no customer, for example {@code session-8f2c}. */
  public static CustomerId behind(Subject subject) {
    String id = subject.workflowId();
    return new CustomerId(subject.kind().prefix() + "-" + id.substring(id.lastIndexOf('/') + 1));
  }

  /** Whether the dispatch system numbers it: else somebody who is no customer yet. */
  public boolean isNumbered() {
    return NUMBER.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
