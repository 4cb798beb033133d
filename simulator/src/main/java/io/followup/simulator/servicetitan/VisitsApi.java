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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What the API answers about jobs, appointments, assignments and reasons of cancellation. */
final class VisitsApi {
  private static final List<String> REQUIRED =
      List.of(
          "customerId",
          "locationId",
          "businessUnitId",
          "jobTypeId",
          "priority",
          "campaignId",
          "appointments");

  private final Office office;
  private final Visits visits;
  private final Bookings bookings;

  VisitsApi(Office office, Visits visits, Bookings bookings) {
    this.office = office;
    this.visits = visits;
    this.bookings = bookings;
  }

  /** {@code jobs[/{id}[/history|/canceled-log|/cancel]]}, {@code jobs/cancel-reasons} */
  Answer jobs(Request request) throws IOException {
    String id = request.segment(5);
    if (id.isEmpty()) {
      return request.hasMethod("POST") ? create(request.json()) : list(request);
    }
    if (id.equals("cancel-reasons")) {
      return reasonsOfJobs(request);
    }
    Job job = visits.job(number(id));
    return switch (request.method() + " " + request.segment(6)) {
      case "GET " -> Answer.json(200, visits.json(job));
      case "GET history" -> history(job);
      case "GET canceled-log" ->
          Search.of(request.query()).page(visits.cancellations().of(job.id()), VisitsApi::logRow);
      case "PUT cancel" -> {
        JsonNode body = request.json();
        visits.cancel(
            job.id(),
            CancelReason.of(body.path("reasonId").asLong()),
            body.path("memo").asText(),
            EstimateActs.Act.now());
        yield Answer.empty(200);
      }
      default -> Problem.plain(404);
    };
  }

  private Answer list(Request request) {
    Search search =
        Search.of(request.query())
            .same("number", "/jobNumber")
            .same("customerId", "/customerId")
            .same("locationId", "/locationId")
            .same("bookingId", "/bookingId")
            .same("projectId", "/projectId")
            .same("jobStatus", "/jobStatus")
            .from("completedOnOrAfter", "/completedOn")
            .before("completedBefore", "/completedOn");
    Stream<Job> jobs =
        search
            .owner("customerId")
            .map(customer -> office.jobsOfCustomer(number(customer)))
            .or(() -> search.owner("ids").map(id -> office.job(number(id)).stream()))
            .orElseGet(office::jobs);
    return search
        .where(ExternalData.wanted(request.query()))
        .page(jobs.map(job -> visits.externalData().shown(visits.json(job), request.query())));
  }

  /** {@code POST jobs}; a booking that it comes from is converted. */
  private Answer create(JsonNode body) {
    for (String field : REQUIRED) {
      if (!body.hasNonNull(field)) {
        throw Problem.field(field, "The " + field + " field is required.");
      }
    }
    Customer customer =
        office
            .customer(body.path("customerId").asLong())
            .orElseThrow(() -> Problem.field("customerId", "The customer does not exist."));
    JobType type =
        office
            .jobType(body.path("jobTypeId").asLong())
            .orElseThrow(() -> Problem.field("jobTypeId", "The job type does not exist."));
    OptionalLong booking =
        body.hasNonNull("bookingId")
            ? OptionalLong.of(body.path("bookingId").asLong())
            : OptionalLong.empty();
    booking.ifPresent(id -> bookings.open(String.valueOf(id)));
    Job job =
        visits.book(
            customer,
            type.name(),
            new Job.Terms(booking, body.path("campaignId").asLong(), OptionalLong.empty(), false),
            slot(body.path("appointments").path(0)),
            EstimateActs.Act.now());
    visits.given().keep(job.id(), body);
    visits.externalData().keep(job.id(), body.path("externalData"));
    booking.ifPresent(id -> bookings.convert(String.valueOf(id), job.id(), EstimateActs.Act.now()));
    return Answer.json(
        200,
        visits
            .externalData()
            .shown(visits.json(job), body.at("/externalData/applicationGuid").asText()));
  }

  private Answer reasonsOfJobs(Request request) {
    return Search.of(request.query().without("ids"))
        .page(
            Stream.of(request.query().text("ids").orElse("").split(","))
                .flatMap(job -> visits.cancellations().of(job.trim()))
                .map(
                    row ->
                        Json.object()
                            .put("jobId", row.path("jobId").asLong())
                            .put("reasonId", row.path("reasonId").asLong())
                            .put("name", row.path("name").asText())
                            .put("text", row.path("memo").asText())));
  }

  private static ObjectNode logRow(ObjectNode row) {
    ObjectNode shown = row.deepCopy();
    shown.remove("name");
    shown.remove("jobId");
    shown.remove("modifiedOn");
    return shown;
  }

  private static Answer history(Job job) {
    ObjectNode body = Json.object();
    ArrayNode rows = body.putArray("history");
    rows.add(entry(job, 1, "Job Booked", job.createdOn()));
    if (job.progress().status() != Job.Status.SCHEDULED) {
      rows.add(entry(job, 2, "Job " + job.progress().status().wire, job.progress().modifiedOn()));
    }
    return Answer.json(200, body);
  }

  private static ObjectNode entry(Job job, int ordinal, String event, Instant at) {
    return Json.object()
        .put("id", job.id() * 10 + ordinal)
        .put("employeeId", VendorJson.OFFICE_USER)
        .put("eventType", event)
        .put("date", Timestamps.wire(at))
        .put("usedSchedulingTool", "Manual")
        .put("memo", "");
  }

  /** {@code appointments[/{id}[/reschedule|/confirmation]]} */
  Answer appointments(Request request) throws IOException {
    String id = request.segment(5);
    return switch (request.method() + " " + request.segment(6)) {
      case "GET " ->
          id.isEmpty()
              ? listAppointments(request)
              : Answer.json(200, visits.appointments().get(id));
      case "PATCH reschedule" ->
          Answer.json(200, visits.move(id, slot(request.json()), EstimateActs.Act.now()));
      case "PUT confirmation" -> Answer.json(200, visits.confirm(id, EstimateActs.Act.now()));
      case "DELETE confirmation" -> Answer.json(200, visits.unconfirm(id));
      default -> Problem.plain(404);
    };
  }

  private Answer listAppointments(Request request) {
    Search search =
        Search.of(request.query())
            .activeOnesUnlessAsked()
            .same("jobId", "/jobId")
            .same("customerId", "/customerId")
            .same("status", "/status")
            .from("startsOnOrAfter", "/start")
            .before("startsBefore", "/start");
    return search.page(search.narrowest(visits.appointments(), "jobId"));
  }

  /** {@code appointment-assignments} */
  Answer assignments(Request request) {
    Search search =
        Search.of(request.query())
            .same("jobId", "/jobId")
            .among("appointmentIds", "/appointmentId");
    return search.page(search.narrowest(visits.assignments(), "jobId"));
  }

  private static Slot slot(JsonNode body) {
    Instant start = required(body, "start");
    Instant end = required(body, "end");
    Optional<Slot.Window> window =
        body.hasNonNull("arrivalWindowStart")
            ? Optional.of(
                new Slot.Window(
                    required(body, "arrivalWindowStart"), required(body, "arrivalWindowEnd")))
            : Optional.empty();
    return new Slot(start, end, window);
  }

  private static Instant required(JsonNode body, String field) {
    try {
      return Timestamps.read(body.path(field).asText());
    } catch (DateTimeException e) {
      throw Problem.field(field, "The " + field + " field is required.");
    }
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Problem.field("id", "The value '" + text + "' is not valid.");
    }
  }
}
