package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Json;
import io.followup.simulator.http.Request;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Where customers came from: written for a job or a booking, read as attributed leads. */
public final class Attributions {
  private static final int WEB_BOOKING = 2;
  private static final int MANUAL_JOB = 4;
  private static final List<String> TAKEN_OVER =
      List.of("utmSource", "utmMedium", "utmCampaign", "landingPageUrl", "referrerUrl");

  private final Office office;
  private final Papers rows = new Papers("/leadType");

  Attributions(Office office) {
    this.office = office;
  }

  Answer answer(Request request) throws IOException {
    return switch (request.method() + " " + request.segment(4)) {
      case "POST job-attributions" -> write(request.json(), "jobId", "job", MANUAL_JOB);
      case "POST web-booking-attributions" ->
          write(request.json(), "bookingId", "booking", WEB_BOOKING);
      case "GET attributed-leads" -> list(request);
      default -> Problem.plain(404);
    };
  }

  private Answer write(JsonNode body, String idField, String about, int leadType) {
    JsonNode session = body.path("webSessionData");
    for (String field : List.of("landingPageUrl", "referrerUrl")) {
      if (session.path(field).asText("").isBlank()) {
        throw Problem.field(field, "The " + field + " field is required.");
      }
    }
    if (!body.path(idField).canConvertToLong()) {
      throw Problem.field(idField, "The " + idField + " field is required.");
    }
    ObjectNode row = Json.object();
    row.put("id", office.nextId());
    row.put("dateTime", Timestamps.wire(Instant.now()));
    row.put("leadType", leadType);
    ObjectNode attribution = row.putObject("attribution");
    TAKEN_OVER.forEach(field -> attribution.set(field, session.get(field)));
    attribution.put("clickId", session.path("gclid").asText(""));
    attribution.put("gbraid", session.path("gbraid").asText(""));
    attribution.put("wbraid", session.path("wbraid").asText(""));
    row.putObject("job").putNull("id");
    row.putObject("booking").putNull("id");
    ((ObjectNode) row.get(about)).set("id", body.get(idField));
    rows.file(row);
    return Answer.empty(200);
  }

  private Answer list(Request request) {
    for (String field : List.of("fromUtc", "toUtc")) {
      if (request.query().text(field).isEmpty()) {
        throw Problem.field(field, "The " + field + " field is required.");
      }
    }
    Search search =
        Search.of(request.query()).from("fromUtc", "/dateTime").before("toUtc", "/dateTime");
    return search.page(rows.all(), row -> (ObjectNode) row.deepCopy().without("id"));
  }

  void clear() {
    rows.clear();
  }
}
