package io.followup.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.sandbox.Engine;
import io.followup.temporal.Payloads;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** What several benchmarks do with an engine. */
final class Engines {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Area codes of the Central zone; 512 belongs to the contractor of the sandbox. */
  private static final List<Integer> CENTRAL =
      List.of(
          210, 214, 254, 281, 325, 346, 361, 409, 430, 432, 469, 612, 682, 713, 726, 737, 806, 817,
          830, 832, 903, 915, 936, 940, 945, 956, 972, 979, 479, 501, 870, 225, 318, 337, 504, 985,
          405, 539, 580, 918, 314, 417, 573, 636, 660, 816);

  private Engines() {}

  static Webhook.Target target(Engine engine) {
    URI url = engine.webhookUrl();
    return new Webhook.Target(
        url.getAuthority(),
        url.getPort(),
        url.getPath(),
        engine.simulator().settings().serviceTitan().tenantId(),
        engine.simulator().settings().serviceTitan().signingKey());
  }

  static WorkflowClient client(Engine engine) {
    return WorkflowClient.newInstance(
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(engine.temporalAddress()).build()),
        WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build());
  }

  /** A call of the simulator's control API. */
  static JsonNode simulator(Engine engine, String method, String path, String body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(engine.simulator().uri().resolve(path))
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build();
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /**
   * A customer in Texas with a mobile number of the Central zone, and a job with one open estimate;
   * no webhook is sent.
   *
   * @param number below 4,600; makes a number of the range that is reserved for examples
   */
  static Webhook silentEstimate(Engine engine, int number, Instant created) {
    long customer =
        simulator(
                engine,
                "POST",
                "/sim/customers",
                """
                {"name":"Pat Example","phone":"+1%d55501%02d","city":"Austin","state":"TX","zip":"78701"}\
                """
                    .formatted(CENTRAL.get(number / 100), number % 100))
            .get("customerId")
            .asLong();
    long job =
        simulator(
                engine,
                "POST",
                "/sim/jobs",
                "{\"customerId\":%d,\"jobType\":\"AC repair\"}".formatted(customer))
            .get("jobId")
            .asLong();
    long estimate =
        simulator(
                engine,
                "POST",
                "/sim/estimates",
                """
                {"jobId":%d,"name":"Option A","subtotal":538.5,"tax":44.7,"createdOn":"%s","silent":true}\
                """
                    .formatted(job, created))
            .get("estimateId")
            .asLong();
    return new Webhook("estimate.created", "created-" + estimate, estimate, job, customer, created);
  }

  static void inParallel(int threads, int count, IntConsumer work) throws Exception {
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        running.add(
            pool.submit(
                () -> {
                  for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    work.accept(i);
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
  }

  static double number(Engine engine, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(engine.jdbcUrl());
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return number(statement);
    }
  }

  static void awaitCount(Engine engine, String sql, long count) throws Exception {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(5));
    // One connection for all looks: opening one costs as much as a few touches.
    try (Connection connection = DriverManager.getConnection(engine.jdbcUrl());
        PreparedStatement statement = connection.prepareStatement(sql)) {
      double have = number(statement);
      while (have < count) {
        if (Instant.now().isAfter(deadline)) {
          throw new IllegalStateException(
              "waited 5 minutes for " + count + " but have " + have + ": " + sql);
        }
        Thread.sleep(200);
        have = number(statement);
      }
    }
  }

  private static double number(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getDouble(1);
    }
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
