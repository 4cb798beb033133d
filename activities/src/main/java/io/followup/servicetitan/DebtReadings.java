package io.followup.servicetitan;

import io.followup.dispatch.DispatchSystem.Detail;
import io.followup.dispatch.Party;
import io.followup.dispatch.Question;
import io.followup.dispatch.Reading;
import io.followup.guard.Standing;
import io.followup.run.Outcome;
import io.followup.run.Words;
import io.followup.servicetitan.Lists.Filter;
import io.followup.subject.DebtSubject;
import io.followup.tenant.Tenant;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a customer owes: all its overdue invoices in one conversation. An invoice exists from the
 * moment a job is booked, so that not each is a bill (docs/reference/servicetitan.md, invoices).
 *
 * <table>
 * <caption>Policy: an invoice is asked for when</caption>
 * <tr><td>it is active, its total and its balance are more than 0</td></tr>
 * <tr><td>it was sent, or its job is completed</td></tr>
 * <tr><td>its due date lies before today at the office; without one, its own date and the tenant's
 *     default terms count; without those it is never due</td></tr>
 * </table>
 *
 * <table>
 * <caption>Policy: the debt</caption>
 * <tr><th>when</th><th>is</th></tr>
 * <tr><td>no such invoice is left, or less than the tenant's minimum in all</td>
 *     <td>over, WON</td></tr>
 * <tr><td>one of them is on hold, or the customer has a credit or payment that is not applied to
 *     any invoice</td><td>halted: a person must look</td></tr>
 * </table>
 */
final class DebtReadings {
  /** A calendar date has no time of its own; it is counted from here. */
  private static final LocalTime OF_A_DAY = LocalTime.of(10, 0);

  private final Lists lists;
  private final Tenant tenant;
  private final CustomerFile customers;
  private final Site sites;
  private final SideBySide sideBySide;

  DebtReadings(
      ServiceTitanApi api,
      Tenant tenant,
      CustomerFile customers,
      Site sites,
      SideBySide sideBySide) {
    this.lists = new Lists(api);
    this.tenant = tenant;
    this.customers = customers;
    this.sites = sites;
    this.sideBySide = sideBySide;
  }

  Reading read(DebtSubject subject, Question question) {
    SideBySide.Pending<Party> party = sideBySide.start(() -> customers.read(question));
    SideBySide.Pending<Boolean> unapplied =
        sideBySide.start(() -> hasUnappliedPayment(subject.customer().value()));
    try {
      List<Rows.Invoice> invoices = invoices(subject.customer().value());
      LocalDate today = LocalDate.ofInstant(question.now(), tenant.zone());
      List<Overdue> overdue = overdue(invoices, today);
      Standing standing = standing(invoices, overdue, unapplied);
      if (!(standing instanceof Standing.Open)) {
        return Reading.of(standing);
      }
      List<Party.Address> addresses =
          question.wants(Detail.ADDRESS)
              ? sites.addresses(
                  overdue.stream().map(one -> Rows.id(one.invoice().location())).toList())
              : List.of();
      return new Reading(standing, values(overdue, today), party.await().at(addresses));
    } finally {
      party.drop();
      unapplied.drop();
    }
  }

  /** An invoice that is past its day. */
  private record Overdue(Rows.Invoice invoice, LocalDate due) {}

  private List<Rows.Invoice> invoices(String customer) {
    return lists.all(
        "accounting/v2",
        "invoices?customerId="
            + customer
            + "&balanceFilter.Balance=0&balanceFilter.Comparer=NotEquals",
        Rows.INVOICES,
        new Filter<Rows.Invoice>(
            "customerId",
            row ->
                Optional.ofNullable(Rows.id(row.customer()))
                    .filter(id -> Long.toString(id).equals(customer))
                    .isPresent()));
  }

  private List<Overdue> overdue(List<Rows.Invoice> invoices, LocalDate today) {
    List<Overdue> past =
        invoices.stream()
            .filter(Rows.Invoice::isOwed)
            .flatMap(row -> due(row).map(day -> new Overdue(row, day)).stream())
            .filter(one -> one.due().isBefore(today))
            .sorted(Comparator.comparing(Overdue::due).thenComparing(one -> one.invoice().id()))
            .toList();
    Set<Long> completed = completedJobs(past);
    return past.stream()
        .filter(
            one ->
                one.invoice().wasSent()
                    || Optional.ofNullable(Rows.id(one.invoice().job()))
                        .filter(completed::contains)
                        .isPresent())
        .toList();
  }

  private Optional<LocalDate> due(Rows.Invoice row) {
    return Times.date(row.dueDate())
        .or(
            () ->
                tenant
                    .lifecycles()
                    .debts()
                    .terms()
                    .flatMap(
                        terms ->
                            Times.date(row.invoiceDate())
                                .map(day -> day.plusDays(terms.toDays()))));
  }

  /** Asked only for those that were not sent. */
  private Set<Long> completedJobs(List<Overdue> past) {
    String ids =
        past.stream()
            .map(Overdue::invoice)
            .filter(row -> !row.wasSent())
            .flatMap(row -> Optional.ofNullable(Rows.id(row.job())).stream())
            .distinct()
            .limit(50)
            .map(id -> Long.toString(id))
            .collect(Collectors.joining(","));
    if (ids.isEmpty()) {
      return Set.of();
    }
    Set<String> asked = new HashSet<>(List.of(ids.split(",")));
    return lists
        .all(
            "jpm/v2",
            "jobs?ids=" + ids,
            Rows.JOBS,
            new Filter<Rows.Job>("ids", row -> asked.contains(Long.toString(row.id()))))
        .stream()
        .filter(job -> "Completed".equalsIgnoreCase(job.jobStatus()))
        .map(Rows.Job::id)
        .collect(Collectors.toSet());
  }

  private Standing standing(
      List<Rows.Invoice> all, List<Overdue> overdue, SideBySide.Pending<Boolean> unapplied) {
    if (overdue.isEmpty()) {
      return new Standing.Over(Outcome.WON, "The customer has no overdue invoice any more.");
    }
    BigDecimal balance = balance(overdue);
    BigDecimal least = tenant.lifecycles().debts().minimumBalance();
    if (balance.compareTo(least) < 0) {
      return new Standing.Over(
          Outcome.WON,
          "No more than "
              + Words.money(balance)
              + " is overdue, less than the "
              + Words.money(least)
              + " of lifecycles.debts.minimum-balance.");
    }
    Optional<Overdue> held = overdue.stream().filter(one -> one.invoice().isOnHold()).findFirst();
    if (held.isPresent()) {
      return new Standing.Halted(
          "Invoice "
              + held.get().invoice().id()
              + " is on hold in ServiceTitan: review it there, then resume.");
    }
    if (all.stream().anyMatch(Rows.Invoice::isCredit) || unapplied.await()) {
      return new Standing.Halted(
          "The customer has a credit or a payment that is not applied to an invoice: apply it in"
              + " ServiceTitan, then resume.");
    }
    return new Standing.Open(
        overdue.stream()
            .map(one -> "invoice " + one.invoice().id() + " due " + one.due())
            .collect(Collectors.joining(", ")));
  }

  private boolean hasUnappliedPayment(String customer) {
    return lists
        .all(
            "accounting/v2",
            "payments?customerId=" + customer,
            Rows.PAYMENTS,
            new Filter<Rows.Payment>(
                "customerId",
                row ->
                    Optional.ofNullable(Rows.id(row.customer()))
                        .filter(id -> Long.toString(id).equals(customer))
                        .isPresent()))
        .stream()
        .filter(row -> !Boolean.FALSE.equals(row.active()))
        .anyMatch(row -> Rows.signum(row.unappliedAmount()) > 0);
  }

  private static BigDecimal balance(List<Overdue> overdue) {
    return overdue.stream()
        .map(one -> one.invoice().balance())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Map<String, Object> values(List<Overdue> overdue, LocalDate today) {
    Overdue oldest = overdue.getFirst();
    Map<String, Object> values = new HashMap<>();
    values.put("invoice.id", oldest.invoice().id());
    Values.put(values, "invoice.number", oldest.invoice().referenceNumber());
    values.put("invoice.dueDate", oldest.due().atTime(OF_A_DAY).atZone(tenant.zone()).toInstant());
    values.put("invoice.count", (long) overdue.size());
    values.put("invoice.balance", balance(overdue));
    values.put("invoice.daysOverdue", ChronoUnit.DAYS.between(oldest.due(), today));
    return values;
  }
}
