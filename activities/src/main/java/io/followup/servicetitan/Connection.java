package io.followup.servicetitan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.http.HttpConnections;
import io.followup.http.RetryAfter;
import io.followup.servicetitan.CallListener.Call;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * The way of one tenant's calls, shared by everybody in this process: one token, one pace, one
 * breaker, and a fair share of the connections that all tenants have together.
 */
final class Connection {
  private final TenantId tenant;
  private final Tenant.ServiceTitan settings;
  private final HttpClient http;
  private final Clock clock;
  private final RequestConfig limits;
  private final CallListener listener;
  private final FairTurns turns;
  private final CallsPerSecond pace;
  private final Breaker breaker;
  private final AccessTokens tokens;

  /**
   * @param turns shared by all tenants
   */
  Connection(
      TenantId tenant,
      Tenant.ServiceTitan settings,
      ClientSettings client,
      HttpClient http,
      Clock clock,
      FairTurns turns,
      CallListener listener) {
    this.tenant = tenant;
    this.settings = settings;
    this.http = http;
    this.clock = clock;
    this.limits = HttpConnections.within(client.answerWithin());
    this.listener = listener;
    this.turns = turns;
    this.pace = new CallsPerSecond(client.callsPerSecond(), System::nanoTime);
    this.breaker = new Breaker(client.breaker(), state -> listener.breakerIs(tenant, state));
    this.tokens =
        new AccessTokens(new TokenEndpoint(tenant, settings, request -> post(request)), clock);
  }

  TenantId tenant() {
    return tenant;
  }

  String address(String module, String resource) {
    return settings.apiUrl() + "/" + module + "/tenant/" + settings.tenantId() + "/" + resource;
  }

  /**
   * Sends one request, a second time when its token is refused.
   *
   * @param module for example {@code crm/v2}
   * @throws DispatchUnavailable when its turn does not come in time, or no token is given now
   * @throws io.followup.dispatch.DispatchRefused when no token will be given
   */
  <T> Answer<T> send(
      HttpUriRequestBase request, String module, ObjectReader reader, Deadline deadline) {
    request.setConfig(limits);
    request.setHeader("ST-App-Key", settings.appKey());
    String token = tokens.current();
    Answer<T> answer = inTurn(request, token, module, reader, deadline);
    if (answer.status() != 401) {
      return answer;
    }
    tokens.refused(token);
    return inTurn(request, tokens.current(), module, reader, deadline);
  }

  private <T> Answer<T> inTurn(
      HttpUriRequestBase request,
      String token,
      String module,
      ObjectReader reader,
      Deadline deadline) {
    request.setHeader("Authorization", "Bearer " + token);
    long asked = System.nanoTime();
    try {
      awaitPace(deadline);
      FairTurns.Turn turn =
          turns.take(tenant, deadline.left()).orElseThrow(() -> busy(Optional.empty()));
      try (turn) {
        return measured(request, module, reader, Duration.ofNanos(System.nanoTime() - asked));
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new DispatchUnavailable(
          "The worker is stopping; ServiceTitan is asked by the next one.", Optional.empty());
    }
  }

  private void awaitPace(Deadline deadline) throws InterruptedException {
    Duration wait = pace.book(deadline.left());
    if (!deadline.allows(wait)) {
      throw busy(Optional.of(wait));
    }
    if (wait.isPositive()) {
      Thread.sleep(wait);
    }
  }

  private <T> Answer<T> measured(
      HttpUriRequestBase request, String module, ObjectReader reader, Duration waited) {
    if (!breaker.lets()) {
      throw new DispatchUnavailable(
          "ServiceTitan failed most calls of tenant "
              + tenant
              + ", so it is left alone for "
              + breaker.pause().toSeconds()
              + " s.",
          Optional.of(breaker.pause()));
    }
    long sent = System.nanoTime();
    int status = 0;
    try {
      Answer<T> answer = exchange(request, reader);
      status = answer.status();
      if (answer.isBusy()) {
        answer.retryAfter().ifPresent(pace::hold);
      }
      return answer;
    } finally {
      Duration took = Duration.ofNanos(System.nanoTime() - sent);
      if (Thread.currentThread().isInterrupted()) {
        breaker.dropped();
      } else {
        breaker.ended(status, took);
        listener.called(tenant, new Call(module, status, waited, took));
      }
    }
  }

  private Answer<AccessTokens.Granted> post(HttpUriRequestBase request) {
    request.setConfig(limits);
    return exchange(request, Rows.GRANTED);
  }

  private <T> Answer<T> exchange(HttpUriRequestBase request, ObjectReader reader) {
    try {
      return http.execute(request, response -> read(response, reader));
    } catch (JsonProcessingException unreadable) {
      return Answer.none("gave an answer that is not the JSON we know");
    } catch (IOException failed) {
      return Answer.none("could not be reached (" + failed.getClass().getSimpleName() + ")");
    }
  }

  private <T> Answer<T> read(ClassicHttpResponse response, ObjectReader reader) throws IOException {
    int status = response.getCode();
    if (status < 200 || status > 299) {
      EntityUtils.consumeQuietly(response.getEntity());
      return Answer.error(status, RetryAfter.of(response, clock.instant()));
    }
    byte[] body =
        response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
    return Answer.ok(
        body.length == 0 ? Optional.empty() : Optional.ofNullable(reader.readValue(body)));
  }

  private DispatchUnavailable busy(Optional<Duration> wait) {
    return new DispatchUnavailable(
        "More is asked of ServiceTitan for tenant "
            + tenant
            + " than its limit lets through now; it is asked again later.",
        wait);
  }
}
