package io.followup.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class WorkerApplicationTest {

  @Test
  void it_waits_for_temporal_says_so_once_and_works_when_temporal_comes(CapturedOutput output)
      throws Exception {
    int port = Starting.freePort();
    TestServer.PortBoundTestServer temporal = null;
    try (ConfigurableApplicationContext worker = Starting.worker(port)) {
      eventually(() -> output.getAll().contains("Temporal does not answer"));
      assertThat(get(worker, "health")).contains("\"temporal\"").contains("DOWN");

      temporal = TestServer.createPortBoundServer(port);
      eventually(() -> get(worker, "health").contains("\"temporal\":{\"status\":\"UP\"}"));
      assertThat(output.getAll()).contains("Workers poll default");
      eventually(() -> get(worker, "prometheus").contains("temporal_worker_start_total"));
    } finally {
      if (temporal != null) {
        temporal.close();
      }
    }
    assertThat(output.getAll()).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(output.getAll().split("does not answer")).hasSize(2);
  }

  @Test
  void a_wrong_tenant_stops_the_start_with_a_sentence(CapturedOutput output) {
    assertThatThrownBy(
        () -> Starting.worker(1, Map.of("followup.tenants.acme.quiet-hours.opens", "21:00")));

    assertThat(output.getAll())
        .contains(
            "followup.tenants.acme: quiet-hours.opens 21:00 must be before quiet-hours.closes"
                + " 20:00.")
        .doesNotContain("\tat ");
  }

  @Test
  void a_value_of_the_wrong_kind_stops_the_start_with_a_sentence(CapturedOutput output) {
    assertThatThrownBy(() -> Starting.worker(1, Map.of("followup.smtp.port", "many")));

    assertThat(output.getAll())
        .contains("followup.smtp.port is 'many', which cannot be used as int.")
        .doesNotContain("\tat ");
  }

  @Test
  void an_office_that_reads_in_the_mailbox_of_the_engine_stops_the_start(CapturedOutput output) {
    Map<String, String> mailbox =
        Map.of(
            "followup.tenants.acme.mail.from", "hello@acme.example.com",
            "followup.tenants.acme.mail.postal-address", "100 Main St, Austin, TX 78701",
            "IMAP_HOST", "127.0.0.1",
            "IMAP_USERNAME", "hello@acme.example.com");
    assertThatThrownBy(() -> Starting.worker(1, mailbox));

    assertThat(output.getAll())
        .contains("followup.tenants.acme.mail.office is the mailbox that the engine empties")
        .doesNotContain("\tat ");
  }

  @Test
  void no_tenants_stop_the_start_with_a_sentence(CapturedOutput output) {
    assertThatThrownBy(() -> Starting.worker(1, Map.of("FOLLOWUP_CONFIG", "nowhere.yaml")));

    assertThat(output.getAll())
        .contains("followup.tenants is empty: name a file with at least one tenant");
  }

  @Test
  void without_its_database_it_stops_with_a_sentence(CapturedOutput output) {
    assertThatThrownBy(
        () ->
            Starting.worker(
                1, Map.of("FOLLOWUP_DB_URL", "jdbc:postgresql://127.0.0.1:1/followup")));

    assertThat(output.getAll())
        .contains("PostgreSQL at jdbc:postgresql://127.0.0.1:1/followup cannot be used")
        .doesNotContain("\tat ");
  }

  private static String get(ConfigurableApplicationContext worker, String endpoint) {
    String port = worker.getEnvironment().getProperty("local.server.port");
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + port + "/actuator/" + endpoint))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      return e.toString();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("waited long enough").isBefore(end);
      Thread.sleep(50);
    }
  }
}
