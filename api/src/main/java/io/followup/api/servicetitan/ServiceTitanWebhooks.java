package io.followup.api.servicetitan;

import io.followup.api.problem.Problem;
import io.followup.inbox.InboxUnavailable;
import io.followup.inbox.Stored;
import io.followup.reading.servicetitan.Delivered;
import io.followup.reading.servicetitan.Source;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.tenant.Webhooks;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /webhooks/servicetitan/{token}/{event}}: who, how large, signed, durable, 200. A
 * plain servlet, so that nothing else lies on this path.
 */
final class ServiceTitanWebhooks extends HttpServlet {
  private final transient Tenants tenants;
  private final transient Map<TenantId, Signature> signatures = new HashMap<>();
  private final transient Intake intake;
  private final transient IntakeMetrics metrics;
  private final int maxBody;

  ServiceTitanWebhooks(Tenants tenants, Intake intake, IntakeMetrics metrics, int maxBody) {
    this.tenants = tenants;
    this.intake = intake;
    this.metrics = metrics;
    this.maxBody = maxBody;
    tenants.all().forEach((id, tenant) -> signatures.put(id, signature(id, tenant)));
  }

  private static Signature signature(TenantId id, io.followup.tenant.Tenant tenant) {
    try {
      return new Signature(tenant.webhooks(), Clock.systemUTC());
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("followup.tenants." + id + ": " + wrong.getMessage());
    }
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    CallbackPath path = CallbackPath.of(request.getPathInfo());
    Optional<TenantId> tenant = tenants.byWebhookToken(path.token());
    if (tenant.isEmpty()) {
      metrics.refused("unknown-token");
      refuse(
          response,
          Problem.of(
              404,
              "unknown-callback",
              "no tenant has this callback address.",
              "Compare the callback URL with followup.tenants.<id>.webhooks.token."));
    } else if (!request.getMethod().equals("POST")) {
      response.setHeader("Allow", "POST");
      refuse(
          response,
          Problem.of(405, "post-only", "webhooks are posted.", "Send a POST with the event."));
    } else {
      receive(tenant.get(), path.event(), request, response);
    }
  }

  private void receive(
      TenantId tenant, String event, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<byte[]> body = body(request);
    if (body.isEmpty()) {
      metrics.refused("too-large");
      response.setHeader("Connection", "close");
      refuse(
          response,
          Problem.of(
              413,
              "body-too-large",
              "the body is larger than " + maxBody + " bytes.",
              "Raise followup.intake.max-body if such deliveries are genuine."));
      return;
    }
    if (!isSigned(tenant, event, request, body.get())) {
      metrics.forged(tenant);
      refuse(
          response,
          Problem.of(
              401,
              "bad-signature",
              "the delivery is not signed with a key of this tenant.",
              "Compare webhooks.signing-keys, signature-header, algorithm, key-encoding and signed"
                  + " with the developer portal."));
      return;
    }
    store(
        new Delivered(
            tenant, Source.WEBHOOK, event, ReceivedHeaders.of(request), body.get(), Instant.now()),
        response);
  }

  private void store(Delivered delivered, HttpServletResponse response) throws IOException {
    try {
      Stored stored = intake.store(delivered);
      metrics.stored(stored.duplicate());
      byte[] answer =
          ("{\"delivery\":\"" + stored.id() + "\",\"duplicate\":" + stored.duplicate() + "}")
              .getBytes(StandardCharsets.US_ASCII);
      response.setStatus(HttpServletResponse.SC_OK);
      response.setContentType("application/json");
      response.setContentLength(answer.length);
      response.getOutputStream().write(answer);
    } catch (InboxUnavailable away) {
      metrics.unavailable(away);
      response.setHeader("Retry-After", "10");
      refuse(
          response,
          Problem.of(
              503,
              "inbox-unavailable",
              "the delivery could not be stored durably now.",
              "Send it again later; the database of the follow-up engine is away or overloaded."));
    }
  }

  /** The body; empty when it is larger than allowed. Never reads further than one byte too many. */
  private Optional<byte[]> body(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > maxBody) {
      return Optional.empty();
    }
    byte[] body = request.getInputStream().readNBytes(maxBody + 1);
    return body.length > maxBody ? Optional.empty() : Optional.of(body);
  }

  private boolean isSigned(TenantId tenant, String event, HttpServletRequest request, byte[] body) {
    Webhooks settings = tenants.get(tenant).webhooks();
    Told told = Told.of(settings, name -> Collections.list(request.getHeaders(name)).stream());
    if (signatures.get(tenant).matches(told, body)) {
      return true;
    }
    // What is signed wrongly is forged, whatever may come unsigned.
    boolean allowed = told.values().isEmpty() && settings.unsigned().contains(event);
    if (allowed) {
      metrics.unsigned(tenant, event);
    }
    return allowed;
  }

  private static void refuse(HttpServletResponse response, Problem problem) throws IOException {
    problem.write(response);
  }
}
