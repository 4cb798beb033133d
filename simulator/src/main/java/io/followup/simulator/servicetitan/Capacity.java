package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Json;
import io.followup.simulator.http.Request;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * When technicians have time, and the windows in which they arrive. Without slots, as at first,
 * nothing is free.
 */
public final class Capacity {
  private static final ZoneId LOCAL = ZoneId.of("America/Chicago");

  private final Office office;
  private final Papers windows = new Papers("/start");
  private final List<Slot> slots = new CopyOnWriteArrayList<>();

  /**
   * A time in which technicians work.
   *
   * @param businessUnits for which
   * @param open hours that are free; 0 when it is full
   */
  public record Slot(Instant start, Instant end, List<Long> businessUnits, double open) {}

  Capacity(Office office) {
    this.office = office;
  }

  public void work(Slot slot) {
    slots.add(slot);
  }

  /**
   * @param start time of day, for example {@code 08:00:00}
   * @param duration for example {@code 04:00:00}
   */
  public ObjectNode window(String start, String duration, List<Long> businessUnits) {
    ObjectNode window = Json.object();
    window.put("id", office.nextId()).put("start", start).put("duration", duration);
    businessUnits.forEach(window.putArray("businessUnitIds")::add);
    return windows.file(window.put("active", true));
  }

  /** {@code arrival-windows}. */
  Answer arrivalWindows(Request request) {
    return Search.of(request.query()).activeOnesUnlessAsked().page(windows.all());
  }

  /** {@code capacity}: a read by POST. */
  Answer answer(Request request) throws IOException {
    JsonNode asked = request.json();
    Instant from = time(asked, "startsOnOrAfter");
    Instant to = time(asked, "endsOnOrBefore");
    if (!asked.path("skillBasedAvailability").isBoolean()) {
      throw Problem.field(
          "skillBasedAvailability", "The SkillBasedAvailability field is required.");
    }
    ObjectNode answer = Json.object().put("timeStamp", Timestamps.wire(Instant.now()));
    ArrayNode availabilities = answer.putArray("availabilities");
    slots.stream()
        .filter(slot -> !slot.start().isBefore(from) && !slot.end().isAfter(to))
        .filter(slot -> isAskedFor(slot, asked.path("businessUnitIds")))
        .forEach(slot -> availabilities.add(shown(slot)));
    return Answer.json(200, answer);
  }

  private static boolean isAskedFor(Slot slot, JsonNode units) {
    if (units.isEmpty()) {
      return true;
    }
    for (JsonNode unit : units) {
      if (slot.businessUnits().contains(unit.asLong())) {
        return true;
      }
    }
    return false;
  }

  private static Instant time(JsonNode asked, String field) {
    try {
      return Instant.parse(asked.path(field).asText());
    } catch (DateTimeException wrong) {
      throw Problem.field(field, "The " + field + " field is required.");
    }
  }

  private static ObjectNode shown(Slot slot) {
    ObjectNode shown = Json.object();
    shown.put("start", LocalDateTime.ofInstant(slot.start(), LOCAL).toString());
    shown.put("end", LocalDateTime.ofInstant(slot.end(), LOCAL).toString());
    shown.put("startUtc", slot.start().toString()).put("endUtc", slot.end().toString());
    slot.businessUnits().forEach(shown.putArray("businessUnitIds")::add);
    shown.put("totalAvailability", 4.0).put("openAvailability", slot.open());
    shown.putArray("technicians");
    shown.put("isAvailable", slot.open() > 0);
    return shown.put("isExceedingIdealBookingPercentage", slot.open() <= 0);
  }

  void clear() {
    windows.clear();
    slots.clear();
  }
}
