package io.followup.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Export feeds behave as ServiceTitan describes them. */
class ExportsTest {
  private Vendor vendor;

  @BeforeEach
  void start() throws Exception {
    vendor = Vendor.start();
  }

  @AfterEach
  void stop() {
    vendor.close();
  }

  private void weather(int lagMs, int page, int repeats) throws Exception {
    vendor.sim(
        "PUT",
        "/faults",
        "{\"exports\": {\"lagMs\": %d, \"page\": %d, \"repeats\": %d}}"
            .formatted(lagMs, page, repeats));
  }

  private JsonNode estimates(String query) throws Exception {
    Vendor.Got got = vendor.serviceTitan("GET", "sales/v2", "export/estimates" + query, "");
    assertThat(got.status()).as(got.json().toString()).isEqualTo(200);
    return got.json();
  }

  private JsonNode readOn(JsonNode page) throws Exception {
    return estimates(
        "?includeRecentChanges=true&from="
            + URLEncoder.encode(page.path("continueFrom").asText(), StandardCharsets.UTF_8));
  }

  private static Stream<Long> ids(JsonNode page) {
    return page.path("data").valueStream().map(row -> row.path("id").asLong());
  }

  @Test
  void pages_follow_each_other_to_the_end_and_changes_come_once_more() throws Exception {
    weather(0, 2, 0);
    List<Long> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(vendor.opportunity("+1512555014" + i).estimate());
    }
    List<Long> told = new ArrayList<>();
    JsonNode page = estimates("?includeRecentChanges=true");
    ids(page).forEach(told::add);
    while (page.path("hasMore").asBoolean()) {
      page = readOn(page);
      ids(page).forEach(told::add);
    }
    assertThat(told).containsExactlyInAnyOrderElementsOf(made);
    assertThat(readOn(page).path("data")).isEmpty();

    vendor.sim("POST", "/estimates/" + made.get(1) + "/sell", "{}");
    JsonNode changed = readOn(page);
    assertThat(ids(changed)).containsExactly(made.get(1));
    assertThat(changed.at("/data/0/status/name").asText()).isEqualTo("Sold");
  }

  @Test
  void changes_show_up_late_unless_recent_ones_are_asked_for() throws Exception {
    weather(60_000, 10, 0);
    vendor.opportunity("+15125550142");
    assertThat(estimates("").path("data")).isEmpty();
    assertThat(estimates("?includeRecentChanges=true").path("data")).hasSize(1);
  }

  @Test
  void rows_come_twice_when_recent_ones_are_asked_for() throws Exception {
    weather(0, 10, 1);
    vendor.opportunity("+15125550142");
    JsonNode first = estimates("?includeRecentChanges=true");
    assertThat(readOn(first).path("data")).hasSize(1);
    assertThat(readOn(first).path("hasMore").asBoolean()).isFalse();
  }

  @Test
  void inactive_rows_are_told_too_and_a_date_is_a_beginning() throws Exception {
    long estimate = vendor.opportunity("+15125550142").estimate();
    vendor.sim("POST", "/estimates/" + estimate + "/touch", "{\"active\": false}");
    assertThat(estimates("?from=2020-01-01").path("data")).hasSize(1);
    assertThat(estimates("?from=2120-01-01").path("data")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sales/v2, export/estimates",
    "crm/v2, export/bookings",
    "crm/v2, export/leads",
    "crm/v2, export/customers/contacts",
    "jpm/v2, export/jobs",
    "jpm/v2, export/appointments",
    "accounting/v2, export/invoices",
    "accounting/v2, export/payments",
    "telecom/v2, export/calls"
  })
  void a_token_is_valid_only_for_its_feed(String module, String resource) throws Exception {
    Vendor.Got own = vendor.serviceTitan("GET", module, resource, "");
    assertThat(own.status()).isEqualTo(200);
    assertThat(own.json().has("hasMore")).isTrue();
    assertThat(
            vendor
                .serviceTitan(
                    "GET",
                    module,
                    resource + "?from=" + own.json().path("continueFrom").asText(),
                    "")
                .status())
        .isEqualTo(200);
    assertThat(vendor.serviceTitan("GET", module, resource + "?from=abc~-~1", "").status())
        .isEqualTo(400);
  }

  @Test
  void an_unknown_feed_is_not_found() throws Exception {
    assertThat(vendor.serviceTitan("GET", "sales/v2", "export/dreams", "").status()).isEqualTo(404);
  }
}
