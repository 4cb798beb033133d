package io.followup.servicetitan;

import io.followup.dispatch.Action;
import io.followup.dispatch.Deed;
import io.followup.servicetitan.RowsOfDeeds.Estimate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Estimates of a job; found again by the name of a link of theirs. */
final class EstimateDeed implements Deed {
  private final ServiceTitanApi api;
  private final Action.CreateEstimate estimate;
  private final String marker;
  private final long job;

  EstimateDeed(ServiceTitanApi api, Action.CreateEstimate estimate, String marker) {
    this.api = api;
    this.estimate = estimate;
    this.marker = marker;
    this.job = Long.parseLong(estimate.job());
  }

  @Override
  public Optional<Done> find() {
    return new Lists(api)
            .<Estimate>all(
                "sales/v2",
                "estimates?jobId=" + job + "&active=Any",
                RowsOfDeeds.ESTIMATES,
                new Lists.Filter<>("jobId", row -> Objects.equals(row.jobId(), job)))
            .stream()
            .filter(row -> row.isMarked(marker))
            .findFirst()
            .map(this::done);
  }

  @Override
  public Done make() {
    List<Map<String, Object>> items =
        estimate.items().stream()
            .map(
                item ->
                    Map.<String, Object>of(
                        "skuId", item.sku(),
                        "description", item.description(),
                        "qty", item.quantity(),
                        "unitRate", item.each()))
            .toList();
    return done(
        api.create(
            "sales/v2",
            "estimates",
            Map.of(
                "jobId",
                job,
                "name",
                estimate.name(),
                "summary",
                estimate.summary(),
                "status",
                "Open",
                "items",
                items,
                "externalLinks",
                List.of(Map.of("name", marker, "url", estimate.source().toString()))),
            RowsOfDeeds.ESTIMATE));
  }

  private Done done(Estimate row) {
    return new Done(Long.toString(row.id()), "Estimate " + row.id() + " of job " + job + ".");
  }
}
