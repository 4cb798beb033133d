package io.followup.servicetitan;

import io.followup.dispatch.DispatchRefused;
import io.followup.subject.EstimateSubject;
import java.util.ArrayList;
import java.util.List;

/** Every estimate of a job or project, or the single one: open, sold, dismissed and inactive. */
final class OptionsOfSubject {
  private static final int PAGE = 200;
  private static final int MOST_PAGES = 10;

  private final ServiceTitanApi api;

  OptionsOfSubject(ServiceTitanApi api) {
    this.api = api;
  }

  List<Rows.Estimate> read(EstimateSubject subject) {
    return switch (subject.scope()) {
      case JOB -> list("jobId", subject);
      case PROJECT -> list("projectId", subject);
      case ESTIMATE ->
          api.<Rows.Estimate>get("sales/v2", "estimates/" + subject.id(), Rows.ESTIMATE).stream()
              .toList();
    };
  }

  private List<Rows.Estimate> list(String filter, EstimateSubject subject) {
    List<Rows.Estimate> all = new ArrayList<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      Rows.Page<Rows.Estimate> rows = page(filter, subject, page);
      rows.data().forEach(row -> requireMatch(row, filter, subject));
      all.addAll(rows.data());
      if (!rows.hasMore()) {
        return all;
      }
    }
    throw new DispatchRefused(
        "ServiceTitan lists more than "
            + MOST_PAGES * PAGE
            + " estimates for "
            + subject.inWords()
            + ", which nobody can follow up by hand or machine.");
  }

  private Rows.Page<Rows.Estimate> page(String filter, EstimateSubject subject, int page) {
    String query =
        "estimates?"
            + filter
            + "="
            + subject.id()
            + "&active=Any&pageSize="
            + PAGE
            + "&page="
            + page;
    return api.<Rows.Page<Rows.Estimate>>get("sales/v2", query, Rows.ESTIMATES)
        .orElseGet(() -> new Rows.Page<>(false, List.of()));
  }

  /** ServiceTitan ignores filters that it does not know and answers with other people's rows. */
  private static void requireMatch(Rows.Estimate row, String filter, EstimateSubject subject) {
    Long value = filter.equals("jobId") ? row.jobId() : row.projectId();
    if (value == null || !Long.toString(value).equals(subject.id())) {
      throw new DispatchRefused(
          "ServiceTitan ignored the filter "
              + filter
              + " for "
              + subject.inWords()
              + " and listed estimate "
              + row.id()
              + " instead; report it.");
    }
  }
}
