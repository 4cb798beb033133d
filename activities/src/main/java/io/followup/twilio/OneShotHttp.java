package io.followup.twilio;

import com.twilio.constant.EnumConstants;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import io.followup.http.HttpConnections;
import io.followup.http.RetryAfter;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * Carries the SDK's requests: each exactly once, to the tenant's address, with our own time limits.
 * The SDK's own client posts up to six times for one message (docs/reference/messaging.md,
 * idempotency). What is neither a success nor a plain refusal leaves here as {@link NotProcessed}
 * or {@link InDoubt}.
 */
final class OneShotHttp extends HttpClient {
  private static final RequestConfig LIMITS = HttpConnections.within(Duration.ofSeconds(20));

  private final org.apache.hc.client5.http.classic.HttpClient http;
  private final URI base;
  private final Clock clock;

  OneShotHttp(org.apache.hc.client5.http.classic.HttpClient http, URI base, Clock clock) {
    this.http = http;
    this.base = base;
    this.clock = clock;
  }

  /** Surely nothing was processed. */
  static final class NotProcessed extends RuntimeException {
    private final transient Optional<Duration> retryAfter;

    NotProcessed(String message, Optional<Duration> retryAfter) {
      super(message, null, false, false);
      this.retryAfter = retryAfter;
    }

    Optional<Duration> retryAfter() {
      return retryAfter;
    }
  }

  /** It may have been processed. */
  static final class InDoubt extends RuntimeException {
    InDoubt(String message) {
      super(message, null, false, false);
    }
  }

  /** The SDK repeats here what fails; we do not. */
  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response reliableRequest(
      Request request, int[] retryCodes, int retries, long delayMillis) {
    return makeRequest(request);
  }

  @Override
  public Response makeRequest(Request request) {
    try {
      return http.execute(wire(request), this::read);
    } catch (ConnectTimeoutException
        | ConnectException
        | NoRouteToHostException
        | UnknownHostException
        | ConnectionRequestTimeoutException
        | SSLHandshakeException
        | SSLPeerUnverifiedException notConnected) {
      throw new NotProcessed(
          "Twilio could not be reached (" + notConnected.getClass().getSimpleName() + ").",
          Optional.empty());
    } catch (IOException lost) {
      throw new InDoubt("Twilio's answer was lost (" + lost.getClass().getSimpleName() + ").");
    }
  }

  private HttpUriRequestBase wire(Request request) {
    HttpUriRequestBase wire =
        new HttpUriRequestBase(
            request.getMethod().name(), URI.create(base + request.constructURL().getFile()));
    wire.setConfig(LIMITS);
    wire.setHeader("Authorization", request.getAuthString());
    wire.setHeader("Accept", "application/json");
    request
        .getHeaderParams()
        .forEach((name, values) -> values.forEach(value -> wire.addHeader(name, value)));
    if (request.getMethod() == HttpMethod.POST) {
      if (request.getContentType() != EnumConstants.ContentType.FORM_URLENCODED) {
        throw new IllegalArgumentException("only forms are posted to Twilio");
      }
      wire.setEntity(
          new StringEntity(request.encodeFormBody(), ContentType.APPLICATION_FORM_URLENCODED));
    }
    return wire;
  }

  private Response read(ClassicHttpResponse response) throws IOException {
    int status = response.getCode();
    String body =
        response.getEntity() == null
            ? ""
            : new String(EntityUtils.toByteArray(response.getEntity()), StandardCharsets.UTF_8);
    if (status == 429) {
      throw new NotProcessed(
          "Twilio takes no more at the moment (429).", RetryAfter.of(response, clock.instant()));
    }
    if (status >= 500 || status < 200 || (status >= 300 && status < 400)) {
      throw new InDoubt("Twilio answered " + status + ".");
    }
    return new Response(body, status);
  }
}
