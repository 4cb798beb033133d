package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * Something that the engine is told.
 *
 * @param name last part of the callback path
 * @param about id of the object
 * @param time as the envelope writes it
 * @param data the object, in the shape of the API
 * @param copies how often it is delivered; empty follows the general switch
 * @param shuffle whether it is delayed at random; empty follows the general switch
 */
record Event(
    String name,
    String about,
    String time,
    ObjectNode data,
    Optional<Integer> copies,
    Optional<Boolean> shuffle) {

  /** The only names that ServiceTitan documents are those of the developer portal. */
  private static final Map<String, String> DISPLAY_NAMES =
      Map.of(
          "schedulingpro.session.completed", "Session Completed",
          "schedulingpro.session.abandoned", "Qualified Abandoned Session");

  static Event of(String name, ObjectNode data) {
    return new Event(
        name,
        data.path("id").asText(),
        data.path("modifiedOn").asText(),
        data,
        Optional.empty(),
        Optional.empty());
  }

  static Event of(String name, Estimate estimate) {
    return new Event(
        name,
        String.valueOf(estimate.id()),
        Timestamps.wire(estimate.modifiedOn()),
        VendorJson.estimate(estimate),
        estimate.copies(),
        estimate.shuffle());
  }

  /** As the envelope names it. */
  String type() {
    return DISPLAY_NAMES.getOrDefault(name, name);
  }
}
