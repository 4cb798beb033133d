package io.followup.servicetitan;

import io.followup.dispatch.Action;
import io.followup.dispatch.Action.About;
import io.followup.dispatch.Deed;
import io.followup.dispatch.DispatchRefused;
import io.followup.servicetitan.Rows.Note;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Notes on customers and jobs. ServiceTitan has no key for them: a marker in the text is looked for
 * (docs/reference/servicetitan.md, idempotency).
 */
final class NoteDeed implements Deed {
  private static final int PAGE = 500;
  private static final int MOST_PAGES = 20;

  private final ServiceTitanApi api;
  private final Action.WriteNote note;
  private final String marker;
  private final String module;
  private final String resource;

  NoteDeed(ServiceTitanApi api, Action.WriteNote note, String marker) {
    this.api = api;
    this.note = note;
    this.marker = marker;
    if (note.about() == About.BOOKING) {
      throw new DispatchRefused(
          "ServiceTitan keeps no notes with bookings: leave it with the customer or job.");
    }
    this.module = note.about() == About.JOB ? "jpm/v2" : "crm/v2";
    this.resource = (note.about() == About.JOB ? "jobs/" : "customers/") + note.id() + "/notes";
  }

  @Override
  public Optional<Done> find() {
    for (int page = 1; page <= MOST_PAGES; page++) {
      String query = resource + "?pageSize=" + PAGE + "&page=" + page;
      Rows.Page<Note> notes =
          api.<Rows.Page<Note>>get(module, query, RowsOfDeeds.NOTES).orElseThrow(this::unknown);
      Optional<Note> found =
          notes.data().stream().filter(row -> RowsOfDeeds.bears(row.text(), marker)).findFirst();
      if (found.isPresent() || !notes.hasMore()) {
        return found.map(this::done);
      }
    }
    throw new DispatchRefused(
        atStart()
            + " has more than "
            + PAGE * MOST_PAGES
            + " notes in ServiceTitan, too many to look through; no note was left.");
  }

  @Override
  public Done make() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("text", text());
    body.put("pinToTop", false);
    if (note.about() == About.CUSTOMER) {
      body.put("addToLocations", false);
    }
    return done(api.create(module, resource, body, RowsOfDeeds.NOTE));
  }

  private String text() {
    String links = note.links().stream().map(URI::toString).collect(Collectors.joining("\n"));
    return note.title()
        + "\n"
        + note.text()
        + "\n"
        + (links.isEmpty() ? "" : links + "\n")
        + "["
        + marker
        + "]";
  }

  private Done done(Note row) {
    return new Done(Long.toString(row.id()), "Note " + row.id() + " of " + inWords() + ".");
  }

  private String inWords() {
    return note.about().name().toLowerCase(Locale.ROOT) + " " + note.id();
  }

  private String atStart() {
    return inWords().substring(0, 1).toUpperCase(Locale.ROOT) + inWords().substring(1);
  }

  private DispatchRefused unknown() {
    return new DispatchRefused(
        "ServiceTitan does not know " + inWords() + ", so no note could be left.");
  }
}
