package io.followup.servicetitan;

import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchSystem;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.dispatch.EstimateOptions;
import io.followup.dispatch.Party;
import io.followup.dispatch.Reading;
import io.followup.dispatch.Talk;
import io.followup.guard.Standing;
import io.followup.subject.CustomerId;
import io.followup.subject.EstimateId;
import io.followup.subject.EstimateSubject;
import io.followup.subject.JobSubject;
import io.followup.subject.Subject;
import io.followup.tenant.Answers;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private final Talks talks;
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
    this.talks = new Talks(api);
    this.executor = executor;
  }

  @Override
  public Reading read(Subject subject, CustomerId customer, Set<Detail> details) {
    return switch (subject) {
      case EstimateSubject estimate -> estimate(estimate, customer, details);
      default ->
          throw new DispatchRefused(
              "This engine cannot read " + subject.inWords() + " from ServiceTitan yet.");
    };
  }

  private Reading estimate(EstimateSubject subject, CustomerId customer, Set<Detail> details) {
    Future<Party> reading =
        start(() -> customers.read(customer, details.contains(Detail.PHONE_OPT_OUTS)));
    try {
      List<Rows.Estimate> rows = options.read(subject);
      EstimateOptions all = new EstimateOptions(rows.stream().map(ServiceTitan::option).toList());
      Standing standing = all.standing();
      if (!(standing instanceof Standing.Open)) {
        return Reading.of(standing);
      }
      List<Party.Address> addresses =
          details.contains(Detail.ADDRESS) ? sites.addresses(rows) : List.of();
      Map<String, Object> values = all.values();
      if (subject.scope() == EstimateSubject.Scope.JOB) {
        values.put("job.id", subject.id());
      }
      if (details.contains(Detail.JOB_TYPE)) {
        sites.jobType(rows).ifPresent(type -> values.put("job.type", type));
      }
      return new Reading(standing, values, await(reading).at(addresses));
    } finally {
      reading.cancel(true);
    }
  }

  @Override
  public List<Talk> talksSince(
      Subject subject,
      CustomerId customer,
      List<String> numbers,
      Instant since,
      Set<Answers.Conversation> wanted) {
    List<Future<List<Talk>>> readings = new ArrayList<>();
    if (wanted.contains(Answers.Conversation.CALLS)) {
      numbers.forEach(number -> readings.add(start(() -> talks.calls(number, since))));
    }
    if (wanted.contains(Answers.Conversation.NOTES)) {
      if (customer.value().matches("\\d+")) {
        readings.add(start(() -> talks.notesAbout(customer, since)));
      }
      job(subject).ifPresent(job -> readings.add(start(() -> talks.notesOfJob(job, since))));
    }
    return readings.stream().flatMap(reading -> await(reading).stream()).toList();
  }

  private static Optional<String> job(Subject subject) {
    return switch (subject) {
      case EstimateSubject estimate ->
          estimate.scope() == EstimateSubject.Scope.JOB
              ? Optional.of(estimate.id())
              : Optional.empty();
      case JobSubject job -> Optional.of(job.id());
      default -> Optional.empty();
    };
  }

  private static EstimateOptions.Option option(Rows.Estimate row) {
    return new EstimateOptions.Option(
        new EstimateId(Long.toString(row.id())),
        status(row),
        row.total(),
        row.name() == null ? "" : row.name(),
        Optional.ofNullable(row.jobNumber()));
  }

  private static EstimateOptions.Status status(Rows.Estimate row) {
    String word = row.status() == null || row.status().name() == null ? "" : row.status().name();
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "sold" -> EstimateOptions.Status.SOLD;
      case "dismissed" -> EstimateOptions.Status.DISMISSED;
      // A row that was made inactive is off the table, whatever its status says.
      case "open" ->
          Boolean.FALSE.equals(row.active())
              ? EstimateOptions.Status.DISMISSED
              : EstimateOptions.Status.OPEN;
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
