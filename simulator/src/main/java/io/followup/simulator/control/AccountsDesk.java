package io.followup.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Json;
import io.followup.simulator.servicetitan.Accounts;
import io.followup.simulator.servicetitan.Customer;
import io.followup.simulator.servicetitan.EstimateActs;
import io.followup.simulator.servicetitan.Job;
import io.followup.simulator.servicetitan.Visits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Control calls about invoices and payments. */
final class AccountsDesk {
  private final Accounts accounts;
  private final Visits visits;
  private final OfficeDesk office;

  AccountsDesk(Accounts accounts, Visits visits, OfficeDesk office) {
    this.accounts = accounts;
    this.visits = visits;
    this.office = office;
  }

  ObjectNode newInvoice(Body body) {
    Customer customer = office.customer(body.requiredId("customerId"));
    OptionalLong jobId = body.id("jobId");
    Optional<Job> job =
        jobId.isPresent() ? Optional.of(visits.job(jobId.getAsLong())) : Optional.empty();
    Instant due =
        body.time("dueDate")
            .orElseThrow(() -> new IllegalArgumentException("The field dueDate is missing."));
    ObjectNode invoice =
        accounts.bill(
            customer, job, amount(body, "total"), due, body.json(), body.act("createdOn"));
    ObjectNode told = Json.object();
    told.set("invoiceId", invoice.get("id"));
    told.set("number", invoice.get("referenceNumber"));
    return told;
  }

  ObjectNode changeInvoice(String id, String verb, Body body) {
    EstimateActs.Act act = body.act("at");
    return switch (verb) {
      case "pay" ->
          Json.object().set("paymentId", accounts.pay(id, body.amount("amount"), act).get("id"));
      case "credit" -> balance(accounts.credit(id, amount(body, "amount"), act));
      case "void" -> balance(accounts.voidInvoice(id, act));
      case "hold" -> balance(accounts.change(id, act, i -> i.put("reviewStatus", "OnHold")));
      case "release" -> balance(accounts.change(id, act, i -> i.put("reviewStatus", "Reviewed")));
      default ->
          throw new IllegalArgumentException(
              "An invoice can be changed by pay, credit, void, hold and release, not by "
                  + verb
                  + ".");
    };
  }

  private static ObjectNode balance(ObjectNode invoice) {
    ObjectNode told = Json.object();
    told.set("invoiceId", invoice.get("id"));
    told.set("balance", invoice.get("balance"));
    return told;
  }

  ObjectNode newPayment(Body body) {
    Customer customer = office.customer(body.requiredId("customerId"));
    ObjectNode payment = accounts.take(customer, amount(body, "amount"), body.act("createdOn"));
    return Json.object().set("paymentId", payment.get("id"));
  }

  ObjectNode changePayment(String id, String verb, Body body) {
    EstimateActs.Act act = body.act("at");
    ObjectNode payment =
        switch (verb) {
          case "apply" ->
              accounts.apply(
                  id, String.valueOf(body.requiredId("invoiceId")), amount(body, "amount"), act);
          case "void" -> accounts.voidPayment(id, act);
          default ->
              throw new IllegalArgumentException(
                  "A payment can be changed by apply and void, not by " + verb + ".");
        };
    return Json.object().set("paymentId", payment.get("id"));
  }

  private static BigDecimal amount(Body body, String field) {
    return body.amount(field)
        .orElseThrow(
            () -> new IllegalArgumentException("The field " + field + " must be a number."));
  }
}
