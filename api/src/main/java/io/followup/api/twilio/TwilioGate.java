package io.followup.api.twilio;

import io.followup.api.problem.Problem;
import io.followup.api.problem.RefusedException;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in only requests that Twilio signed for the tenant's own account. The URL that a signature
 * must cover is built from the configured public URL, never from what the request says of its host.
 */
final class TwilioGate {
  private static final Logger LOG = LoggerFactory.getLogger(TwilioGate.class);
  private static final int MOST_BYTES = 64 * 1024;
  private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);
  private static final List<String> HEADERS_KEPT =
      List.of("content-type", "user-agent", "i-twilio-idempotency-token", "x-twilio-signature");

  /** Name under which the query is kept with the headers of a delivery. */
  static final String QUERY = ":query";

  private final Tenants tenants;
  private final Map<TenantId, List<TwilioSignature>> signatures;
  private final String publicUrl;
  private final MeterRegistry metrics;
  private final AtomicReference<Instant> warnedAt = new AtomicReference<>(Instant.EPOCH);

  TwilioGate(Tenants tenants, URI publicUrl, MeterRegistry metrics) {
    this.tenants = tenants;
    this.publicUrl = publicUrl.toString().replaceFirst("/+$", "");
    this.metrics = metrics;
    this.signatures =
        tenants.all().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> signatures(entry.getValue().twilio())));
  }

  /** Twilio signs with the primary token; while tokens are rotated either may be that. */
  private static List<TwilioSignature> signatures(Tenant.Twilio account) {
    return Stream.of(account.authToken(), account.secondaryAuthToken())
        .filter(token -> token != null && !token.isBlank())
        .map(TwilioSignature::new)
        .toList();
  }

  /** The URL under which Twilio reaches a path of ours. */
  URI publicUrl(String rawPathAndQuery) {
    return URI.create(publicUrl + rawPathAndQuery);
  }

  /**
   * @param token of the callback URL
   * @throws RefusedException 404 unknown token, 413 too large, 403 not signed by Twilio for this
   *     account
   */
  TwilioCallback admit(String token, HttpServletRequest request) {
    TenantId id =
        tenants
            .byWebhookToken(token)
            .orElseThrow(
                () ->
                    refused(
                        404,
                        "unknown-callback",
                        "no tenant has this callback address.",
                        "Compare the callback URL with followup.tenants.<id>.webhooks.token."));
    Tenant tenant = tenants.get(id);
    byte[] body = read(request);
    Form form = verified(id, request, body);
    if (form.first("AccountSid").filter(tenant.twilio().accountSid()::equals).isEmpty()) {
      throw notTwilio(id, "account");
    }
    return new TwilioCallback(
        id, tenant, query(request), new TwilioForm(form), body, headers(request));
  }

  private static byte[] read(HttpServletRequest request) {
    try {
      byte[] body =
          request.getContentLengthLong() > MOST_BYTES
              ? new byte[MOST_BYTES + 1]
              : request.getInputStream().readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        throw refused(
            413,
            "body-too-large",
            "the body is larger than " + MOST_BYTES + " bytes.",
            "Twilio sends nothing as large; look at who does.");
      }
      return body;
    } catch (IOException cutOff) {
      throw refused(400, "body-cut-off", "the body ended early.", "Send it again.");
    }
  }

  private Form verified(TenantId id, HttpServletRequest request, byte[] body) {
    String given = Optional.ofNullable(request.getHeader("X-Twilio-Signature")).orElse("");
    String path = request.getRequestURI();
    String url =
        publicUrl
            + (request.getQueryString() == null ? path : path + "?" + request.getQueryString());
    List<TwilioSignature> accepted = signatures.get(id);
    try {
      if (isForm(request)) {
        Form form = Form.parse(body);
        if (accepted.stream().anyMatch(signature -> signature.covers(url, form, given))) {
          return form;
        }
      } else if (accepted.stream().anyMatch(signature -> signature.covers(url, body, given))) {
        // A body that is no form has no parameters; so far Twilio sends none of these.
        return new Form(List.of());
      }
    } catch (IllegalArgumentException brokenEscape) {
      throw notTwilio(id, "signature");
    }
    throw notTwilio(id, "signature");
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null
        || type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
  }

  private static Form query(HttpServletRequest request) {
    try {
      return Form.parse(request.getQueryString());
    } catch (IllegalArgumentException brokenEscape) {
      return Form.parse("");
    }
  }

  private static Map<String, String> headers(HttpServletRequest request) {
    Map<String, String> kept = new TreeMap<>();
    for (String name : HEADERS_KEPT) {
      Optional.ofNullable(request.getHeader(name)).ifPresent(value -> kept.put(name, value));
    }
    Optional.ofNullable(request.getQueryString()).ifPresent(query -> kept.put(QUERY, query));
    return kept;
  }

  private RefusedException notTwilio(TenantId id, String what) {
    metrics.counter("followup.deliveries.refused", "source", "twilio", "reason", what).increment();
    Instant now = Instant.now();
    Instant before = warnedAt.get();
    // Strangers can knock as often as they like; the log need not say it each time.
    if (now.isAfter(before.plus(BETWEEN_WARNINGS)) && warnedAt.compareAndSet(before, now)) {
      LOG.warn(
          "Refused a Twilio callback of tenant {}: its {} does not match. If Twilio's debugger shows"
              + " 403 too, check twilio.account-sid, twilio.auth-token and FOLLOWUP_PUBLIC_URL.",
          id,
          what);
    }
    return refused(
        403,
        "bad-signature",
        "the request is not signed by Twilio for this tenant's account.",
        "Compare twilio.account-sid, twilio.auth-token and FOLLOWUP_PUBLIC_URL with Twilio.");
  }

  private static RefusedException refused(int status, String code, String detail, String fix) {
    return Problem.of(status, code, detail, fix).asException();
  }
}
