package io.followup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.temporal.SearchAttributes;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Every part of the engine comes up, and nothing is left behind. */
@Isolated("it counts the processes of this JVM")
class EngineIT {
  private static List<ProcessHandle> others;
  private static Engine engine;

  @BeforeAll
  static void start() {
    // Other tests in this JVM may have an engine of their own.
    others = ProcessHandle.current().descendants().toList();
    engine = Engine.start(Engine.Settings.defaults().withTenants("borealis").quickToStart());
  }

  @AfterAll
  static void nothing_is_left_behind() {
    List<ProcessHandle> parts =
        ProcessHandle.current().descendants().filter(part -> !others.contains(part)).toList();
    URI api = engine.apiUrl();
    engine.close();
    assertThat(parts).hasSizeGreaterThanOrEqualTo(3).noneMatch(ProcessHandle::isAlive);
    assertThat(Part.answers(api)).isFalse();
    assertThat(engine.logs()).doesNotExist();
  }

  @Test
  void the_api_is_healthy_and_sees_database_and_temporal() throws Exception {
    JsonNode health = Office.JSON.readTree(get(engine.apiUrl().resolve("/actuator/health")).body());
    assertThat(health.get("status").asText()).isEqualTo("UP");
    assertThat(health.get("components").get("db").get("status").asText()).isEqualTo("UP");
  }

  @Test
  void a_killed_worker_comes_back() {
    URI health = engine.workerUrl().resolve("/actuator/health");
    assertThat(Part.answers(health)).isTrue();
    engine.killWorker();
    assertThat(Part.answers(health)).isFalse();
    engine.startWorker();
    assertThat(Part.answers(health)).isTrue();
  }

  @Test
  void temporal_knows_the_search_attributes() {
    OperatorServiceStubs operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setTarget(engine.temporalAddress())
                .validateAndBuildWithDefaults());
    try {
      assertThat(
              operator
                  .blockingStub()
                  .listSearchAttributes(
                      ListSearchAttributesRequest.newBuilder().setNamespace("default").build())
                  .getCustomAttributesMap())
          .containsKeys(
              SearchAttributes.ALL.stream().map(key -> key.getName()).toArray(String[]::new));
    } finally {
      operator.shutdownNow();
    }
  }

  @Test
  void the_database_is_postgresql_18_and_durable() throws SQLException {
    try (var connection = DriverManager.getConnection(engine.jdbcUrl());
        var statement = connection.createStatement()) {
      assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
      for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        try (var row = statement.executeQuery("SHOW " + setting)) {
          row.next();
          assertThat(row.getString(1)).as(setting).isEqualTo("on");
        }
      }
    }
  }

  @Test
  void the_simulator_shows_its_page_and_takes_mail() throws Exception {
    assertThat(get(engine.simulator().uri().resolve("/")).statusCode()).isEqualTo(200);
    try (Socket smtp = new Socket("127.0.0.1", engine.simulator().smtpPort());
        var lines = new BufferedReader(new InputStreamReader(smtp.getInputStream()))) {
      assertThat(lines.readLine()).startsWith("220 ");
    }
  }

  @Test
  void a_second_tenant_has_a_webhook_of_its_own() throws Exception {
    assertThat(post(engine.webhookUrl("borealis")).statusCode()).isEqualTo(401);
    assertThat(post(engine.webhookUrl("nobody")).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(URI webhook) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(webhook + "/estimate.created"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
