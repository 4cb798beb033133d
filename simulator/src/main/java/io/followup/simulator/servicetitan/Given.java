package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the API was given about an object that nothing in the office depends on; shown again. */
final class Given {
  private final List<String> fields;
  private final Map<Long, JsonNode> byObject = new ConcurrentHashMap<>();

  /**
   * @param fields those that are kept
   */
  Given(List<String> fields) {
    this.fields = fields;
  }

  void keep(long object, JsonNode request) {
    byObject.put(object, request);
  }

  ObjectNode over(ObjectNode json) {
    JsonNode given = byObject.get(json.path("id").asLong());
    if (given != null) {
      fields.stream().filter(given::hasNonNull).forEach(field -> json.set(field, given.get(field)));
    }
    return json;
  }

  void clear() {
    byObject.clear();
  }
}
