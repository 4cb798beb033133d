package io.followup.servicetitan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.acting.ActingOnce;
import io.followup.acting.TellingOrigins;
import io.followup.http.HttpConnections;
import io.followup.sending.Office;
import io.followup.sending.TestDatabase;
import io.followup.tenant.SampleTenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where customers came from on the web is told of the jobs and bookings that came of it. */
class TellingOriginsTest {
  private static final String TRACKING =
      """
      "sourceTracking": {"landingPageUrl": "https://www.example.com/ac-repair?utm_source=google",
        "gclid": "EAIaIQ-sample", "utmSource": "google", "utmCampaign": "ac-repair-mesa", "fbclid": null}\
      """;

  private final TenantId tenant = new TenantId("t" + UUID.randomUUID().toString().substring(0, 8));
  private final String session = UUID.randomUUID().toString();
  private final JdbcTemplate jdbc = new JdbcTemplate(TestDatabase.dataSource());
  private final Office office = new Office();
  private final CloseableHttpClient http = HttpConnections.open();
  private final Tenants tenants =
      new Tenants(Map.of(tenant.value(), SampleTenant.playedBy(office.simulator)));
  private final ServiceTitanConnections connections =
      new ServiceTitanConnections(
          tenants, http, Clock.systemUTC(), Office.CALLS, CallListener.NONE);
  private final TellingOrigins telling =
      new TellingOrigins(
          tenants,
          new ActingOnce(
              new ServiceTitanDeeds(tenants, connections, Clock.systemUTC()),
              TestDatabase.dataSource(),
              Duration.ofMillis(500)),
          TestDatabase.dataSource());

  @AfterEach
  void close() {
    http.close(CloseMode.IMMEDIATE);
    office.close();
  }

  /** As the relay leaves it. */
  private void delivered(
      String subject, String fact, String resource, String data, String facts, String... runs) {
    jdbc.update(
        """
        insert into delivery (tenant, source, event, dedup_key, headers, body, subject, state, read_as, facts, resource,
          fact, runs, done_at)
        values (?, 'servicetitan', 'x', ?, '{}', ?, ?, 'RELAYED', 'x', ?::jsonb, ?, ?, ?, now())
        """,
        tenant.value(),
        UUID.randomUUID().toString(),
        ("{\"eventType\":\"x\",\"data\":{" + data + "}}").getBytes(StandardCharsets.UTF_8),
        subject,
        facts,
        resource,
        fact,
        runs);
  }

  private String run() {
    return "session/" + tenant + "/" + session;
  }

  private void abandoned(String lastSeen) {
    delivered(
        run(),
        "SessionAbandoned",
        session,
        "\"id\": \"%s\", \"lastCheckinDate\": \"%s\", %s".formatted(session, lastSeen, TRACKING),
        "[]");
  }

  private void completed(String more) {
    delivered(
        run(),
        "SessionCompleted",
        session,
        "\"id\": \"%s\", %s".formatted(session, more),
        "[]",
        run());
  }

  private String fact(String name, String more) {
    return """
    [{"fact": "%s", "origin": {"factId": "f", "tenant": "%s", "occurredAt": "2026-06-15T17:00:00Z",
      "receivedAt": "2026-06-15T17:00:00Z", "source": "servicetitan-webhook"}, %s}]
    """
        .formatted(name, tenant, more);
  }

  private void booked(String what, String at) {
    delivered(
        null,
        "CustomerBooked",
        null,
        "\"id\": 1",
        fact(
            "CustomerBooked",
            "\"customer\": \"41\", \"what\": \"%s\", \"at\": \"%s\"".formatted(what, at)),
        run());
  }

  private List<String> told() {
    return attributed()
        .valueStream()
        .map(
            row ->
                (row.at("/job/id").isNull() ? "booking " : "job ")
                    + (row.at("/job/id").isNull()
                        ? row.at("/booking/id").asText()
                        : row.at("/job/id").asText())
                    + " "
                    + row.at("/attribution/clickId").asText()
                    + " "
                    + row.at("/attribution/utmCampaign").asText())
        .sorted()
        .toList();
  }

  private JsonNode attributed() {
    return connections
        .of(tenant)
        .<JsonNode>get(
            "marketingads/v2",
            "attributed-leads?fromUtc=2026-01-01T00:00:00Z&toUtc=2036-01-01T00:00:00Z",
            Rows.ANYTHING)
        .orElseThrow()
        .path("data");
  }

  @Test
  void a_session_that_ends_with_a_booking_tells_its_origin_once() {
    abandoned("2026-06-15T16:00:00Z");
    completed("\"bookingId\": 31000234");

    assertThat(telling.tellAll()).isEqualTo(1);
    assertThat(telling.tellAll()).isZero();
    assertThat(told()).containsExactly("booking 31000234 EAIaIQ-sample ac-repair-mesa");
  }

  @Test
  void the_job_of_that_booking_gets_it_too() {
    completed("\"bookingId\": 31000234, " + TRACKING);
    telling.tellAll();
    delivered(
        "booking/" + tenant + "/31000234",
        "BookingConverted",
        "31000234",
        "\"id\": 31000234",
        fact(
            "BookingConverted",
            "\"subject\": {\"kind\": \"booking\", \"tenant\": \"%s\", \"id\": \"31000234\"},"
                    .formatted(tenant)
                + " \"job\": \"51000456\", \"modifiedOn\": \"2026-06-15T17:00:00Z\""));
    telling.tellAll();

    assertThat(told())
        .containsExactly(
            "booking 31000234 EAIaIQ-sample ac-repair-mesa",
            "job 51000456 EAIaIQ-sample ac-repair-mesa");
  }

  @Test
  void who_drops_out_and_then_calls_keeps_the_click_that_led_there() {
    abandoned("2026-06-15T16:00:00Z");
    booked("job 51000457", "2026-06-15T17:00:00Z");
    telling.tellAll();

    assertThat(told()).containsExactly("job 51000457 EAIaIQ-sample ac-repair-mesa");
  }

  @Test
  void what_was_booked_before_the_session_did_not_come_of_it() {
    abandoned("2026-06-15T16:00:00Z");
    booked("job 51000458", "2026-06-15T15:00:00Z");

    assertThat(telling.tellAll()).isZero();
    assertThat(told()).isEmpty();
  }

  @Test
  void a_lost_answer_makes_no_second_attribution() {
    completed("\"jobId\": 51000459, " + TRACKING);
    office.call(
        "PUT",
        "/faults",
        "{\"servicetitan\": {\"writes\": {\"mode\": \"drop-after\", \"count\": 1}}}");
    for (int looks = 0; looks < 3; looks++) {
      telling.tellAll();
    }

    assertThat(told()).containsExactly("job 51000459 EAIaIQ-sample ac-repair-mesa");
  }

  @Test
  void a_session_without_a_landing_page_tells_nothing() {
    completed("\"jobId\": 51000460, \"sourceTracking\": {\"gclid\": \"x\"}");

    assertThat(telling.tellAll()).isZero();
    assertThat(told()).isEmpty();
  }
}
