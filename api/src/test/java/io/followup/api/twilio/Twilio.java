package io.followup.api.twilio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Twilio's side of the wire: signs with an account's token and posts forms.
 *
 * @param local where the application listens
 * @param publicUrl under which Twilio believes to call it
 */
record Twilio(
    String local, String publicUrl, String pathToken, String accountSid, String authToken) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Twilio withAccount(String sid, String token) {
    return new Twilio(local, publicUrl, pathToken, sid, token);
  }

  /** Signed; adds the account. Names and values in turn. */
  HttpResponse<String> post(String endpoint, String... namesAndValues) {
    List<String> all = new ArrayList<>(List.of("AccountSid", accountSid));
    all.addAll(List.of(namesAndValues));
    return postSigned(endpoint, all);
  }

  /** A recorded request, signed for our URL. */
  HttpResponse<String> replay(String endpoint, String sample) {
    return post(endpoint, samplePairs(sample));
  }

  static String[] samplePairs(String sample) {
    return Samples.form(Samples.read(sample).get("request").get("form")).parameters().stream()
        .filter(parameter -> !parameter.name().equals("AccountSid"))
        .flatMap(parameter -> Stream.of(parameter.name(), parameter.value()))
        .toArray(String[]::new);
  }

  HttpResponse<String> postSigned(String endpoint, List<String> namesAndValues) {
    return send(
        request(endpoint, encoded(namesAndValues))
            .header("X-Twilio-Signature", sign(endpoint, namesAndValues)));
  }

  String sign(String endpoint, List<String> namesAndValues) {
    List<String> sorted =
        pairs(namesAndValues).stream()
            .sorted(
                Comparator.comparing((List<String> pair) -> pair.get(0))
                    .thenComparing(pair -> pair.get(1)))
            .distinct()
            .flatMap(List::stream)
            .toList();
    return Samples.sign(authToken, publicUrl + path(endpoint), sorted);
  }

  /** Not signed yet. */
  HttpRequest.Builder request(String endpoint, String body) {
    return HttpRequest.newBuilder(URI.create(local + path(endpoint)))
        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private String path(String endpoint) {
    return "/webhooks/twilio/" + pathToken + "/" + endpoint;
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static String encoded(List<String> namesAndValues) {
    return pairs(namesAndValues).stream()
        .map(pair -> encode(pair.get(0)) + "=" + encode(pair.get(1)))
        .collect(Collectors.joining("&"));
  }

  private static List<List<String>> pairs(List<String> namesAndValues) {
    List<List<String>> pairs = new ArrayList<>();
    for (int place = 0; place < namesAndValues.size(); place += 2) {
      pairs.add(namesAndValues.subList(place, place + 2));
    }
    return pairs;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
