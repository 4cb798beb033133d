package io.followup.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.doctor.Asking.Answer;
import io.followup.tenant.Tenant;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Credentials, the right to read each list that the engine reads, and the clock. One row of each
 * list is asked for; nothing is written (docs/reference/servicetitan.md, access).
 */
final class CheckingServiceTitan {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);

  /** Lists that are read, and what does not work without them. */
  private static final List<Need> NEEDS =
      List.of(
          new Need("crm/v2", "customers", "tn.crm.customers:r", "nobody is contacted at all"),
          new Need("sales/v2", "estimates", "tn.sal.estimates:r", "no estimate is followed up"),
          new Need("crm/v2", "bookings", "tn.crm.bookings:r", "no booking is followed up"),
          new Need("jpm/v2", "jobs", "jobs, read", "no job is followed up"),
          new Need("jpm/v2", "appointments", "appointments, read", "no visit is reminded of"),
          new Need("accounting/v2", "invoices", "tn.acc.invoices:r", "no debt is followed up"),
          new Need("accounting/v2", "payments", "payments, read", "paid debts end a night later"),
          new Need("telecom/v3", "calls", "calls, read", "no missed call is followed up"),
          new Need(
              "telecom/v3",
              "optinouts/optouts",
              "opt-outs, read",
              "who opted out at ServiceTitan is not known, so nothing is texted"),
          new Need(
              "schedulingpro/v2",
              "schedulers",
              "tn.sp.schedulers:r",
              "no abandoned session is followed up"));

  private final Asking asking;

  private record Need(String module, String list, String scope, String otherwise) {}

  CheckingServiceTitan(Asking asking) {
    this.asking = asking;
  }

  List<Diagnosis> check(String id, Tenant tenant) {
    Tenant.ServiceTitan account = tenant.servicetitan();
    List<Diagnosis> found = new ArrayList<>();
    Answer granted = asking.ask(tokenRequest(account));
    found.add(clock(id, granted));
    String token = token(granted);
    if (token.isEmpty()) {
      found.add(refused(id, account, granted));
      return found;
    }
    found.add(Diagnosis.ok(id, "ServiceTitan credentials", "client id and secret were taken."));
    for (Need need : NEEDS) {
      Answer rows = asking.ask(rowRequest(account, need, token));
      if (rows.status() == 401) {
        found.add(
            Diagnosis.wrong(
                id,
                "ServiceTitan app key",
                "a fresh token was refused for tenant " + account.tenantId() + ".",
                "Correct servicetitan.app-key and servicetitan.tenant-id: both must belong to the"
                    + " app and the environment of the client id."));
        return found;
      }
      found.add(scope(id, need, rows));
    }
    return found;
  }

  private static HttpRequest tokenRequest(Tenant.ServiceTitan account) {
    String form =
        Map.of(
                "grant_type", "client_credentials",
                "client_id", account.clientId(),
                "client_secret", account.clientSecret())
            .entrySet()
            .stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return Asking.at(URI.create(account.authUrl() + "/connect/token"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form))
        .build();
  }

  private static HttpRequest rowRequest(Tenant.ServiceTitan account, Need need, String token) {
    return Asking.at(
            URI.create(
                "%s/%s/tenant/%d/%s?pageSize=1"
                    .formatted(account.apiUrl(), need.module(), account.tenantId(), need.list())))
        .header("Authorization", "Bearer " + token)
        .header("ST-App-Key", account.appKey())
        .build();
  }

  private static String token(Answer granted) {
    try {
      return granted.isOk() ? JSON.readTree(granted.body()).path("access_token").asText("") : "";
    } catch (JsonProcessingException noJson) {
      return "";
    }
  }

  private static Diagnosis refused(String id, Tenant.ServiceTitan account, Answer answer) {
    String topic = "ServiceTitan credentials";
    if (answer.status() == 0) {
      return Diagnosis.wrong(
          id,
          topic,
          account.authUrl() + " could not be reached (" + answer.body() + ").",
          "Let this machine reach it, or correct servicetitan.auth-url.");
    }
    return answer.status() == 429 || answer.status() >= 500
        ? Diagnosis.warning(
            id,
            topic,
            "ServiceTitan answered " + answer.status() + " to the request for a token.",
            "Run the doctor again in a minute.")
        : Diagnosis.wrong(
            id,
            topic,
            "ServiceTitan gave no token (" + answer.status() + ").",
            "Correct servicetitan.client-id and client-secret; they belong to one environment"
                + " (servicetitan.environment is "
                + account.environment().name().toLowerCase(java.util.Locale.ROOT)
                + ").");
  }

  private static Diagnosis scope(String id, Need need, Answer rows) {
    String topic = "ServiceTitan " + need.list();
    return switch (rows.status()) {
      case 200 -> Diagnosis.ok(id, topic, "can be read.");
      case 403 ->
          Diagnosis.wrong(
              id,
              topic,
              "the app may not read them, so " + need.otherwise() + ".",
              "Grant the scope "
                  + need.scope()
                  + " in the developer portal; the tenant's admin must accept the new version of"
                  + " the app.");
      case 404 ->
          Diagnosis.warning(
              id,
              topic,
              "ServiceTitan does not know this list, so " + need.otherwise() + ".",
              "Ask ServiceTitan whether the tenant has this product.");
      default ->
          Diagnosis.warning(
              id,
              topic,
              rows.status() == 0
                  ? "no answer (" + rows.body() + ")."
                  : "answered " + rows.status() + ".",
              "Run the doctor again in a minute.");
    };
  }

  private static Diagnosis clock(String id, Answer answer) {
    return answer
        .ahead()
        .map(
            ahead ->
                ahead.abs().compareTo(CLOCKS_DIFFER) <= 0
                    ? Diagnosis.ok(id, "Clock", "agrees with ServiceTitan's within a minute.")
                    : Diagnosis.wrong(
                        id,
                        "Clock",
                        "this machine's clock is %d s %s ServiceTitan's."
                            .formatted(
                                ahead.abs().toSeconds(),
                                ahead.isNegative() ? "ahead of" : "behind"),
                        "Let the machine keep its time by NTP."))
        .orElseGet(
            () ->
                Diagnosis.warning(
                    id, "Clock", "ServiceTitan did not tell the time.", "Look at it by hand."));
  }
}
