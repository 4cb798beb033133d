package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Json;
import io.followup.simulator.http.Request;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Numbers that opted out at ServiceTitan's own texting. There is no way back in. */
public final class OptOuts {
  private static final Set<String> TYPES = Set.of("Unknown", "Global", "Marketing", "Other");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9()\\-. ]{6,18}");

  private final Map<String, String> types = new ConcurrentSkipListMap<>();

  Answer list() {
    ArrayNode rows = Json.array();
    types.forEach((number, type) -> rows.add(row(number, type)));
    return data(rows);
  }

  Answer create(Request request) throws IOException {
    JsonNode body = request.json();
    String type = body.path("optOutType").asText();
    if (!TYPES.contains(type)) {
      throw Problem.field("optOutType", "The optOutType field is required.");
    }
    ArrayNode rows = Json.array();
    for (String number : numbers(body)) {
      ObjectNode row = rows.addObject();
      row.put("contactNumber", number);
      row.put("status", set(number, type) ? "Ok" : "LogicalError");
    }
    return data(rows);
  }

  Answer find(Request request) throws IOException {
    ArrayNode rows = Json.array();
    for (String number : numbers(request.json())) {
      String type = types.get(number);
      if (type != null) {
        rows.add(row(number, type));
      }
    }
    return data(rows);
  }

  /**
   * False when the number is opted out of everything already and the new type would weaken that.
   */
  public boolean set(String number, String type) {
    if (!TYPES.contains(type)) {
      throw new IllegalArgumentException("type must be one of Unknown, Global, Marketing, Other");
    }
    return types.merge(number, type, (old, next) -> old.equals("Global") ? old : next).equals(type);
  }

  public void clear() {
    types.clear();
  }

  private static List<String> numbers(JsonNode body) {
    JsonNode numbers = body.path("contactNumbers");
    if (!numbers.isArray() || numbers.isEmpty()) {
      throw Problem.field("contactNumbers", "The contactNumbers field is required.");
    }
    return StreamSupport.stream(numbers.spliterator(), false)
        .map(JsonNode::asText)
        .map(OptOuts::e164)
        .toList();
  }

  /** One number that cannot be read fails the whole request, as live. */
  private static String e164(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw Problem.field("contactNumbers", "A contact number is not valid.");
    }
    String digits = text.replaceAll("[^0-9]", "");
    return digits.length() == 10 ? "+1" + digits : "+" + digits;
  }

  private static ObjectNode row(String number, String type) {
    return Json.object().put("contactNumber", number).put("optOutType", type);
  }

  private static Answer data(ArrayNode rows) {
    ObjectNode body = Json.object();
    body.set("data", rows);
    return Answer.json(200, body);
  }
}
