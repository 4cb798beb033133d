package io.followup.servicetitan;

import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.OfficeDesk;
import io.followup.subject.CustomerId;
import java.util.Map;
import java.util.Optional;

/**
 * Notes on customers. ServiceTitan has no key for them: a marker in the text is looked for before
 * one is written (docs/reference/servicetitan.md, idempotency).
 */
final class CustomerNotes implements OfficeDesk {
  private static final int PAGE = 500;
  private static final int MOST_PAGES = 20;

  private final ServiceTitanApi api;

  CustomerNotes(ServiceTitanApi api) {
    this.api = api;
  }

  @Override
  public boolean takes(CustomerId customer) {
    return customer.value().matches("\\d{1,18}");
  }

  @Override
  public String leave(Memo memo) {
    Rows.Note note =
        find(memo)
            .orElseGet(
                () ->
                    api.create(
                        "crm/v2",
                        resource(memo.customer()),
                        Map.of(
                            "text",
                            memo.title() + "\n" + memo.text() + "\n[" + memo.marker() + "]",
                            "pinToTop",
                            false,
                            "addToLocations",
                            false),
                        Rows.NOTE));
    return "Note " + note.id() + " of customer " + memo.customer() + ".";
  }

  private Optional<Rows.Note> find(Memo memo) {
    for (int page = 1; page <= MOST_PAGES; page++) {
      String query = resource(memo.customer()) + "?pageSize=" + PAGE + "&page=" + page;
      Rows.Page<Rows.Note> notes =
          api.<Rows.Page<Rows.Note>>get("crm/v2", query, Rows.NOTES)
              .orElseThrow(() -> unknown(memo.customer()));
      Optional<Rows.Note> found =
          notes.data().stream().filter(note -> note.says(memo.marker())).findFirst();
      if (found.isPresent() || !notes.hasMore()) {
        return found;
      }
    }
    throw new DispatchRefused(
        "Customer "
            + memo.customer()
            + " has more than "
            + PAGE * MOST_PAGES
            + " notes in ServiceTitan, too many to look through; no note was left.");
  }

  private static DispatchRefused unknown(CustomerId customer) {
    return new DispatchRefused(
        "ServiceTitan does not know customer " + customer + ", so no note could be left.");
  }

  private static String resource(CustomerId customer) {
    return "customers/" + customer.value() + "/notes";
  }
}
