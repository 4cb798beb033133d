package io.followup.servicetitan;

import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchSystem.Detail;
import io.followup.dispatch.EstimateOptions;
import io.followup.dispatch.Party;
import io.followup.dispatch.Question;
import io.followup.dispatch.Reading;
import io.followup.guard.Standing;
import io.followup.sequence.Slots;
import io.followup.subject.EstimateId;
import io.followup.subject.EstimateSubject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Estimates of one conversation, and the customer who decides. */
final class EstimateReadings {
  private final OptionsOfSubject options;
  private final CustomerFile customers;
  private final Site sites;
  private final Zones zones;
  private final SideBySide sideBySide;

  EstimateReadings(
      ServiceTitanApi api, CustomerFile customers, Site sites, Zones zones, SideBySide sideBySide) {
    this.options = new OptionsOfSubject(api);
    this.customers = customers;
    this.sites = sites;
    this.zones = zones;
    this.sideBySide = sideBySide;
  }

  Reading read(EstimateSubject subject, Question question) {
    SideBySide.Pending<Party> party = sideBySide.start(() -> customers.read(question));
    try {
      List<Rows.Estimate> rows = options.read(subject);
      EstimateOptions all =
          new EstimateOptions(rows.stream().map(EstimateReadings::option).toList());
      Standing standing = all.standing();
      if (!(standing instanceof Standing.Open)) {
        return Reading.of(standing);
      }
      List<Party.Address> addresses =
          question.wants(Detail.ADDRESS)
              ? sites.addresses(rows.stream().map(Rows.Estimate::locationId).toList())
              : List.of();
      Map<String, Object> values = all.values();
      if (subject.scope() == EstimateSubject.Scope.JOB) {
        values.put("job.id", subject.id());
      }
      if (question.wants(Detail.SERVICE_AREA)) {
        isServed(rows).ifPresent(served -> values.put(Slots.IN_SERVICE_AREA, served));
      }
      if (question.wants(Detail.JOB_TYPE)) {
        sites
            .jobTypeOfJobs(rows.stream().map(Rows.Estimate::jobId).toList())
            .ifPresent(type -> values.put("job.type", type));
      }
      return new Reading(standing, values, party.await().at(addresses));
    } finally {
      party.drop();
    }
  }

  /** Where the work would be done, by the business unit that offers it. */
  private Optional<Boolean> isServed(List<Rows.Estimate> rows) {
    return rows.stream()
        .filter(row -> row.locationId() != null)
        .findFirst()
        .flatMap(
            row ->
                sites
                    .address(row.locationId())
                    .flatMap(address -> zones.serve(address, row.businessUnitId())));
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
      default -> throw unknown("Estimate " + row.id(), word);
    };
  }

  /** A status that came after this engine was written. */
  static DispatchRefused unknown(String what, String status) {
    return new DispatchRefused(
        what
            + " has the status '"
            + status
            + "' in ServiceTitan, which this engine does not know; report it.");
  }
}
