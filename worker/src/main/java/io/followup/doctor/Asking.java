package io.followup.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Asks servers over HTTP, once each, and notes how far their clocks are from ours. */
final class Asking implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  private final Clock clock;

  /**
   * What came back.
   *
   * @param status 0 when nothing did
   * @param body the answer, or why there was none
   * @param ahead how far the server's clock is ahead of ours, where it told the time
   */
  record Answer(int status, String body, Optional<Duration> ahead) {
    boolean isOk() {
      return status / 100 == 2;
    }
  }

  Asking(Clock clock) {
    this.clock = clock;
  }

  static HttpRequest.Builder at(URI address) {
    return HttpRequest.newBuilder(address).timeout(PATIENCE);
  }

  Answer ask(HttpRequest request) {
    Instant asked = clock.instant();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body(), ahead(answer, asked));
    } catch (IOException failed) {
      return new Answer(0, failed.getClass().getSimpleName(), Optional.empty());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Answer(0, "interrupted", Optional.empty());
    }
  }

  /** The header has whole seconds; the answer was on its way for some time. */
  private Optional<Duration> ahead(HttpResponse<String> answer, Instant asked) {
    Instant ours = asked.plus(Duration.between(asked, clock.instant()).dividedBy(2));
    return answer
        .headers()
        .firstValue("Date")
        .flatMap(Asking::instant)
        .map(theirs -> Duration.between(ours, theirs));
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
