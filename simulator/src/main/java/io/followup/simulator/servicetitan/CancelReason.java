package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Json;
import java.util.Arrays;
import java.util.stream.Stream;

/** Why this office cancels jobs. */
public enum CancelReason {
  CUSTOMER_CANCELED(7801, "Customer canceled"),
  NO_SHOW(7802, "No Show"),
  DUPLICATE(7803, "Duplicate");

  final long id;
  final String wire;

  CancelReason(long id, String wire) {
    this.id = id;
    this.wire = wire;
  }

  /**
   * @throws IllegalArgumentException with the names that there are
   */
  public static CancelReason named(String name) {
    return Arrays.stream(values())
        .filter(reason -> reason.wire.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "reason must be one of "
                        + Arrays.stream(values()).map(reason -> reason.wire).toList()
                        + "."));
  }

  static CancelReason of(long id) {
    return Arrays.stream(values())
        .filter(reason -> reason.id == id)
        .findFirst()
        .orElseThrow(() -> Problem.field("reasonId", "There is no such reason."));
  }

  static Stream<ObjectNode> rows() {
    return Arrays.stream(values())
        .map(
            reason ->
                Json.object()
                    .put("id", reason.id)
                    .put("name", reason.wire)
                    .put("active", true)
                    .put("createdOn", "2024-01-01T00:00:00Z")
                    .put("modifiedOn", "2024-01-01T00:00:00Z"));
  }
}
