package io.followup.simulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Json;
import io.followup.simulator.servicetitan.Customer;
import io.followup.simulator.servicetitan.Departments;
import io.followup.simulator.servicetitan.Job;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Control calls about bookings and sessions of the online scheduler. */
final class BookingDesk {
  private final Departments departments;
  private final OfficeDesk office;

  BookingDesk(Departments departments, OfficeDesk office) {
    this.departments = departments;
    this.office = office;
  }

  // Bookings.

  ObjectNode newBooking(Body body) {
    ObjectNode booking =
        departments.bookings().create(office.idFor(body), wished(body), body.act("createdOn"));
    return Json.object().set("bookingId", booking.get("id"));
  }

  private ObjectNode wished(Body body) {
    ObjectNode wished = body.json().deepCopy();
    body.text("jobType").ifPresent(name -> wished.put("jobTypeId", office.jobTypeId(name)));
    if (body.text("street").isPresent()) {
      wished.set(
          "address",
          Json.object()
              .put("street", body.required("street"))
              .putNull("unit")
              .put("city", body.text("city", "Austin"))
              .put("state", body.text("state", "TX"))
              .put("zip", body.text("zip", "78701"))
              .put("country", "USA"));
    }
    ArrayNode contacts = wished.putArray("contacts");
    Map.of("phone", "MobilePhone", "email", "Email")
        .forEach(
            (field, type) ->
                body.text(field)
                    .ifPresent(
                        value -> contacts.addObject().put("type", type).put("value", value)));
    return wished;
  }

  ObjectNode change(String id, String verb, Body body) {
    ObjectNode booking =
        switch (verb) {
          case "accept" -> departments.bookings().accept(id, body.act("at"));
          case "dismiss" -> departments.bookings().dismiss(id, body.id("reasonId"), body.act("at"));
          case "convert" -> convert(id, body);
          default ->
              throw new IllegalArgumentException(
                  "A booking can be changed by accept, dismiss and convert, not by " + verb + ".");
        };
    ObjectNode told = Json.object();
    told.set("bookingId", booking.get("id"));
    told.set("status", booking.get("status"));
    told.set("jobId", booking.get("jobId"));
    return told;
  }

  /** Makes the job, and the customer where the office has none with this number. */
  private ObjectNode convert(String id, Body body) {
    ObjectNode booking = departments.bookings().open(id);
    Optional<String> phone = contact(id, "MobilePhone").map(OfficeDesk::e164);
    Customer customer =
        body.id("customerId").isPresent()
            ? office.customer(body.id("customerId").getAsLong())
            : phone
                .flatMap(office::customerWithPhone)
                .orElseGet(
                    () ->
                        office.newCustomer(
                            booking.path("name").asText(), phone, contact(id, "Email")));
    Job job =
        departments
            .visits()
            .book(
                customer,
                body.text("jobType", "AC Repair"),
                new Job.Terms(
                    OptionalLong.of(Long.parseLong(id)),
                    booking.path("campaignId").asLong(),
                    OptionalLong.empty(),
                    false),
                VisitDesk.slot(body, booking.path("start").asText("")),
                body.act("at"));
    return departments.bookings().convert(id, job.id(), body.act("at"));
  }

  private Optional<String> contact(String booking, String type) {
    return departments
        .bookings()
        .contactsOf(booking)
        .valueStream()
        .filter(contact -> contact.path("type").asText().equals(type))
        .map(contact -> contact.path("value").asText())
        .findFirst();
  }

  // Sessions.

  ObjectNode newSession(Body body) {
    ObjectNode session = departments.sessions().open(body.json(), body.act("createdOn"));
    return Json.object().set("sessionId", session.get("id"));
  }

  ObjectNode changeSession(String id, String verb, Body body) {
    ObjectNode session =
        switch (verb) {
          case "abandon" -> departments.sessions().abandon(id, body.act("at"));
          case "complete" -> complete(id, body);
          default ->
              throw new IllegalArgumentException(
                  "A session can be changed by abandon and complete, not by " + verb + ".");
        };
    ObjectNode told = Json.object();
    told.set("sessionId", session.get("id"));
    told.set("bookingId", session.get("bookingId"));
    return told;
  }

  /** The visitor books, as the session says who it is. */
  private ObjectNode complete(String id, Body body) {
    if (body.id("jobId").isPresent()) {
      return departments
          .sessions()
          .complete(id, OptionalLong.empty(), body.id("jobId"), body.act("at"));
    }
    ObjectNode visitor = departments.sessions().get(id).withObject("/customer");
    ObjectNode wished = wished(body);
    String name =
        (visitor.path("firstName").asText("") + " " + visitor.path("lastName").asText("")).strip();
    wished.put("name", name.isEmpty() ? "Online visitor" : name);
    ArrayNode contacts = wished.withArray("/contacts");
    Map.of("phone", "MobilePhone", "email", "Email")
        .forEach(
            (field, type) -> {
              if (visitor.hasNonNull(field)) {
                contacts.addObject().put("type", type).put("value", visitor.path(field).asText());
              }
            });
    ObjectNode booking = departments.bookings().create(wished, body.act("at"));
    return departments
        .sessions()
        .complete(
            id, OptionalLong.of(booking.path("id").asLong()), OptionalLong.empty(), body.act("at"));
  }
}
