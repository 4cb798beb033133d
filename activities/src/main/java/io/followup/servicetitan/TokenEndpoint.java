package io.followup.servicetitan;

import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** Where a tenant's credentials become a token (docs/reference/servicetitan.md, token). */
final class TokenEndpoint implements Supplier<AccessTokens.Granted> {
  private final TenantId tenant;
  private final Tenant.ServiceTitan settings;
  private final Function<HttpUriRequestBase, Answer<AccessTokens.Granted>> http;

  TokenEndpoint(
      TenantId tenant,
      Tenant.ServiceTitan settings,
      Function<HttpUriRequestBase, Answer<AccessTokens.Granted>> http) {
    this.tenant = tenant;
    this.settings = settings;
    this.http = http;
  }

  @Override
  public AccessTokens.Granted get() {
    HttpPost request = new HttpPost(URI.create(settings.authUrl() + "/connect/token"));
    request.setEntity(
        new StringEntity(
            form(
                Map.of(
                    "grant_type", "client_credentials",
                    "client_id", settings.clientId(),
                    "client_secret", settings.clientSecret())),
            ContentType.APPLICATION_FORM_URLENCODED));
    Answer<AccessTokens.Granted> answer = http.apply(request);
    if (answer.body().isPresent()) {
      return answer.body().get();
    }
    if (answer.isPassing() || answer.status() == 200) {
      throw new DispatchUnavailable(
          "ServiceTitan "
              + answer.trouble()
              + " to a request for a token of tenant "
              + tenant
              + ".",
          answer.retryAfter());
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
}
