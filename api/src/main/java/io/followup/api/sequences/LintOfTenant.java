package io.followup.api.sequences;

import io.followup.sequence.SequenceProblem;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has a running engine check files for one of its tenants: it knows the tenant's hours, links,
 * sequences in force and recent objects.
 *
 * @param api base URL
 * @param key of the REST service; secret
 */
record LintOfTenant(URI api, String key, String tenant) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * @param files content by name
   * @throws IOException whose message is a sentence, when the engine does not answer or refuses
   */
  List<SequenceProblem> problems(Map<String, byte[]> files) throws IOException {
    List<SequenceProblem> problems = new ArrayList<>();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        problems.addAll(ask(http, file.getKey(), file.getValue()));
      }
    }
    return problems;
  }

  private List<SequenceProblem> ask(HttpClient http, String file, byte[] content)
      throws IOException {
    URI address =
        URI.create(
            api.toString().replaceFirst("/+$", "")
                + "/api/sequences/lint?tenant="
                + inQuery(tenant)
                + "&file="
                + inQuery(file));
    HttpResponse<String> answer;
    try {
      answer =
          http.send(
              HttpRequest.newBuilder(address)
                  .timeout(PATIENCE)
                  .header("Authorization", "Bearer " + key)
                  .header("Content-Type", "application/yaml")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException away) {
      throw new IOException(
          "The engine does not answer at "
              + api
              + ": start it with ./followup up, or leave out"
              + " --tenant",
          away);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("The check was interrupted", stopped);
    }
    return switch (answer.statusCode()) {
      case 200 -> read(answer.body());
      case 401 -> throw new IOException("The engine does not know the key in FOLLOWUP_API_KEY");
      case 404 -> throw new IOException("The engine has no tenant " + tenant + " for this key");
      default ->
          throw new IOException(
              "The engine refused to check " + file + ": HTTP " + answer.statusCode());
    };
  }

  private static List<SequenceProblem> read(String array) throws IOException {
    try {
      return List.of(JsonMapper.shared().readValue(array, SequenceProblem[].class));
    } catch (JacksonException other) {
      throw new IOException("What answers is no engine of this version", other);
    }
  }

  private static String inQuery(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "LintOfTenant[" + tenant + "]";
  }
}
