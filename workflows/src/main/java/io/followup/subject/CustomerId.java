package io.followup.subject;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A customer as the dispatch system numbers it, unique within one tenant. */
public record CustomerId(@JsonValue String value) {
  @JsonCreator
  public CustomerId {
    Ids.requireShort("customer id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
