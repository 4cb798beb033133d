package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Jobs with their appointments: booked, moved, confirmed, dispatched, done, canceled. */
public final class Visits {
  private final Office office;
  private final Webhooks webhooks;
  private final Papers appointments = new Papers("/jobId");
  private final Papers assignments = new Papers("/jobId");
  private final Papers cancellations = new Papers("/jobId");
  private final Given given = new Given(List.of("businessUnitId", "priority", "summary", "leadId"));
  private final ExternalData externalData = new ExternalData();

  Visits(Office office, Webhooks webhooks) {
    this.office = office;
    this.webhooks = webhooks;
  }

  /** Books a job with its first appointment; tells of both. */
  public Job book(
      Customer customer, String jobType, Job.Terms terms, Slot slot, EstimateActs.Act act) {
    Instant now = act.at().orElseGet(Instant::now);
    Job job =
        office.openJob(
            customer,
            jobType,
            now,
            terms,
            new Job.Progress(Job.Status.SCHEDULED, now, Optional.empty(), Optional.empty()));
    ObjectNode appointment = file(job, slot, now);
    webhooks.tell("job.created", act, json(job));
    webhooks.tell("appointment.created", act, appointment);
    return job;
  }

  /** One more appointment of a job. */
  public ObjectNode add(Job job, Slot slot, EstimateActs.Act act) {
    ObjectNode appointment = file(job, slot, act.at().orElseGet(Instant::now));
    webhooks.tell("appointment.created", act, appointment);
    return appointment;
  }

  private ObjectNode file(Job job, Slot slot, Instant now) {
    int ordinal = appointmentsOf(job).size() + 1;
    ObjectNode appointment = Blank.APPOINTMENT.copy();
    appointment.put("id", office.nextId());
    appointment.put("jobId", job.id());
    appointment.put("appointmentNumber", job.number() + "-" + ordinal);
    slot.writeInto(appointment);
    appointment.put("customerId", job.customerId());
    appointment.put("createdOn", Timestamps.wire(now));
    appointment.put("modifiedOn", Timestamps.wire(now));
    return appointments.file(appointment);
  }

  public ObjectNode move(String appointment, Slot slot, EstimateActs.Act act) {
    ObjectNode moved = appointments.change(appointment, act, (paper, at) -> slot.writeInto(paper));
    webhooks.tell("appointment.rescheduled", act, moved);
    return moved;
  }

  public ObjectNode confirm(String appointment, EstimateActs.Act act) {
    if (appointments.get(appointment).path("isConfirmed").asBoolean()) {
      throw Problem.conflict("The appointment is already confirmed.", "AlreadyConfirmed");
    }
    ObjectNode confirmed =
        appointments.change(appointment, act, (paper, at) -> paper.put("isConfirmed", true));
    webhooks.tell("appointment.confirmed", act, confirmed);
    return confirmed;
  }

  ObjectNode unconfirm(String appointment) {
    return appointments.change(
        appointment, EstimateActs.Act.now(), (paper, at) -> paper.put("isConfirmed", false));
  }

  /** A technician is on the way. */
  public ObjectNode dispatch(String appointment, EstimateActs.Act act) {
    ObjectNode dispatched =
        appointments.change(appointment, act, (paper, at) -> paper.put("status", "Dispatched"));
    Instant at = modified(dispatched);
    long job = dispatched.path("jobId").asLong();
    office.changeJob(job, old -> old.now(Job.Status.DISPATCHED, at));
    assign(dispatched, at);
    webhooks.tell("appointment.dispatched", act, dispatched);
    return dispatched;
  }

  private void assign(ObjectNode appointment, Instant at) {
    ObjectNode technician = Blank.TECHNICIAN.copy();
    ObjectNode assignment = Json.object();
    assignment.put("id", office.nextId());
    assignment.set("technicianId", technician.get("id"));
    assignment.set("technicianName", technician.get("name"));
    assignment.put("assignedById", VendorJson.OFFICE_USER);
    assignment.put("assignedOn", Timestamps.wire(at));
    assignment.put("status", "Dispatched");
    assignment.put("isPaused", false);
    assignment.set("jobId", appointment.get("jobId"));
    assignment.set("appointmentId", appointment.get("id"));
    assignment.put("createdOn", Timestamps.wire(at));
    assignment.put("modifiedOn", Timestamps.wire(at));
    assignment.put("active", true);
    assignments.file(assignment);
  }

  /** ServiceTitan deletes single appointments: they are inactive from then on. */
  public ObjectNode cancelAppointment(String appointment, EstimateActs.Act act) {
    ObjectNode canceled =
        appointments.change(
            appointment, act, (paper, at) -> paper.put("status", "Canceled").put("active", false));
    webhooks.tell("appointment.canceled", act, canceled);
    return canceled;
  }

  /** The work is done. */
  public Job complete(long jobId, BigDecimal total, EstimateActs.Act act) {
    Instant at = when(jobId, act);
    EstimateActs.Act then = new EstimateActs.Act(Optional.of(at), act.silent());
    for (ObjectNode open : openAppointments(jobId)) {
      ObjectNode done =
          appointments.change(
              open.path("id").asText(), then, (paper, now) -> paper.put("status", "Done"));
      webhooks.tell("appointment.completed", then, done);
    }
    Job job =
        office.changeJob(
            jobId,
            old ->
                old.now(
                    new Job.Progress(
                        Job.Status.COMPLETED, at, Optional.of(at), Optional.of(total))));
    webhooks.tell("job.completed", then, json(job));
    return job;
  }

  public Job cancel(long jobId, CancelReason reason, String memo, EstimateActs.Act act) {
    Instant at = when(jobId, act);
    EstimateActs.Act then = new EstimateActs.Act(Optional.of(at), act.silent());
    cancellations.file(
        Json.object()
            .put("id", office.nextId())
            .put("jobId", jobId)
            .put("reasonId", reason.id)
            .put("name", reason.wire)
            .put("memo", memo)
            .put("createdOn", Timestamps.wire(at))
            .put("modifiedOn", Timestamps.wire(at))
            .put("createdById", VendorJson.OFFICE_USER)
            .put("active", true));
    for (ObjectNode open : openAppointments(jobId)) {
      ObjectNode canceled =
          appointments.change(
              open.path("id").asText(), then, (paper, now) -> paper.put("status", "Canceled"));
      webhooks.tell("appointment.canceled", then, canceled);
    }
    Job job = office.changeJob(jobId, old -> old.now(Job.Status.CANCELED, at));
    webhooks.tell("job.canceled", then, json(job));
    return job;
  }

  private Instant when(long jobId, EstimateActs.Act act) {
    Job job = job(jobId);
    Job.Status now = job.progress().status();
    if (now == Job.Status.COMPLETED || now == Job.Status.CANCELED) {
      throw Problem.conflict("The job is " + now.wire + " already.", "InvalidStatus");
    }
    Instant last = job.progress().modifiedOn();
    Instant wall = Instant.now();
    return act.at().orElse(wall.isAfter(last) ? wall : last.plusMillis(1));
  }

  // What is known.

  public Job job(long id) {
    return office.job(id).orElseThrow(() -> Problem.of(404));
  }

  ObjectNode json(Job job) {
    List<Long> ids = appointmentsOf(job).stream().map(a -> a.path("id").asLong()).toList();
    return given.over(VendorJson.job(job, office.estimatesOfJob(job.id()).toList(), ids));
  }

  /** In the order of their making. */
  public List<ObjectNode> appointmentsOf(Job job) {
    return appointments.of(job.id()).toList();
  }

  Given given() {
    return given;
  }

  ExternalData externalData() {
    return externalData;
  }

  private List<ObjectNode> openAppointments(long job) {
    return appointments
        .of(job)
        .filter(a -> List.of("Scheduled", "Dispatched").contains(a.path("status").asText()))
        .toList();
  }

  private static Instant modified(ObjectNode paper) {
    return Timestamps.read(paper.path("modifiedOn").asText());
  }

  Papers appointments() {
    return appointments;
  }

  Papers assignments() {
    return assignments;
  }

  Papers cancellations() {
    return cancellations;
  }

  void clear() {
    List.of(appointments, assignments, cancellations).forEach(Papers::clear);
    given.clear();
    externalData.clear();
  }
}
