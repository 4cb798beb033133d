package io.followup.simulator.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Posts that the vendors make to the engine: few at a time, so that a burst does not become a storm
 * of sockets.
 */
public final class Outbound implements AutoCloseable {
  private static final int AT_A_TIME = 32;
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(5))
          .executor(threads)
          .build();
  private final Semaphore permits = new Semaphore(AT_A_TIME);

  /** What came back. */
  public record Reply(int status, String body) {}

  /**
   * @throws IOException when there was no answer within 15 seconds
   */
  public Reply post(URI url, Map<String, String> headers, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(ANSWER_WITHIN)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    permits.acquire();
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body());
    } catch (IOException failed) {
      if (threads.isShutdown()) {
        throw new InterruptedException("closing");
      }
      throw failed;
    } finally {
      permits.release();
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    client.shutdownNow();
    threads.shutdownNow();
  }
}
