package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Json;
import io.followup.simulator.http.Request;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Leads: people who want something, until it becomes a job or nothing. */
public final class Leads {
  private final Office office;
  private final Webhooks webhooks;
  private final Papers leads = new Papers("/customerId");
  private final Papers notes = new Papers("/leadId");

  Leads(Office office, Webhooks webhooks) {
    this.office = office;
    this.webhooks = webhooks;
  }

  /** {@code leads[/{id}[/follow-up|/dismiss|/notes]]} */
  Answer answer(Request request) throws IOException {
    String id = request.segment(5);
    return switch (request.method() + " " + request.segment(6)) {
      case "GET " -> id.isEmpty() ? list(request) : Answer.json(200, leads.get(id));
      case "POST " -> id.isEmpty() ? create(request.json()) : Problem.plain(404);
      case "POST follow-up" -> followUp(id, request.json());
      case "POST dismiss" -> dismiss(id, request.json());
      case "GET notes" ->
          Search.of(request.query()).page(notes.of(leads.get(id).path("id").asLong()));
      case "POST notes" -> Answer.json(200, note(id, request.json()));
      default -> Problem.plain(404);
    };
  }

  private Answer list(Request request) {
    Search search =
        Search.of(request.query()).same("customerId", "/customerId").same("status", "/status");
    return search.page(search.narrowest(leads, "customerId"));
  }

  private Answer create(JsonNode wished) {
    require(wished, "campaignId");
    require(wished, "summary");
    if (!wished.hasNonNull("callReasonId") && !wished.hasNonNull("followUpDate")) {
      throw Problem.field("followUpDate", "Either callReasonId or followUpDate is required.");
    }
    ObjectNode lead = Blank.LEAD.filled(wished);
    String now = Timestamps.wire(Instant.now());
    lead.put("id", office.nextId());
    lead.put("status", "Open");
    lead.put("createdOn", now);
    lead.put("modifiedOn", now);
    leads.file(lead);
    webhooks.tell("lead.created", EstimateActs.Act.now(), lead);
    return Answer.json(200, lead);
  }

  private Answer followUp(String id, JsonNode wished) {
    require(wished, "followUpDate");
    changed(open(id), lead -> lead.set("followUpDate", wished.get("followUpDate")));
    if (wished.hasNonNull("text")) {
      note(id, wished);
    }
    ObjectNode answer = Json.object().put("leadId", Long.parseLong(id));
    List.of("followUpDate", "text", "pinToTop")
        .forEach(field -> answer.set(field, wished.get(field)));
    return Answer.json(200, answer);
  }

  private Answer dismiss(String id, JsonNode wished) {
    require(wished, "dismissingReasonId");
    changed(
        open(id),
        lead -> {
          lead.put("status", "Dismissed");
          lead.set("dismissingReasonId", wished.get("dismissingReasonId"));
        });
    return Answer.empty(200);
  }

  private String open(String id) {
    String status = leads.get(id).path("status").asText();
    if (!status.equals("Open")) {
      throw Problem.conflict("The lead is " + status + " already.", "InvalidStatus");
    }
    return id;
  }

  private void changed(String id, Consumer<ObjectNode> change) {
    ObjectNode lead = leads.change(id, EstimateActs.Act.now(), (paper, at) -> change.accept(paper));
    webhooks.tell("lead.updated", EstimateActs.Act.now(), lead);
  }

  private ObjectNode note(String lead, JsonNode wished) {
    require(wished, "text");
    String now = Timestamps.wire(Instant.now());
    ObjectNode note = Json.object();
    note.put("id", office.nextId());
    note.set("leadId", leads.get(lead).get("id"));
    note.set("text", wished.get("text"));
    note.put("isPinned", wished.path("pinToTop").asBoolean());
    note.put("createdById", VendorJson.OFFICE_USER);
    note.put("createdOn", now);
    note.put("modifiedOn", now);
    return notes.file(note);
  }

  private static void require(JsonNode wished, String field) {
    if (wished.path(field).asText("").isBlank()) {
      throw Problem.field(field, "The " + field + " field is required.");
    }
  }

  Stream<ObjectNode> all() {
    return leads.all();
  }

  void clear() {
    leads.clear();
    notes.clear();
  }
}
