package io.followup.servicetitan;

import io.followup.dispatch.Action;
import io.followup.dispatch.Deed;
import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.servicetitan.RowsOfDeeds.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Opting a number out of all texts. ServiceTitan takes that over the opt-outs of its telephony; a
 * contact's own mark (doNotText) cannot be written by its API, and nothing takes an opt-out back
 * (docs/reference/servicetitan.md, opt-outs).
 */
final class OptOutDeed implements Deed {
  private static final String MODULE = "telecom/v3";
  private static final String GLOBAL = "Global";

  private final ServiceTitanApi api;
  private final Action.OptOut optOut;

  OptOutDeed(ServiceTitanApi api, Action.OptOut optOut) {
    this.api = api;
    this.optOut = optOut;
  }

  @Override
  public Optional<Done> find() {
    Rows.Page<Rows.OptOut> found =
        api.find(
            MODULE,
            "optinouts/optouts/getlist",
            Map.of("contactNumbers", List.of(optOut.number())),
            Rows.OPT_OUTS);
    return found.data().stream()
        .filter(row -> optOut.number().equals(row.contactNumber()))
        .filter(row -> GLOBAL.equalsIgnoreCase(row.optOutType()))
        .findFirst()
        .map(row -> done());
  }

  @Override
  public Done make() {
    Rows.Page<Told> told =
        api.create(
            MODULE,
            "optinouts/optouts",
            Map.of("optOutType", GLOBAL, "contactNumbers", List.of(optOut.number())),
            RowsOfDeeds.TOLD);
    String status = told.data().stream().map(Told::status).findFirst().orElse("Ok");
    return switch (status) {
      case "Ok" -> done();
      case "RetryableError" ->
          throw new DispatchUnavailable(
              "ServiceTitan could not take an opt-out now.", Optional.empty());
      default ->
          throw new DispatchRefused(
              "ServiceTitan did not take an opt-out (" + status + "): set it there.");
    };
  }

  /** The number must not stand in the record. */
  private static Done done() {
    return new Done("", "ServiceTitan knows that the number is opted out.");
  }
}
