package io.followup.simulator.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Opens addresses as the browser of a phone does. */
final class Browser {
  private static final String PHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(3))
          .build();

  /**
   * A page that was shown.
   *
   * @param address where the last redirect led
   */
  record Shown(int status, URI address) {}

  Shown open(URI address) throws IOException, InterruptedException {
    HttpResponse<Void> page =
        client.send(
            HttpRequest.newBuilder(address)
                .header("User-Agent", PHONE)
                .timeout(Duration.ofSeconds(10))
                .build(),
            HttpResponse.BodyHandlers.discarding());
    return new Shown(page.statusCode(), page.uri());
  }
}
