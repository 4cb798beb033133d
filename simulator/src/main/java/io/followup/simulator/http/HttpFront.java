package io.followup.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening socket. Keep-alive, one virtual thread per request. */
public final class HttpFront implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);

  static {
    // Read once by the JDK's server: no Nagle delay, and idle connections live longer than those of
    // any client,
    // so that a client never posts into a connection that is just being closed.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.idleInterval", "300");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
  }

  /** Answers requests of one part of the simulator. */
  @FunctionalInterface
  public interface Route {
    Answer answer(Request request) throws Exception;
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final Route route;

  private HttpFront(HttpServer server, ExecutorService threads, Route route) {
    this.server = server;
    this.threads = threads;
    this.route = route;
  }

  /**
   * @throws IOException when the port is taken
   */
  public static HttpFront start(InetSocketAddress address, Route route) throws IOException {
    HttpServer server = HttpServer.create(address, 1024);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    HttpFront front = new HttpFront(server, threads, route);
    server.setExecutor(threads);
    server.createContext("/", front::handle);
    server.start();
    return front;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(exchange));
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    Request request =
        new Request(
            exchange.getRequestMethod(),
            path,
            segments(path),
            Form.parse(exchange.getRequestURI().getRawQuery()),
            exchange.getRequestHeaders(),
            body);
    try {
      return route.answer(request);
    } catch (Refused refused) {
      return refused.answer();
    } catch (InterruptedException stopped) {
      return Answer.dropped();
    } catch (Exception bug) {
      LOG.error("{} {} failed inside the simulator.", request.method(), path, bug);
      return Answer.text(500, "text/plain", "The simulator failed: " + bug);
    }
  }

  private static List<String> segments(String path) {
    return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    if (answer.status() == Answer.DROP) {
      return; // Closing an exchange that was never answered cuts the connection.
    }
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = answer.body();
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      OutputStream out = exchange.getResponseBody();
      out.write(body);
      out.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
