package io.followup.servicetitan;

import com.fasterxml.jackson.databind.ObjectReader;
import io.followup.dispatch.DispatchRefused;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Lists, page by page. ServiceTitan ignores filters that it does not know and answers with other
 * people's rows, so every row is checked (docs/reference/servicetitan.md, access).
 */
final class Lists {
  private static final int PAGE = 200;
  private static final int MOST_PAGES = 25;

  private final ServiceTitanApi api;

  Lists(ServiceTitanApi api) {
    this.api = api;
  }

  /**
   * What the rows of a list have in common.
   *
   * @param inWords the filter as it reads after "the filter": {@code jobId}
   */
  record Filter<T>(String inWords, Predicate<T> holds) {}

  /**
   * Every row of a list; none when ServiceTitan does not know the list.
   *
   * @param query below the tenant, with its filters
   */
  <T> List<T> all(String module, String query, ObjectReader reader, Filter<T> filter) {
    List<T> all = new ArrayList<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      Rows.Page<T> rows = page(module, query, page, reader);
      if (!rows.data().stream().allMatch(filter.holds())) {
        throw new DispatchRefused(
            "ServiceTitan ignored the filter "
                + filter.inWords()
                + " of "
                + module
                + "/"
                + path(query)
                + " and listed other rows; report it.");
      }
      all.addAll(rows.data());
      if (!rows.hasMore()) {
        return all;
      }
    }
    throw new DispatchRefused(
        "ServiceTitan lists more than "
            + MOST_PAGES * PAGE
            + " rows of "
            + module
            + "/"
            + path(query)
            + " for one follow-up, too many to look through.");
  }

  private <T> Rows.Page<T> page(String module, String query, int page, ObjectReader reader) {
    String paged = query + (query.contains("?") ? "&" : "?") + "pageSize=" + PAGE + "&page=" + page;
    return api.<Rows.Page<T>>get(module, paged, reader)
        .orElseGet(() -> new Rows.Page<>(false, List.of()));
  }

  /** A value of a query. */
  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static String path(String query) {
    return query.replaceFirst("\\?.*", "");
  }
}
