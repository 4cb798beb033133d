package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Form;
import io.followup.simulator.http.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * Data that applications keep with objects. Whoever does not name the application's GUID sees none
 * of it. A change replaces everything under the GUID unless it says {@code Merge}.
 */
final class ExternalData {
  /** By object and GUID. */
  private final Map<String, Map<String, String>> kept = new ConcurrentHashMap<>();

  /**
   * @param given the member {@code externalData} of a request; anything else is ignored
   */
  void keep(long object, JsonNode given) {
    if (!given.isObject()) {
      return;
    }
    kept.compute(
        key(object, given.path("applicationGuid").asText()),
        (key, before) -> {
          boolean merge = given.path("patchMode").asText().equalsIgnoreCase("Merge");
          Map<String, String> now =
              merge && before != null ? new TreeMap<>(before) : new TreeMap<>();
          given.path("externalData").forEach(datum -> put(now, datum));
          return now;
        });
  }

  /** A value that is null takes the key away. */
  private static void put(Map<String, String> data, JsonNode datum) {
    String key = datum.path("key").asText();
    if (datum.path("value").isNull()) {
      data.remove(key);
    } else {
      data.put(key, datum.path("value").asText());
    }
  }

  /** Shows the object's data of the application that the query names. */
  ObjectNode shown(ObjectNode json, Form query) {
    return shown(json, query.text("externalDataApplicationGuid").orElse(""));
  }

  ObjectNode shown(ObjectNode json, String guid) {
    ArrayNode rows = json.putArray("externalData");
    kept.getOrDefault(key(json.path("id").asLong(), guid), Map.of())
        .forEach((name, value) -> rows.add(Json.object().put("key", name).put("value", value)));
    return json;
  }

  /** Holds for rows, as {@link #shown}, that have one of the values that the query asks for. */
  static Predicate<ObjectNode> wanted(Form query) {
    Optional<String> key = query.text("externalDataKey");
    List<String> values = List.of(query.text("externalDataValues").orElse("").split(","));
    return row ->
        key.isEmpty()
            || StreamSupport.stream(row.path("externalData").spliterator(), false)
                .anyMatch(
                    datum ->
                        datum.path("key").asText().equals(key.get())
                            && values.contains(datum.path("value").asText()));
  }

  private static String key(long object, String guid) {
    return object + "/" + guid.toLowerCase(Locale.ROOT);
  }

  void clear() {
    kept.clear();
  }
}
