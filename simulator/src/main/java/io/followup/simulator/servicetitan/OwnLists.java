package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Json;
import io.followup.simulator.http.Request;
import java.io.IOException;
import java.util.Set;

/**
 * Keeps from a contractor's lists what was filed for another one. What has an id in its path is
 * shown to whoever knows the id.
 */
final class OwnLists {
  private static final Set<String> KEPT_APART =
      Set.of(
          "customers",
          "bookings",
          "leads",
          "estimates",
          "jobs",
          "appointments",
          "invoices",
          "payments",
          "calls",
          "sessions",
          "zones");

  private final Contractors contractors;

  OwnLists(Contractors contractors) {
    this.contractors = contractors;
  }

  /** The same answer without rows of others; a page may come out shorter. */
  Answer of(Request request, String tenant, Answer all) throws IOException {
    boolean list = request.hasMethod("GET") && KEPT_APART.contains(request.segments().getLast());
    boolean isShared = contractors.areAny() || contractors.has(tenant);
    if (!list || all.status() != 200 || !isShared) {
      return all;
    }
    ObjectNode page = (ObjectNode) Json.read(all.body());
    ArrayNode own = Json.array();
    for (JsonNode row : page.path("data")) {
      if (contractors.lists(tenant, row.path("id").asText())) {
        own.add(row);
      }
    }
    page.set("data", own);
    return Answer.json(200, page);
  }
}
