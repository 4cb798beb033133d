package io.followup.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.simulator.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** JSON over HTTP to one server. */
final class Http {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final String base;
  private final Map<String, String> headers;

  /**
   * @param body null-free; an empty object when the answer was no JSON
   */
  record Reply(int status, JsonNode body) {}

  Http(URI base, Map<String, String> headers) {
    this.base = base.toString().replaceAll("/+$", "");
    this.headers = headers;
  }

  Reply get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  /**
   * @throws IOException when the answer is not 2xx, too
   */
  JsonNode send(String method, String path, JsonNode body)
      throws IOException, InterruptedException {
    Reply reply =
        send(
            request(path).method(method, HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body))));
    if (reply.status() / 100 != 2) {
      throw new IOException(
          method
              + " "
              + path
              + " was answered by "
              + reply.status()
              + " "
              + reply.body().path("error").asText());
    }
    return reply.body();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(10));
    headers.forEach(request::header);
    return request;
  }

  private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Reply(response.statusCode(), json(response.body()));
  }

  private static JsonNode json(byte[] body) {
    try {
      return body.length == 0 ? Json.object() : Json.read(body);
    } catch (IOException notJson) {
      return Json.object();
    }
  }
}
