package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Json;
import io.followup.simulator.http.Request;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Bookings: wishes for a visit that the office has yet to accept, convert or dismiss. */
public final class Bookings {
  private static final List<String> REQUIRED = List.of("source", "name", "externalId");

  private final Office office;
  private final Webhooks webhooks;
  private final Papers bookings = new Papers("/bookingProviderId");
  private final Papers contacts = new Papers("/bookingId");

  Bookings(Office office, Webhooks webhooks) {
    this.office = office;
    this.webhooks = webhooks;
  }

  // What happens.

  /**
   * @param wished fields of a booking, and {@code contacts} with type and value
   */
  public ObjectNode create(JsonNode wished, EstimateActs.Act act) {
    return create(office.nextId(), wished, act);
  }

  /**
   * @param wished as above
   */
  public ObjectNode create(long id, JsonNode wished, EstimateActs.Act act) {
    ObjectNode booking = Blank.BOOKING.filled(wished);
    Instant now = act.at().orElseGet(Instant::now);
    booking.put("id", id);
    booking.put("status", "New");
    booking.put("createdOn", Timestamps.wire(now));
    booking.put("modifiedOn", Timestamps.wire(now));
    if (booking.path("externalId").asText("").isEmpty()) {
      booking.put("externalId", "bk-" + UUID.randomUUID().toString().substring(0, 8));
    }
    wished.path("contacts").forEach(contact -> file(booking, contact));
    bookings.file(booking);
    webhooks.tell("booking.created", act, booking);
    return booking;
  }

  private void file(ObjectNode booking, JsonNode wished) {
    ObjectNode contact = Json.object();
    contact.put("id", office.nextId());
    contact.put("type", wished.path("type").asText());
    contact.put("value", wished.path("value").asText());
    contact.put("memo", wished.path("memo").asText(""));
    contact.set("modifiedOn", booking.get("modifiedOn"));
    contact.set("bookingId", booking.get("id"));
    contacts.file(contact);
  }

  public ObjectNode accept(String id, EstimateActs.Act act) {
    return settle(id, act, "Accepted", booking -> {});
  }

  public ObjectNode dismiss(String id, OptionalLong reason, EstimateActs.Act act) {
    return settle(
        id,
        act,
        "Dismissed",
        booking -> VendorJson.putNumber(booking, "dismissingReasonId", reason));
  }

  /** It became a job. */
  public ObjectNode convert(String id, long jobId, EstimateActs.Act act) {
    return settle(id, act, "Converted", booking -> booking.put("jobId", jobId));
  }

  /** It must be open still: New or Accepted. */
  public ObjectNode open(String id) {
    ObjectNode booking = bookings.get(id);
    String status = booking.path("status").asText();
    if (!List.of("New", "Accepted").contains(status)) {
      throw Problem.conflict("The booking is " + status + " already.", "InvalidStatus");
    }
    return booking;
  }

  private ObjectNode settle(
      String id, EstimateActs.Act act, String status, Consumer<ObjectNode> further) {
    open(id);
    ObjectNode booking =
        bookings.change(
            id,
            act,
            (paper, at) -> {
              paper.put("status", status);
              further.accept(paper);
            });
    webhooks.tell("booking.updated", act, booking);
    return booking;
  }

  Stream<ObjectNode> all() {
    return bookings.all();
  }

  // What the API answers.

  /** {@code bookings[/{id}[/contacts]]} */
  Answer ofAnyProvider(Request request) {
    return request.segment(5).isEmpty()
        ? list(request)
        : request.segment(6).equals("contacts")
            ? contacts(request, request.segment(5))
            : Answer.json(200, bookings.get(request.segment(5)));
  }

  /** {@code booking-provider/{provider}/bookings[/{id}[/contacts|/dismiss]]} */
  Answer ofProvider(Request request) throws IOException {
    if (!request.segment(6).equals("bookings")) {
      return Problem.plain(404);
    }
    String id = request.segment(7);
    return switch (request.method() + " " + request.segment(8)) {
      case "GET " -> id.isEmpty() ? list(request) : Answer.json(200, bookings.get(id));
      case "GET contacts" -> contacts(request, id);
      case "POST " -> id.isEmpty() ? book(request) : Problem.plain(404);
      case "POST dismiss" -> {
        JsonNode reason = request.json().path("callReasonId");
        OptionalLong given =
            reason.canConvertToLong() ? OptionalLong.of(reason.asLong()) : OptionalLong.empty();
        yield Answer.json(200, dismiss(id, given, EstimateActs.Act.now()));
      }
      default -> Problem.plain(404);
    };
  }

  private Answer book(Request request) throws IOException {
    ObjectNode wished = (ObjectNode) request.json();
    for (String field : REQUIRED) {
      if (wished.path(field).asText("").isBlank()) {
        throw Problem.field(field, "The " + field + " field is required.");
      }
    }
    wished.put("bookingProviderId", Long.parseLong(request.segment(5)));
    return Answer.json(200, create(wished, EstimateActs.Act.now()));
  }

  private Answer list(Request request) {
    return Search.of(request.query()).same("externalId", "/externalId").page(bookings.all());
  }

  private Answer contacts(Request request, String id) {
    bookings.get(id);
    return Search.of(request.query())
        .page(contacts.of(id), contact -> (ObjectNode) contact.deepCopy().without("bookingId"));
  }

  /** Phones and addresses of a booking, as written. */
  public ArrayNode contactsOf(String id) {
    ArrayNode found = Json.array();
    contacts.of(id).forEach(found::add);
    return found;
  }

  void clear() {
    bookings.clear();
    contacts.clear();
  }
}
