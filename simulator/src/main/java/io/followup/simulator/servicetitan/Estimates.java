package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Form;
import io.followup.simulator.http.Request;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The estimates resource: list with filters, read, sell, unsell, dismiss. Parameters it does not
 * know are ignored, as live.
 */
final class Estimates {
  private static final int MOST_IDS = 50;

  private final Office office;
  private final EstimateActs acts;
  private final Given given = new Given(List.of("summary", "externalLinks", "businessUnitId"));

  Estimates(Office office, EstimateActs acts) {
    this.office = office;
    this.acts = acts;
  }

  Answer list(Form query) {
    return Paging.of(query)
        .of(() -> matching(query), estimate -> given.over(VendorJson.estimate(estimate)));
  }

  private Stream<Estimate> matching(Form query) {
    Stream<Estimate> rows = narrowest(query);
    for (Predicate<Estimate> filter : filters(query)) {
      rows = rows.filter(filter);
    }
    return rows;
  }

  /** The smallest indexed set that holds every match. */
  private Stream<Estimate> narrowest(Form query) {
    if (query.has("ids")) {
      return office.ofIds(ids(query));
    }
    OptionalLong job = number(query, "jobId");
    if (job.isPresent()) {
      return office.estimatesOfJob(job.getAsLong());
    }
    OptionalLong project = number(query, "projectId");
    if (project.isPresent()) {
      return office.estimatesOfProject(project.getAsLong());
    }
    return query.text("modifiedOnOrAfter").isPresent()
        ? office.estimatesModifiedFrom(time(query, "modifiedOnOrAfter"))
        : office.estimates();
  }

  private List<Predicate<Estimate>> filters(Form query) {
    OptionalLong job = number(query, "jobId");
    OptionalLong project = number(query, "projectId");
    Instant modified =
        query.text("modifiedOnOrAfter").isPresent()
            ? time(query, "modifiedOnOrAfter")
            : Instant.MIN;
    String active = query.text("active").orElse("True");
    String status = query.text("status").orElse("");
    return List.of(
        estimate -> job.isEmpty() || estimate.jobId().equals(job),
        estimate -> project.isEmpty() || estimate.projectId().equals(project),
        estimate -> !estimate.modifiedOn().isBefore(modified),
        estimate ->
            active.equalsIgnoreCase("Any") || estimate.active() == active.equalsIgnoreCase("True"),
        estimate -> status.isEmpty() || estimate.status().wire.equalsIgnoreCase(status));
  }

  Answer read(long id) {
    return shown(office.estimate(id).orElseThrow(() -> Problem.of(404)));
  }

  /** {@code POST estimates}: of a job. The sum is that of the items, without tax. */
  Answer create(JsonNode body) {
    if (body.path("name").asText("").isBlank()) {
      throw Problem.field("name", "The name field is required.");
    }
    Job job =
        office
            .job(body.path("jobId").asLong())
            .orElseThrow(() -> Problem.field("jobId", "The job does not exist."));
    BigDecimal subtotal = BigDecimal.ZERO;
    for (JsonNode item : body.path("items")) {
      subtotal =
          subtotal.add(
              item.path("unitRate").decimalValue().multiply(item.path("qty").decimalValue()));
    }
    Instant now = Instant.now();
    Estimate estimate =
        new Estimate(
            office.nextId(),
            OptionalLong.of(job.id()),
            Optional.of(job.number()),
            OptionalLong.empty(),
            OptionalLong.of(job.customerId()),
            OptionalLong.of(job.locationId()),
            body.path("name").asText(),
            Estimate.Status.OPEN,
            subtotal,
            BigDecimal.ZERO,
            now,
            now,
            Optional.empty(),
            OptionalLong.empty(),
            true,
            Optional.empty(),
            Optional.empty());
    given.keep(estimate.id(), body);
    return shown(acts.create(estimate, false, "estimate.created"));
  }

  Answer change(long id, String act, Request request) throws IOException {
    return switch (act) {
      case "sell" -> shown(acts.sell(id, EstimateActs.Act.now(), soldBy(request)));
      case "unsell" -> shown(acts.unsell(id, EstimateActs.Act.now()));
      case "dismiss" -> shown(acts.dismiss(id, EstimateActs.Act.now()));
      default -> throw Problem.of(404);
    };
  }

  private static long soldBy(Request request) throws IOException {
    JsonNode technician = request.json().path("soldBy");
    if (!technician.canConvertToLong()) {
      throw Problem.field("soldBy", "The soldBy field is required.");
    }
    return technician.asLong();
  }

  private Answer shown(Estimate estimate) {
    return Answer.json(200, given.over(VendorJson.estimate(estimate)));
  }

  private static List<Long> ids(Form query) {
    List<String> texts = Arrays.asList(query.text("ids").orElse("").split(","));
    if (texts.size() > MOST_IDS) {
      throw Problem.field("ids", "At most " + MOST_IDS + " ids may be given.");
    }
    try {
      return texts.stream().map(String::trim).filter(t -> !t.isEmpty()).map(Long::valueOf).toList();
    } catch (NumberFormatException e) {
      throw Problem.field("ids", "The value is not valid.");
    }
  }

  private static OptionalLong number(Form query, String name) {
    try {
      return query.number(name);
    } catch (NumberFormatException e) {
      throw Problem.field(name, "The value is not valid.");
    }
  }

  private static Instant time(Form query, String name) {
    try {
      return Timestamps.read(query.text(name).orElse(""));
    } catch (DateTimeException e) {
      throw Problem.field(name, "The value is not valid.");
    }
  }
}
