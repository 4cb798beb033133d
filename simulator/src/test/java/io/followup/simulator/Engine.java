package io.followup.simulator;

import com.sun.net.httpserver.HttpServer;
import io.followup.simulator.http.Form;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A tiny stand-in for the engine: keeps what the vendors post to it and answers as told. */
final class Engine implements AutoCloseable {
  /** One request that a vendor made. */
  record Posted(String path, String url, Map<String, List<String>> headers, byte[] body) {
    String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> header.getValue().getFirst())
          .findFirst()
          .orElse("");
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    Form form() {
      return Form.parse(text());
    }
  }

  record Told(int status, String body) {}

  private final HttpServer server;
  private final List<Posted> posted = new CopyOnWriteArrayList<>();
  private final Map<String, Function<Posted, Told>> answers = new ConcurrentHashMap<>();

  Engine() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Posted request =
                new Posted(
                    path,
                    uri() + exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    exchange.getRequestBody().readAllBytes());
            posted.add(request);
            Told told = answers.getOrDefault(path, r -> new Told(200, "{}")).apply(request);
            byte[] body = told.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(told.status(), body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  String at(String path) {
    return uri() + path;
  }

  void answers(String path, Function<Posted, Told> answer) {
    answers.put(path, answer);
  }

  List<Posted> posted(String path) {
    return posted.stream().filter(request -> request.path().equals(path)).toList();
  }

  /** Waits up to five seconds until so many requests came to the path. */
  List<Posted> awaits(String path, int count) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (posted(path).size() < count && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    return posted(path);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
