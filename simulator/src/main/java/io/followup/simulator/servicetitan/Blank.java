package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Blank papers: every field that the API shows of an object, with what is usual in it. */
enum Blank {
  APPOINTMENT("appointment"),
  BOOKING("booking"),
  CALL("call"),
  CALL_OF_THE_LIST("call-v3"),
  CONTACT_METHOD("contact-method"),
  INVOICE("invoice"),
  LEAD("lead"),
  MEMBERSHIP("membership"),
  PAYMENT("payment"),
  SCHEDULER("scheduler"),
  SESSION("session"),
  TECHNICIAN("technician");

  private final ObjectNode form;

  Blank(String file) {
    try (InputStream in =
        Blank.class.getResourceAsStream("/io/followup/simulator/servicetitan/" + file + ".json")) {
      form = (ObjectNode) Json.read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ObjectNode copy() {
    return form.deepCopy();
  }

  /** A copy with the values of those fields that the blank has; others are ignored, as live. */
  ObjectNode filled(JsonNode values) {
    ObjectNode copy = copy();
    fill(copy, values);
    return copy;
  }

  private static void fill(ObjectNode paper, JsonNode values) {
    for (Map.Entry<String, JsonNode> value : values.properties()) {
      JsonNode known = paper.get(value.getKey());
      if (known instanceof ObjectNode part && value.getValue().isObject()) {
        fill(part, value.getValue());
      } else if (known != null) {
        paper.set(value.getKey(), value.getValue());
      }
    }
  }
}
