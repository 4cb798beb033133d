package io.followup.api.relay;

import static io.followup.api.RunningApi.json;
import static io.followup.api.RunningApi.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.api.Estimate;
import io.followup.api.RunningApi;
import io.followup.api.TestDatabase;
import io.followup.api.TestTemporal;
import io.followup.fact.Fact;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What happens while the parts around the api are away. */
class OutageTest {

  @Test
  void while_temporal_is_away_webhooks_are_taken_and_relayed_in_order_afterwards() {
    try (TestTemporal temporal = new TestTemporal()) {
      temporal.stop();
      try (RunningApi api =
          new RunningApi(TestDatabase.fresh(), temporal.address(), "--followup.relay.max-lag=1s")) {
        List<String> ids = new ArrayList<>();
        for (int job = 1; job <= 20; job++) {
          Estimate estimate = Estimate.open("1" + job, "1" + job);
          ids.add(api.accepted("estimate.created", estimate.json()));
          ids.add(api.accepted("estimate.dismissed", estimate.dismissed().json()));
        }
        assertHealth(api, "temporal", "DOWN");
        assertHealth(api, "relay", "DOWN");
        assertThat(api.delivery(ids.getFirst()).get("state").stringValue()).isEqualTo("NEW");
        assertThat(api.delivery(ids.getFirst()).get("attempts").intValue()).isZero();
        assertThat(api.get("/api/runs/estimate/acme/job-11").statusCode()).isEqualTo(503);

        temporal.start();
        ids.forEach(
            id ->
                assertThat(api.settled(id).get("state").stringValue()).as(id).isEqualTo("RELAYED"));
        for (int job = 1; job <= 20; job++) {
          assertThat(temporal.told("estimate/acme/job-1" + job).stream().map(Fact::name))
              .containsExactly("EstimateOpened", "EstimateDismissed");
        }
        assertHealth(api, "temporal", "UP");
        assertHealth(api, "relay", "UP");
      }
    }
  }

  private static void assertHealth(RunningApi api, String part, String status) {
    until(
        () -> json(api.get("/actuator/health")).get("components").get(part),
        health -> health.get("status").stringValue().equals(status));
  }

  @Test
  void while_the_database_is_away_senders_are_told_to_come_again() throws Exception {
    Path data = Files.createTempDirectory("followup-db");
    EmbeddedPostgres server =
        EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).start();
    int port = server.getPort();
    try (TestTemporal temporal = new TestTemporal();
        RunningApi api =
            new RunningApi(server.getJdbcUrl("postgres", "postgres"), temporal.address())) {
      String first = api.accepted("estimate.created", Estimate.open("1", "1").json());
      api.settled(first);
      server.close();

      Instant asked = Instant.now();
      HttpResponse<String> refused =
          api.deliver("estimate.created", Estimate.open("2", "2").json());
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("10");
      assertThat(json(refused).get("code").stringValue()).isEqualTo("inbox-unavailable");
      assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(10));
      assertThat(api.get("/api/deliveries").statusCode()).isEqualTo(503);

      server =
          EmbeddedPostgres.builder()
              .setPort(port)
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .start();
      HttpResponse<String> accepted =
          until(
              () -> api.deliver("estimate.created", Estimate.open("2", "2").json()),
              answer -> answer.statusCode() == 200);
      JsonNode second = api.settled(json(accepted).get("delivery").stringValue());
      assertThat(second.get("state").stringValue()).isEqualTo("RELAYED");
    } finally {
      server.close();
    }
  }
}
