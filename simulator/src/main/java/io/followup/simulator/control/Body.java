package io.followup.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.simulator.http.Request;
import io.followup.simulator.servicetitan.EstimateActs;
import io.followup.simulator.servicetitan.Timestamps;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The JSON body of a control call; a wrong field is told by name. */
record Body(JsonNode json) {

  static Body of(Request request) {
    try {
      JsonNode json = request.json();
      if (json.isObject()) {
        return new Body(json);
      }
    } catch (IOException notJson) {
      // told below
    }
    throw new IllegalArgumentException("The body must be a JSON object.");
  }

  String required(String field) {
    return text(field)
        .orElseThrow(() -> new IllegalArgumentException("The field " + field + " is missing."));
  }

  long requiredId(String field) {
    return id(field)
        .orElseThrow(
            () -> new IllegalArgumentException("The field " + field + " must be a whole number."));
  }

  Optional<String> text(String field) {
    JsonNode value = json.path(field);
    return value.isMissingNode() || value.isNull()
        ? Optional.empty()
        : Optional.of(value.asText()).filter(text -> !text.isBlank());
  }

  String text(String field, String otherwise) {
    return text(field).orElse(otherwise);
  }

  OptionalLong id(String field) {
    JsonNode value = json.path(field);
    return value.canConvertToLong() && value.isNumber()
        ? OptionalLong.of(value.asLong())
        : OptionalLong.empty();
  }

  Optional<BigDecimal> amount(String field) {
    JsonNode value = json.path(field);
    return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
  }

  Optional<Boolean> flag(String field) {
    JsonNode value = json.path(field);
    return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
  }

  boolean isSet(String field) {
    return flag(field).orElse(false);
  }

  Optional<Instant> time(String field) {
    return text(field)
        .map(
            text -> {
              try {
                return Timestamps.read(text);
              } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                    "The field " + field + " must be a time such as 2026-11-24T16:00:00Z.", e);
              }
            });
  }

  /**
   * When something happens, and whether anybody is told.
   *
   * @param field names the time; empty in it means now
   */
  EstimateActs.Act act(String field) {
    return new EstimateActs.Act(time(field), isSet("silent"));
  }

  Optional<Body> part(String field) {
    JsonNode value = json.path(field);
    return value.isObject() ? Optional.of(new Body(value)) : Optional.empty();
  }
}
