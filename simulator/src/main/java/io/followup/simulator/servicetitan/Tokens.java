package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.SimulatorSettings;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Form;
import io.followup.simulator.http.Json;
import io.followup.simulator.http.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The token endpoint, and the check of what it handed out. */
final class Tokens {
  private static final Duration LIFE = Duration.ofSeconds(900);
  private static final String SCOPES =
      "tn.crm.customers:r tn.crm.contacts:r tn.sal.estimates:r tn.jpm.jobs:r";

  private final SimulatorSettings.ServiceTitan office;
  private final Map<String, Instant> expiries = new ConcurrentHashMap<>();

  Tokens(SimulatorSettings.ServiceTitan office) {
    this.office = office;
  }

  Answer issue(Request request) {
    if (!request
        .header("Content-Type")
        .orElse("")
        .startsWith("application/x-www-form-urlencoded")) {
      return error("invalid_request");
    }
    Form form = request.form();
    if (!form.text("grant_type").orElse("").equals("client_credentials")) {
      return error("unsupported_grant_type");
    }
    if (!form.text("client_id").orElse("").equals(office.clientId())
        || !form.text("client_secret").orElse("").equals(office.clientSecret())) {
      return error("invalid_client");
    }
    Instant now = Instant.now();
    expiries.values().removeIf(expiry -> expiry.isBefore(now));
    String token = token();
    expiries.put(token, now.plus(LIFE));
    ObjectNode body = Json.object();
    body.put("access_token", token);
    body.put("expires_in", LIFE.toSeconds());
    body.put("token_type", "Bearer");
    body.put("scope", SCOPES);
    return Answer.json(200, body);
  }

  boolean accepts(Request request) {
    String authorization = request.header("Authorization").orElse("");
    if (!authorization.startsWith("Bearer ")
        || !request.header("ST-App-Key").orElse("").equals(office.appKey())) {
      return false;
    }
    Instant expiry = expiries.get(authorization.substring("Bearer ".length()).trim());
    return expiry != null && Instant.now().isBefore(expiry);
  }

  /** Every token handed out so far is worthless from now on. */
  void revokeAll() {
    expiries.clear();
  }

  private static String token() {
    return encode("{\"alg\":\"none\"}") + "." + encode(UUID.randomUUID().toString()) + ".simulator";
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Answer error(String code) {
    return Answer.json(400, Json.object().put("error", code));
  }
}
