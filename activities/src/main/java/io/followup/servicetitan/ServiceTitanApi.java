package io.followup.servicetitan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.http.HttpConnections;
import io.followup.http.RetryAfter;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * Calls of ServiceTitan's V2 API for one tenant: token, app key, errors in our words. Reads may be
 * repeated; what a failed {@link #create} did is found out by looking for it.
 */
final class ServiceTitanApi {
  private static final RequestConfig LIMITS = HttpConnections.within(Duration.ofSeconds(8));

  private final TenantId tenant;
  private final Tenant.ServiceTitan settings;
  private final HttpClient http;
  private final Clock clock;
  private final AccessTokens tokens;
  private final URI tokenEndpoint;

  ServiceTitanApi(TenantId tenant, Tenant.ServiceTitan settings, HttpClient http, Clock clock) {
    this.tenant = tenant;
    this.settings = settings;
    this.http = http;
    this.clock = clock;
    this.tokens = new AccessTokens(this::fetchToken, clock);
    this.tokenEndpoint = URI.create(settings.authUrl() + "/connect/token");
  }

  /**
   * @param module with version, for example {@code crm/v2}
   * @param resource below the tenant, with its query
   * @return empty when ServiceTitan does not know it
   */
  <T> Optional<T> get(String module, String resource, ObjectReader reader) {
    return call(new HttpGet(address(module, resource)), module, resource, reader);
  }

  /** A search by POST: it changes nothing. */
  <T> T find(String module, String resource, Object body, ObjectReader reader) {
    HttpPost request = new HttpPost(address(module, resource));
    request.setEntity(new ByteArrayEntity(Rows.json(body), ContentType.APPLICATION_JSON));
    return this.<T>call(request, module, resource, reader)
        .orElseThrow(() -> refused(404, module, resource));
  }

  /**
   * Makes something new, once.
   *
   * @throws DispatchUnavailable when it is not known whether it was made
   */
  <T> T create(String module, String resource, Object body, ObjectReader reader) {
    HttpPost request = new HttpPost(address(module, resource));
    request.setEntity(new ByteArrayEntity(Rows.json(body), ContentType.APPLICATION_JSON));
    try {
      return this.<T>call(request, module, resource, reader)
          .orElseThrow(() -> refused(404, module, resource));
    } catch (DispatchUnavailable inDoubt) {
      throw new DispatchUnavailable(
          "ServiceTitan did not say whether it took what was filed for tenant "
              + tenant
              + "; it is looked for before it is filed again.",
          inDoubt.retryAfter());
    }
  }

  private String address(String module, String resource) {
    return settings.apiUrl() + "/" + module + "/tenant/" + settings.tenantId() + "/" + resource;
  }

  private <T> Optional<T> call(
      HttpUriRequestBase request, String module, String resource, ObjectReader reader) {
    request.setConfig(LIMITS);
    request.setHeader("ST-App-Key", settings.appKey());
    String token = tokens.current();
    Answer<T> answer = send(request, token, reader);
    if (answer.status() == 401) {
      tokens.refused(token);
      answer = send(request, tokens.current(), reader);
    }
    return switch (answer.status()) {
      case 200 -> Optional.ofNullable(answer.body());
      case 404 -> Optional.empty();
      case 401 ->
          throw new DispatchRefused(
              "ServiceTitan refused a fresh token of tenant "
                  + tenant
                  + ": check servicetitan.app-key and servicetitan.tenant-id.");
      default ->
          throw answer.status() == 429 || answer.status() >= 500
              ? unavailable("answered " + answer.status(), answer.retryAfter())
              : refused(answer.status(), module, resource);
    };
  }

  private record Answer<T>(int status, T body, Optional<Duration> retryAfter) {}

  private <T> Answer<T> send(HttpUriRequestBase request, String token, ObjectReader reader) {
    request.setHeader("Authorization", "Bearer " + token);
    return send(request, reader);
  }

  private <T> Answer<T> send(HttpUriRequestBase request, ObjectReader reader) {
    try {
      return http.execute(request, response -> read(response, reader));
    } catch (JsonProcessingException unreadable) {
      throw unavailable("gave an answer that is not the JSON we know", Optional.empty());
    } catch (IOException failed) {
      throw unavailable(
          "could not be reached (" + failed.getClass().getSimpleName() + ")", Optional.empty());
    }
  }

  private <T> Answer<T> read(ClassicHttpResponse response, ObjectReader reader) throws IOException {
    int status = response.getCode();
    if ((status == 200 || status == 201) && response.getEntity() != null) {
      return new Answer<>(
          200, reader.readValue(response.getEntity().getContent()), Optional.empty());
    }
    EntityUtils.consumeQuietly(response.getEntity());
    return new Answer<>(
        status == 200 ? 502 : status, null, RetryAfter.of(response, clock.instant()));
  }

  private AccessTokens.Granted fetchToken() {
    HttpPost request = new HttpPost(tokenEndpoint);
    request.setConfig(LIMITS);
    request.setEntity(
        new StringEntity(
            form(
                Map.of(
                    "grant_type", "client_credentials",
                    "client_id", settings.clientId(),
                    "client_secret", settings.clientSecret())),
            ContentType.APPLICATION_FORM_URLENCODED));
    Answer<AccessTokens.Granted> answer = send(request, Rows.GRANTED);
    if (answer.status() == 200) {
      return answer.body();
    }
    if (answer.status() == 429 || answer.status() >= 500) {
      throw unavailable(
          "answered " + answer.status() + " to a request for a token", answer.retryAfter());
    }
    throw new DispatchRefused(
        "ServiceTitan gave no token for tenant "
            + tenant
            + " ("
            + answer.status()
            + "): check servicetitan.client-id, client-secret and auth-url.");
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private DispatchUnavailable unavailable(String what, Optional<Duration> retryAfter) {
    return new DispatchUnavailable(
        "ServiceTitan " + what + ", so nothing of tenant " + tenant + " could be read.",
        retryAfter);
  }

  private DispatchRefused refused(int status, String module, String resource) {
    String path = module + "/" + resource.replaceFirst("\\?.*", "");
    return new DispatchRefused(
        "ServiceTitan answered "
            + status
            + " to "
            + path
            + " for tenant "
            + tenant
            + (status == 403
                ? ": grant the app the scope for it, then resume."
                : ": this engine and ServiceTitan disagree about that request; report it."));
  }
}
