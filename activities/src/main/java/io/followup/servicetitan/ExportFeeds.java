package io.followup.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.feed.Feed;
import io.followup.feed.FeedPage;
import io.followup.feed.FeedRow;
import io.followup.feed.FeedStart;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Export feeds: all that was changed since a day or since the token of the page before. Recent
 * changes are asked for, which come at once but may come twice (docs/reference/servicetitan.md,
 * export feeds).
 */
final class ExportFeeds {
  private static final ObjectReader PAGE = RawJson.readerFor(Page.class);

  /** An object that was made no longer ago than this counts as new: who booked has booked. */
  private static final Duration NEW = Duration.ofDays(1);

  private final ServiceTitanApi api;

  ExportFeeds(ServiceTitanApi api) {
    this.api = api;
  }

  record Page(Boolean hasMore, String continueFrom, List<JsonNode> data) {}

  /** Where a feed lies. */
  private record Path(String module, String resource) {
    static Path of(Feed feed) {
      return switch (feed) {
        case ESTIMATES -> new Path("sales/v2", "export/estimates");
        case BOOKINGS -> new Path("crm/v2", "export/bookings");
        case LEADS -> new Path("crm/v2", "export/leads");
        case JOBS -> new Path("jpm/v2", "export/jobs");
        case APPOINTMENTS -> new Path("jpm/v2", "export/appointments");
        case INVOICES -> new Path("accounting/v2", "export/invoices");
        case PAYMENTS -> new Path("accounting/v2", "export/payments");
        case CALLS -> new Path("telecom/v2", "export/calls");
        case CUSTOMERS -> new Path("crm/v2", "export/customers");
        case CONTACTS -> new Path("crm/v2", "export/customers/contacts");
        case SESSIONS -> throw new IllegalArgumentException("sessions have no export feed");
      };
    }
  }

  FeedPage read(Feed feed, FeedStart start) {
    Path path = Path.of(feed);
    Page page =
        api.<Page>get(
                path.module(),
                path.resource() + "?includeRecentChanges=true&from=" + from(start),
                PAGE)
            .orElseThrow(
                () ->
                    new DispatchRefused(
                        "ServiceTitan does not know the feed "
                            + path.module()
                            + "/"
                            + path.resource()
                            + ": take "
                            + feed.code()
                            + " out of feeds.read, and ask ServiceTitan for it."));
    List<JsonNode> data = page.data() == null ? List.of() : page.data();
    boolean hasMore = Boolean.TRUE.equals(page.hasMore());
    return new FeedPage(
        data.stream().map(row -> row(feed, row)).toList(), next(page, start, hasMore), hasMore);
  }

  private static String from(FeedStart start) {
    return switch (start) {
      case FeedStart.Token token -> URLEncoder.encode(token.token(), StandardCharsets.UTF_8);
      case FeedStart.Since since -> LocalDate.ofInstant(since.moment(), ZoneOffset.UTC).toString();
    };
  }

  /** A page without a token, when there is no more, is read again from where it began. */
  private static String next(Page page, FeedStart start, boolean hasMore) {
    if (page.continueFrom() != null && !page.continueFrom().isBlank()) {
      return page.continueFrom();
    }
    if (hasMore) {
      throw new DispatchUnavailable(
          "ServiceTitan says that its feed has more, but not where it goes on.", Optional.empty());
    }
    return switch (start) {
      case FeedStart.Token token -> token.token();
      case FeedStart.Since since -> from(since);
    };
  }

  private static FeedRow row(Feed feed, JsonNode row) {
    Optional<Instant> modified = RawJson.instant(row, "modifiedOn");
    return new FeedRow(event(feed, row, modified), RawJson.written(row), modified);
  }

  private static String event(Feed feed, JsonNode row, Optional<Instant> modified) {
    return switch (feed) {
      case ESTIMATES -> "estimate.updated";
      case BOOKINGS -> isNew(row, modified) ? "booking.created" : "booking.updated";
      case LEADS -> "lead.updated";
      case JOBS -> isNew(row, modified) ? "job.created" : "job.updated";
      case APPOINTMENTS -> "appointment.rescheduled";
      case INVOICES -> "invoice.updated";
      case PAYMENTS -> "payment.updated";
      case CALLS -> "call.completed";
      case CUSTOMERS -> "customer.updated";
      case CONTACTS -> "contact.updated";
      case SESSIONS -> throw new IllegalArgumentException("sessions have no export feed");
    };
  }

  private static boolean isNew(JsonNode row, Optional<Instant> modified) {
    Optional<Instant> created = RawJson.instant(row, "createdOn");
    return created.isPresent()
        && modified.map(at -> Duration.between(created.get(), at).compareTo(NEW) <= 0).orElse(true);
  }
}
