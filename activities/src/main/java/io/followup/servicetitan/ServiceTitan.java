package io.followup.servicetitan;

import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchSystem;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.dispatch.EstimateReading;
import io.followup.guard.Sending;
import io.followup.subject.CustomerId;
import io.followup.subject.EstimateId;
import io.followup.subject.EstimateSubject;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.apache.hc.client5.http.classic.HttpClient;

/** Reads estimates and their customers from one ServiceTitan tenant. */
public final class ServiceTitan implements DispatchSystem {
  private final OptionsOfSubject options;
  private final CustomerFile customers;
  private final Site sites;
  private final Executor executor;

  /**
   * @param executor runs reads that do not depend on each other side by side
   */
  public ServiceTitan(
      TenantId tenant,
      Tenant.ServiceTitan settings,
      HttpClient http,
      Clock clock,
      Executor executor) {
    ServiceTitanApi api = new ServiceTitanApi(tenant, settings, http, clock);
    this.options = new OptionsOfSubject(api);
    this.customers = new CustomerFile(api);
    this.sites = new Site(api, clock);
    this.executor = executor;
  }

  @Override
  public EstimateReading read(EstimateSubject subject, CustomerId customer, Set<Detail> details) {
    Future<CustomerFile.Entry> reading =
        start(() -> customers.read(customer, details.contains(Detail.PHONE_OPT_OUTS)));
    try {
      List<Rows.Estimate> rows = options.read(subject);
      List<EstimateReading.Option> all = rows.stream().map(ServiceTitan::option).toList();
      if (!stillOpen(all)) {
        return EstimateReading.nothingOpen(all);
      }
      List<EstimateReading.Address> addresses =
          details.contains(Detail.ADDRESS) ? sites.addresses(rows) : List.of();
      Optional<String> jobType =
          details.contains(Detail.JOB_TYPE) ? sites.jobType(rows) : Optional.empty();
      CustomerFile.Entry entry = await(reading);
      return new EstimateReading(
          all,
          entry.name(),
          entry.clientele(),
          entry.contacts(),
          entry.refusals(),
          addresses,
          jobType);
    } finally {
      reading.cancel(true);
    }
  }

  private static boolean stillOpen(List<EstimateReading.Option> options) {
    return options.stream().noneMatch(option -> option.status() == Sending.Status.SOLD)
        && options.stream().anyMatch(option -> option.status() == Sending.Status.OPEN);
  }

  private static EstimateReading.Option option(Rows.Estimate row) {
    return new EstimateReading.Option(
        new EstimateId(Long.toString(row.id())),
        status(row),
        row.total(),
        row.name() == null ? "" : row.name(),
        Optional.ofNullable(row.jobNumber()));
  }

  private static Sending.Status status(Rows.Estimate row) {
    String word = row.status() == null || row.status().name() == null ? "" : row.status().name();
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "sold" -> Sending.Status.SOLD;
      case "dismissed" -> Sending.Status.DISMISSED;
      // A row that was made inactive is off the table, whatever its status says.
      case "open" ->
          Boolean.FALSE.equals(row.active()) ? Sending.Status.DISMISSED : Sending.Status.OPEN;
      default ->
          throw new DispatchRefused(
              "Estimate "
                  + row.id()
                  + " has the status '"
                  + word
                  + "' in ServiceTitan, which this engine does not know; report it.");
    };
  }

  private <T> Future<T> start(Callable<T> read) {
    FutureTask<T> task = new FutureTask<>(read);
    executor.execute(task);
    return task;
  }

  private static <T> T await(Future<T> reading) {
    try {
      return reading.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new DispatchUnavailable(
          "The worker is stopping; the estimate is read by the next one.", Optional.empty());
    }
  }
}
