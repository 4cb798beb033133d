package io.followup.api;

import io.followup.api.servicetitan.Samples;
import io.followup.api.servicetitan.TestSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The api as it runs in production, on a free port, spoken to over HTTP. */
public final class RunningApi implements AutoCloseable {
  public static final String ADMIN = "bootstrap-key-for-tests-0123456789";
  public static final String TOKEN = "acme-token-0123456789";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;

  public RunningApi(String database, String temporal, String... more) {
    this(Object.class, database, temporal, more);
  }

  /**
   * @param beans a configuration class with further beans
   */
  public RunningApi(Class<?> beans, String database, String temporal, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--spring.config.import=classpath:acme.yaml",
                "--spring.datasource.url=" + database,
                "--spring.datasource.hikari.connection-timeout=700",
                "--followup.temporal.address=" + temporal,
                "--followup.temporal.deadline=1s",
                // Deliveries of tests are older than the start.
                "--followup.launch.folder=everything",
                "--followup.bootstrap-api-key=" + ADMIN));
    arguments.addAll(Arrays.asList(more));
    this.context =
        new SpringApplicationBuilder(ApiApplication.class, beans)
            .run(arguments.toArray(String[]::new));
    this.base =
        URI.create(
            "http://127.0.0.1:" + ((WebServerApplicationContext) context).getWebServer().getPort());
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public <T> T bean(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  public URI uri(String path) {
    return base.resolve(path);
  }

  @Override
  public void close() {
    context.close();
    http.close();
  }

  // Webhooks.

  public static URI hook(String event) {
    return URI.create("/webhooks/servicetitan/" + TOKEN + "/" + event);
  }

  public HttpRequest.Builder signed(String event, byte[] body) {
    return HttpRequest.newBuilder(base.resolve(hook(event)))
        .header("Content-Type", "application/json")
        .header("X-ServiceTitan-Signature", TestSignature.hex("HmacSHA256", Samples.KEY, body))
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  public HttpResponse<String> deliver(String event, String body) {
    return send(signed(event, body.getBytes(StandardCharsets.UTF_8)).build());
  }

  /** The id of the delivery, which must have been accepted. */
  public String accepted(String event, String body) {
    HttpResponse<String> answer = deliver(event, body);
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return json(answer).get("delivery").stringValue();
  }

  // REST.

  public HttpResponse<String> get(String path) {
    return get(path, ADMIN);
  }

  public HttpResponse<String> get(String path, String key) {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + key)
            .build());
  }

  public HttpResponse<String> call(String method, String path, String key, String body) {
    return call(method, path, key, body, Map.of());
  }

  public HttpResponse<String> call(
      String method, String path, String key, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request.build());
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  public static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  public JsonNode delivery(String id) {
    return json(get("/api/deliveries/" + id));
  }

  /** The delivery once the relay is done with it. */
  public JsonNode settled(String id) {
    return until(
        () -> delivery(id), delivery -> !delivery.get("state").stringValue().equals("NEW"));
  }

  /** Asks again until the answer fits, at most 20 s. */
  public static <T> T until(java.util.function.Supplier<T> ask, Predicate<T> fits) {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    T answer = ask.get();
    while (!fits.test(answer)) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("still: " + answer);
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
      answer = ask.get();
    }
    return answer;
  }
}
