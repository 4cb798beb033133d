package io.followup.simulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Json;
import io.followup.simulator.servicetitan.Address;
import io.followup.simulator.servicetitan.Contractors;
import io.followup.simulator.servicetitan.Customer;
import io.followup.simulator.servicetitan.Estimate;
import io.followup.simulator.servicetitan.EstimateActs;
import io.followup.simulator.servicetitan.Job;
import io.followup.simulator.servicetitan.Office;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Control calls that make and change what the office has on file. */
final class OfficeDesk {
  private static final long TECHNICIAN = 5501;

  private final Office office;
  private final EstimateActs acts;
  private final Contractors contractors;

  OfficeDesk(Office office, EstimateActs acts, Contractors contractors) {
    this.contractors = contractors;
    this.office = office;
    this.acts = acts;
  }

  void fileContractor(long tenantId, Body body) {
    contractors.file(
        new Contractors.Contractor(
            tenantId,
            URI.create(body.required("webhooks")),
            URI.create(body.required("inboundTexts")),
            body.required("sender")));
  }

  /** The id of something new: of the contractor whom {@code tenantId} names, where it does. */
  long idFor(Body body) {
    long id = office.nextId();
    body.id("tenantId").ifPresent(tenant -> contractors.owns(tenant, id));
    return id;
  }

  /** Customers with a number, as they stand in the office's file. */
  ArrayNode customersWithPhone(String phone) {
    ArrayNode rows = Json.array();
    office
        .customersWithPhone(e164(phone))
        .forEach(one -> rows.addObject().put("customerId", one.id()).put("name", one.name()));
    return rows;
  }

  ObjectNode newCustomer(Body body) {
    Customer customer = file(body.required("name"), body.text("phone"), body.text("email"), body);
    return Json.object().put("customerId", customer.id()).put("locationId", customer.locationId());
  }

  Customer newCustomer(String name, Optional<String> phone, Optional<String> email) {
    return file(name, phone, email, new Body(Json.object()));
  }

  private Customer file(String name, Optional<String> phone, Optional<String> email, Body body) {
    long id = idFor(body);
    return office.file(
        new Customer(
            id,
            office.nextId(),
            name,
            phone,
            email,
            new Address(
                body.text("street", HomeStreets.of(id)),
                body.text("city", "Austin"),
                body.text("state", "TX"),
                body.text("zip", "78701")),
            body.isSet("doNotText"),
            body.flag("marketing").orElse(true),
            body.time("createdOn").orElseGet(Instant::now),
            OptionalLong.empty()));
  }

  ObjectNode merge(long customer, Body body) {
    customer(body.requiredId("into"));
    Customer merged = acts.merge(customer(customer), body.requiredId("into"), body.act("at"));
    return Json.object().put("customerId", merged.id());
  }

  /**
   * @throws IllegalArgumentException when there is none
   */
  Customer customer(long id) {
    return office
        .customer(id)
        .orElseThrow(() -> new IllegalArgumentException("There is no customer " + id + "."));
  }

  Optional<Customer> customerWithPhone(String phone) {
    return office.customerWithPhone(phone);
  }

  Job openJob(Customer customer, String jobType) {
    return office.openJob(customer, jobType);
  }

  long jobTypeId(String name) {
    return office.jobTypeIdOf(name);
  }

  static String e164(String phone) {
    String digits = phone.replaceAll("[^0-9]", "");
    return digits.length() == 10 ? "+1" + digits : "+" + digits;
  }

  /**
   * The customer may be unknown on purpose: then the engine meets an estimate whose customer is
   * missing.
   */
  ObjectNode newEstimate(Body body) {
    OptionalLong jobId = body.id("jobId");
    Optional<Job> job = jobId.isPresent() ? office.job(jobId.getAsLong()) : Optional.empty();
    OptionalLong customerId =
        body.id("customerId").isPresent()
            ? body.id("customerId")
            : job.map(j -> OptionalLong.of(j.customerId())).orElseGet(OptionalLong::empty);
    Optional<Customer> customer =
        customerId.isPresent() ? office.customer(customerId.getAsLong()) : Optional.empty();
    Instant createdOn = body.time("createdOn").orElseGet(Instant::now);
    Estimate estimate =
        new Estimate(
            idFor(body),
            jobId,
            job.map(Job::number),
            body.id("projectId"),
            customerId,
            customer.map(c -> OptionalLong.of(c.locationId())).orElseGet(OptionalLong::empty),
            body.text("name", "Estimate"),
            Estimate.Status.OPEN,
            body.amount("subtotal").orElse(BigDecimal.ZERO),
            body.amount("tax").orElse(BigDecimal.ZERO),
            createdOn,
            createdOn,
            Optional.empty(),
            OptionalLong.empty(),
            body.flag("active").orElse(true),
            body.amount("copies").map(BigDecimal::intValue),
            body.flag("shuffle"));
    acts.create(estimate, body.isSet("silent"), body.text("event", "estimate.created"));
    return Json.object().put("estimateId", estimate.id());
  }

  ObjectNode change(long estimateId, String act, Body body) {
    EstimateActs.Act when = new EstimateActs.Act(body.time("at"), body.isSet("silent"));
    Estimate estimate =
        switch (act) {
          case "sell" -> acts.sell(estimateId, when, body.id("soldBy").orElse(TECHNICIAN));
          case "unsell" -> acts.unsell(estimateId, when);
          case "dismiss" -> acts.dismiss(estimateId, when);
          case "touch" ->
              acts.touch(
                  estimateId,
                  when,
                  (old, at) ->
                      old.changed(
                          at,
                          body.text("name"),
                          body.amount("subtotal"),
                          body.amount("tax"),
                          body.flag("active")));
          default ->
              throw new IllegalArgumentException(
                  "An estimate can be changed by sell, unsell, dismiss and touch, not by "
                      + act
                      + ".");
        };
    return Json.object()
        .put("estimateId", estimate.id())
        .put("status", estimate.status().name().toLowerCase(Locale.ROOT))
        .put("modifiedOn", estimate.modifiedOn().toString());
  }
}
