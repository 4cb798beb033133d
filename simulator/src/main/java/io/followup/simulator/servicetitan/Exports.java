package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Json;
import io.followup.simulator.http.Request;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Export feeds: everything that was made or changed, inactive rows too, since a day or since the
 * token of the page before. Changes show up some time later unless recent ones are asked for; then
 * rows may come twice.
 */
public final class Exports {
  private static final Weather USUAL = new Weather(Duration.ZERO, 500, 2);

  private final Map<String, Supplier<Stream<ExportRow>>> feeds;
  private final Map<String, ExportJournal> journals = new ConcurrentHashMap<>();
  private volatile Weather weather = USUAL;

  /**
   * How feeds behave.
   *
   * @param lag after so long changes show up, when recent ones are not asked for; live 15 minutes
   * @param page most rows of one page
   * @param repeats how many rows of the page before come again, when recent ones are asked for
   */
  public record Weather(Duration lag, int page, int repeats) {}

  Exports(Office office, Departments departments) {
    feeds =
        Map.of(
            "sales/v2/export/estimates",
            () -> office.estimates().map(ExportRow::of),
            "crm/v2/export/bookings",
            () -> departments.bookings().all().map(ExportRow::of),
            "crm/v2/export/leads",
            () -> departments.leads().all().map(ExportRow::of),
            "crm/v2/export/customers",
            () -> office.customers().map(VendorJson::customer).map(ExportRow::of),
            "crm/v2/export/customers/contacts",
            () -> office.customers().flatMap(ExportRow::contactsOf),
            "jpm/v2/export/jobs",
            () ->
                office
                    .jobs()
                    .map(
                        job ->
                            new ExportRow(
                                String.valueOf(job.id()),
                                job.progress().modifiedOn(),
                                () -> departments.visits().json(job))),
            "jpm/v2/export/appointments",
            () -> departments.visits().appointments().all().map(ExportRow::of),
            "accounting/v2/export/invoices",
            () -> departments.accounts().allInvoices().map(ExportRow::of),
            "accounting/v2/export/payments",
            () -> departments.accounts().allPayments().map(ExportRow::of),
            "telecom/v2/export/calls",
            () -> departments.calls().all().map(ExportRow::of));
  }

  /** {@code {module}/{version}/tenant/{tenant}/export/{thing}} */
  Answer answer(Request request) {
    String name =
        String.join(
            "/",
            Stream.concat(
                    Stream.of(request.segment(0), request.segment(1)),
                    request.segments().stream().skip(4))
                .toList());
    Supplier<Stream<ExportRow>> feed = feeds.get(name);
    return feed == null ? Problem.plain(404) : page(name, feed, request);
  }

  private Answer page(String name, Supplier<Stream<ExportRow>> feed, Request request) {
    Weather now = weather;
    boolean recent =
        request.query().text("includeRecentChanges").orElse("").equalsIgnoreCase("true");
    From from = From.of(name, request.query().text("from").orElse(""));
    List<ExportJournal.Entry> entries =
        journals
            .computeIfAbsent(name, key -> new ExportJournal())
            .after(
                feed.get(),
                recent ? Math.max(0, from.place() - now.repeats()) : from.place(),
                recent ? Duration.ZERO : now.lag(),
                from.modified(),
                now.page() + 1);
    ObjectNode body = Json.object();
    body.put("hasMore", entries.size() > now.page());
    List<ExportJournal.Entry> shown = entries.stream().limit(now.page()).toList();
    long reached = shown.stream().mapToLong(ExportJournal.Entry::place).max().orElse(from.place());
    body.put("continueFrom", from.at(Math.max(reached, from.place())).token(name));
    ArrayNode data = body.putArray("data");
    shown.forEach(entry -> data.add(withActive(entry.row().json().get())));
    return Answer.json(200, body);
  }

  /** Exported shapes tell whether the object is active. */
  private static ObjectNode withActive(ObjectNode row) {
    return row.has("active") ? row : row.deepCopy().put("active", true);
  }

  /**
   * Where a page begins.
   *
   * @param modified only what was modified at or after this
   * @param place in the journal after which it begins
   */
  private record From(Optional<Instant> modified, long place) {
    private static final String NONE = "-";

    static From of(String feed, String told) {
      if (told.isEmpty()) {
        return new From(Optional.empty(), 0);
      }
      String[] parts = told.split("~");
      try {
        if (parts.length == 1) {
          return new From(Optional.of(date(told)), 0);
        }
        if (parts.length == 3 && parts[0].equals(mark(feed))) {
          return new From(
              parts[1].equals(NONE) ? Optional.empty() : Optional.of(Instant.parse(parts[1])),
              Long.parseLong(parts[2]));
        }
      } catch (DateTimeException | NumberFormatException neither) {
        // told below
      }
      throw Problem.field("from", "The value '" + told + "' is not valid.");
    }

    private static Instant date(String told) {
      return told.length() == 10
          ? LocalDate.parse(told).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Timestamps.read(told);
    }

    /** A token is valid only for the feed that gave it. */
    private static String mark(String feed) {
      return Integer.toHexString(feed.hashCode());
    }

    From at(long reached) {
      return new From(modified, reached);
    }

    String token(String feed) {
      return String.join(
          "~", mark(feed), modified.map(Instant::toString).orElse(NONE), Long.toString(place));
    }
  }

  public Weather weather() {
    return weather;
  }

  public void weather(Weather other) {
    weather = other;
  }

  public void clear() {
    journals.clear();
    weather = USUAL;
  }
}
