package io.followup.subject;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One estimate (one option offered to the customer), unique within one tenant. */
public record EstimateId(@JsonValue String value) implements Comparable<EstimateId> {
  @JsonCreator
  public EstimateId {
    Ids.requireShort("estimate id", value);
  }

  @Override
  public int compareTo(EstimateId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
