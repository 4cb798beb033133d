package io.followup.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Json;
import io.followup.simulator.servicetitan.CancelReason;
import io.followup.simulator.servicetitan.Capacity;
import io.followup.simulator.servicetitan.Customer;
import io.followup.simulator.servicetitan.Departments;
import io.followup.simulator.servicetitan.EstimateActs;
import io.followup.simulator.servicetitan.Job;
import io.followup.simulator.servicetitan.Slot;
import io.followup.simulator.servicetitan.Timestamps;
import io.followup.simulator.servicetitan.Visits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Control calls about jobs, their appointments and service plans. */
final class VisitDesk {
  private static final Duration USUAL = Duration.ofHours(2);

  private final Departments departments;
  private final OfficeDesk office;

  VisitDesk(Departments departments, OfficeDesk office) {
    this.departments = departments;
    this.office = office;
  }

  /** With {@code start} a planned visit; without it one that was made at once, untold. */
  ObjectNode newJob(Body body) {
    Customer customer = office.customer(body.requiredId("customerId"));
    String type = body.text("jobType", "AC Repair");
    Job job =
        body.text("start").isPresent()
            ? visits().book(customer, type, terms(body), slot(body, ""), body.act("createdOn"))
            : office.openJob(customer, type);
    ObjectNode told = Json.object().put("jobId", job.id()).put("jobNumber", job.number());
    List<ObjectNode> appointments = visits().appointmentsOf(job);
    if (!appointments.isEmpty()) {
      told.set("appointmentId", appointments.getLast().get("id"));
    }
    return told;
  }

  private static Job.Terms terms(Body body) {
    Job.Terms usual = Job.Terms.usual();
    return new Job.Terms(
        body.id("bookingId"),
        body.id("campaignId").orElse(usual.campaignId()),
        body.id("recallForId"),
        body.isSet("noCharge"));
  }

  /**
   * @param otherwise the start where the body names none
   */
  static Slot slot(Body body, String otherwise) {
    Instant start =
        body.time("start")
            .or(() -> Optional.of(otherwise).filter(t -> !t.isBlank()).map(Timestamps::read))
            .orElseThrow(() -> new IllegalArgumentException("The field start is missing."));
    Instant end = body.time("end").orElse(start.plus(USUAL));
    Optional<Slot.Window> window =
        body.time("windowStart")
            .map(from -> new Slot.Window(from, body.time("windowEnd").orElse(from.plus(USUAL))));
    return new Slot(start, end, window);
  }

  ObjectNode changeJob(long id, String verb, Body body) {
    EstimateActs.Act act = body.act("at");
    if (verb.equals("appointments")) {
      ObjectNode added = visits().add(visits().job(id), slot(body, ""), act);
      return Json.object().set("appointmentId", added.get("id"));
    }
    Job job =
        switch (verb) {
          case "complete" ->
              visits().complete(id, body.amount("total").orElse(BigDecimal.ZERO), act);
          case "cancel" ->
              visits()
                  .cancel(
                      id,
                      CancelReason.named(body.text("reason", "Customer canceled")),
                      body.text("memo", ""),
                      act);
          case "no-show" -> visits().cancel(id, CancelReason.NO_SHOW, body.text("memo", ""), act);
          default ->
              throw new IllegalArgumentException(
                  "A job can be changed by complete, cancel, no-show and appointments, not by "
                      + verb
                      + ".");
        };
    return Json.object()
        .put("jobId", job.id())
        .put("status", job.progress().status().name().toLowerCase(Locale.ROOT));
  }

  ObjectNode changeAppointment(String id, String verb, Body body) {
    EstimateActs.Act act = body.act("at");
    ObjectNode appointment =
        switch (verb) {
          case "move" -> visits().move(id, slot(body, ""), act);
          case "confirm" -> visits().confirm(id, act);
          case "dispatch" -> visits().dispatch(id, act);
          case "cancel" -> visits().cancelAppointment(id, act);
          default ->
              throw new IllegalArgumentException(
                  "An appointment can be changed by move, confirm, dispatch and cancel, not by "
                      + verb
                      + ".");
        };
    ObjectNode told = Json.object();
    told.set("appointmentId", appointment.get("id"));
    told.set("status", appointment.get("status"));
    return told;
  }

  ObjectNode newMembership(Body body) {
    Customer customer = office.customer(body.requiredId("customerId"));
    ObjectNode sold = departments.memberships().sell(customer, body.act("createdOn"));
    return Json.object().set("membershipId", sold.get("id"));
  }

  /**
   * Where the contractor works: {@code zips}, {@code businessUnits}, {@code name}, {@code active}.
   */
  ObjectNode newZone(Body body) {
    List<String> zips = new ArrayList<>();
    body.json().path("zips").forEach(zip -> zips.add(zip.asText()));
    List<Long> units = businessUnits(body);
    ObjectNode zone =
        departments
            .zones()
            .draw(
                office.idFor(body),
                body.text("name", "Our town"),
                body.flag("active").orElse(true),
                zips,
                units);
    return Json.object().set("zoneId", zone.get("id"));
  }

  /** When technicians arrive: {@code start}, {@code duration}, {@code businessUnits}. */
  ObjectNode newArrivalWindow(Body body) {
    ObjectNode window =
        departments
            .capacity()
            .window(
                body.text("start", "08:00:00"),
                body.text("duration", "04:00:00"),
                businessUnits(body));
    return Json.object().set("windowId", window.get("id"));
  }

  /** When technicians work: {@code start}, {@code end}, {@code businessUnits}, {@code open}. */
  ObjectNode newCapacity(Body body) {
    Instant start = Instant.parse(body.text("start", ""));
    Instant end = Instant.parse(body.text("end", ""));
    double open = body.json().path("open").asDouble(2);
    departments.capacity().work(new Capacity.Slot(start, end, businessUnits(body), open));
    return Json.object().put("open", open);
  }

  private static List<Long> businessUnits(Body body) {
    List<Long> units = new ArrayList<>();
    body.json().path("businessUnits").forEach(unit -> units.add(unit.asLong()));
    return units;
  }

  private Visits visits() {
    return departments.visits();
  }
}
