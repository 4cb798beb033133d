package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Json;
import io.followup.simulator.http.Request;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Invoices and payments. Amounts are texts, due dates are midnights in UTC, as live. */
public final class Accounts {
  private final Office office;
  private final Webhooks webhooks;
  private final Papers invoices = new Papers("/customer/id");
  private final Papers payments = new Papers("/customer/id");

  Accounts(Office office, Webhooks webhooks) {
    this.office = office;
    this.webhooks = webhooks;
  }

  // What happens to invoices.

  /**
   * @param wished fields of an invoice
   */
  public ObjectNode bill(
      Customer customer,
      Optional<Job> job,
      BigDecimal total,
      Instant due,
      JsonNode wished,
      EstimateActs.Act act) {
    Instant now = act.at().orElseGet(Instant::now);
    ObjectNode invoice = Blank.INVOICE.filled(wished);
    long id = office.nextId();
    invoice.put("id", id);
    if (invoice.path("referenceNumber").isNull()) {
      invoice.put("referenceNumber", job.map(Job::number).orElse(String.valueOf(id)));
    }
    invoice.put("invoiceDate", date(now));
    invoice.put("dueDate", date(due));
    invoice.put("subTotal", text(total));
    invoice.put("total", text(total));
    invoice.put("balance", text(total));
    invoice.set("customer", named(customer));
    invoice.set(
        "location", Json.object().put("id", customer.locationId()).put("name", customer.name()));
    job.ifPresent(
        done ->
            invoice.set(
                "job",
                Json.object()
                    .put("id", done.id())
                    .put("number", done.number())
                    .put("type", office.jobType(done.jobTypeId()).map(JobType::name).orElse(""))));
    invoice.put("createdOn", Timestamps.wire(now));
    invoice.put("modifiedOn", Timestamps.wire(now));
    invoices.file(invoice);
    webhooks.tell("invoice.created", act, invoice);
    return invoice;
  }

  /** Any other change: due date, review status, active. */
  public ObjectNode change(String invoice, EstimateActs.Act act, Consumer<ObjectNode> change) {
    ObjectNode changed = invoices.change(invoice, act, (paper, at) -> change.accept(paper));
    webhooks.tell("invoice.updated", act, changed);
    return changed;
  }

  /** An invoice that was a mistake: inactive, and nothing is owed. */
  public ObjectNode voidInvoice(String invoice, EstimateActs.Act act) {
    return change(
        invoice, act, paper -> paper.put("active", false).put("balance", text(BigDecimal.ZERO)));
  }

  /** Lowers what is owed without a payment. */
  public ObjectNode credit(String invoice, BigDecimal amount, EstimateActs.Act act) {
    return change(invoice, act, paper -> lower(paper, amount, paper.path("modifiedOn").asText()));
  }

  // What happens to payments.

  /** A payment that belongs to no invoice yet. */
  public ObjectNode take(Customer customer, BigDecimal amount, EstimateActs.Act act) {
    ObjectNode payment = receive(customer, amount, act);
    webhooks.tell("payment.created", act, payment);
    return payment;
  }

  /** Pays an invoice, wholly or in part. */
  public ObjectNode pay(String invoice, Optional<BigDecimal> amount, EstimateActs.Act act) {
    ObjectNode owed = invoices.get(invoice);
    BigDecimal paid = amount.orElseGet(() -> balance(owed));
    Customer customer =
        office.customer(owed.at("/customer/id").asLong()).orElseThrow(() -> Problem.of(404));
    ObjectNode payment = receive(customer, paid, act);
    return apply(payment.path("id").asText(), invoice, paid, "payment.created", act);
  }

  public ObjectNode apply(String payment, String invoice, BigDecimal amount, EstimateActs.Act act) {
    return apply(payment, invoice, amount, "payment.updated", act);
  }

  private ObjectNode apply(
      String payment, String invoice, BigDecimal amount, String event, EstimateActs.Act act) {
    invoices.get(invoice);
    ObjectNode applied =
        payments.change(
            payment,
            act,
            (paper, at) -> {
              BigDecimal left = new BigDecimal(paper.path("unappliedAmount").asText());
              paper.put("unappliedAmount", text(left.subtract(amount)));
              paper.withArray("appliedTo").add(application(invoice, amount, at));
            });
    String at = applied.path("modifiedOn").asText();
    ObjectNode lowered = invoices.change(invoice, act, (paper, now) -> lower(paper, amount, at));
    webhooks.tell(event, act, applied);
    webhooks.tell("invoice.updated", act, lowered);
    return applied;
  }

  /** A payment that bounced or was taken back: what it paid is owed again. */
  public ObjectNode voidPayment(String payment, EstimateActs.Act act) {
    List<JsonNode> applied = payments.get(payment).path("appliedTo").valueStream().toList();
    ObjectNode voided =
        payments.change(
            payment,
            act,
            (paper, at) ->
                paper.put("total", text(BigDecimal.ZERO)).put("unappliedAmount", "0.00"));
    webhooks.tell("payment.updated", act, voided);
    for (JsonNode part : applied) {
      BigDecimal amount = new BigDecimal(part.path("appliedAmount").asText()).negate();
      change(
          part.path("appliedTo").asText(),
          act,
          paper -> lower(paper, amount, voided.path("modifiedOn").asText()));
    }
    return voided;
  }

  private ObjectNode receive(Customer customer, BigDecimal amount, EstimateActs.Act act) {
    Instant now = act.at().orElseGet(Instant::now);
    ObjectNode payment = Blank.PAYMENT.copy();
    long id = office.nextId();
    payment.put("id", id);
    payment.put("referenceNumber", "P-" + id % 100_000);
    payment.put("date", date(now));
    payment.put("total", text(amount));
    payment.put("unappliedAmount", text(amount));
    payment.set("customer", named(customer));
    payment.put("createdOn", Timestamps.wire(now));
    payment.put("modifiedOn", Timestamps.wire(now));
    return payments.file(payment);
  }

  private ObjectNode application(String invoice, BigDecimal amount, Instant at) {
    return Json.object()
        .put("appliedId", office.nextId())
        .put("appliedTo", Long.parseLong(invoice))
        .put("appliedAmount", text(amount))
        .put("appliedOn", Timestamps.wire(at))
        .put("appliedBy", "web")
        .put("appliedToReferenceNumber", invoices.get(invoice).path("referenceNumber").asText());
  }

  private static void lower(ObjectNode invoice, BigDecimal amount, String at) {
    BigDecimal left = balance(invoice).subtract(amount);
    invoice.put("balance", text(left));
    invoice.put("paidOn", left.signum() <= 0 ? at : null);
  }

  private static BigDecimal balance(ObjectNode invoice) {
    return new BigDecimal(invoice.path("balance").asText());
  }

  private static String text(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private static String date(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant().toString();
  }

  private static ObjectNode named(Customer customer) {
    return Json.object().put("id", customer.id()).put("name", customer.name());
  }

  Stream<ObjectNode> allInvoices() {
    return invoices.all();
  }

  Stream<ObjectNode> allPayments() {
    return payments.all();
  }

  // What the API answers.

  /** {@code invoices} */
  Answer invoices(Request request) {
    Search search =
        Search.of(request.query())
            .activeOnesUnlessAsked()
            .same("customerId", "/customer/id")
            .same("jobId", "/job/id")
            .same("businessUnitId", "/businessUnit/id")
            .same("number", "/referenceNumber")
            .among("statuses", "/syncStatus")
            .among("reviewStatuses", "/reviewStatus")
            .from("dueDateOnOrAfter", "/dueDate")
            .before("dueDateBefore", "/dueDate")
            .from("invoicedOnOrAfter", "/invoiceDate");
    balanceFilter(request, search);
    return search.page(search.narrowest(invoices, "customerId"));
  }

  private static void balanceFilter(Request request, Search search) {
    Optional<String> against = request.query().text("balanceFilter.Balance");
    if (against.isEmpty()) {
      return;
    }
    BigDecimal limit = amount(against.get());
    String comparer = request.query().text("balanceFilter.Comparer").orElse("Equals");
    search.where(
        row -> {
          int order = balance(row).compareTo(limit);
          return switch (comparer) {
            case "Greater" -> order > 0;
            case "Less" -> order < 0;
            case "NotEquals" -> order != 0;
            default -> order == 0;
          };
        });
  }

  private static BigDecimal amount(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw Problem.field("balanceFilter.Balance", "The value is not valid.");
    }
  }

  /** {@code payments} */
  Answer payments(Request request) {
    Search search = Search.of(request.query()).same("customerId", "/customer/id");
    Optional<String> invoice = request.query().text("appliedToInvoiceIds");
    invoice.ifPresent(
        ids ->
            search.where(
                row ->
                    row.path("appliedTo")
                        .valueStream()
                        .anyMatch(
                            a -> List.of(ids.split(",")).contains(a.path("appliedTo").asText()))));
    return search.page(search.narrowest(payments, "customerId"));
  }

  void clear() {
    invoices.clear();
    payments.clear();
  }
}
