package io.followup.doctor;

import io.followup.doctor.Asking.Answer;
import io.followup.run.Words;
import io.followup.tenant.Tenant;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/** Webhooks, Twilio and what has arrived. Nothing is sent to anybody, nothing is stored. */
final class CheckingTheRest {
  private final Asking asking;

  CheckingTheRest(Asking asking) {
    this.asking = asking;
  }

  /**
   * An unsigned webhook must be refused by this engine, and by nothing before it.
   *
   * @param publicUrl base URL under which the vendors reach the api
   */
  Diagnosis webhooks(String id, Tenant tenant, URI publicUrl) {
    String topic = "Webhooks";
    URI address =
        URI.create(
            publicUrl
                + "/webhooks/servicetitan/"
                + tenant.webhooks().token()
                + "/estimate.created");
    Answer answer =
        asking.ask(
            Asking.at(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
    boolean simulated = "127.0.0.1".equals(tenant.servicetitan().apiUrl().getHost());
    if (answer.status() == 401 && !"https".equals(publicUrl.getScheme()) && !simulated) {
      return Diagnosis.wrong(
          id,
          topic,
          "FOLLOWUP_PUBLIC_URL begins with http, but ServiceTitan delivers to https only.",
          "Put TLS before the api and give its public https address.");
    }
    return switch (answer.status()) {
      case 401 ->
          Diagnosis.ok(
              id, topic, "the engine answers at " + publicUrl + " and refuses what is unsigned.");
      case 0 ->
          Diagnosis.wrong(
              id,
              topic,
              publicUrl + " could not be reached (" + answer.body() + ").",
              "Start the api and let this address lead to it: FOLLOWUP_PUBLIC_URL, DNS, firewall,"
                  + " certificate.");
      case 404 ->
          Diagnosis.wrong(
              id,
              topic,
              "what answers at " + publicUrl + " does not know this tenant's token.",
              "Let the api read the same FOLLOWUP_CONFIG, and route /webhooks to it.");
      default ->
          Diagnosis.wrong(
              id,
              topic,
              "an unsigned webhook was answered by " + answer.status() + " instead of 401.",
              "Look what stands before the api: it must pass /webhooks through unchanged.");
    };
  }

  /** Whether webhooks have come in at all. */
  Diagnosis arrived(String id, String url, String user, String password) {
    String topic = "Webhooks received";
    try (Connection database = DriverManager.getConnection(url, user, password);
        PreparedStatement newest =
            database.prepareStatement(
                "select extract(epoch from now() - max(received_at))::bigint from delivery"
                    + " where tenant = ? and source = 'servicetitan'")) {
      newest.setString(1, id);
      try (ResultSet row = newest.executeQuery()) {
        row.next();
        Duration age = Duration.ofSeconds(row.getLong(1));
        if (row.wasNull()) {
          return Diagnosis.warning(
              id,
              topic,
              "none has arrived yet.",
              "Give each event its URL in the developer portal (docs/servicetitan.md), then change"
                  + " something in ServiceTitan.");
        }
        String last = "the last one arrived " + roughly(age) + " ago.";
        return age.compareTo(Duration.ofDays(1)) > 0
            ? Diagnosis.warning(
                id, topic, last, "Look in the developer portal whether deliveries fail.")
            : Diagnosis.ok(id, topic, last);
      }
    } catch (SQLException away) {
      return Diagnosis.wrong(
          id,
          topic,
          "the database does not answer as it should (SQL state " + away.getSQLState() + ").",
          "Correct FOLLOWUP_DB_URL, _USER and _PASSWORD, and start the api once: it makes the"
              + " tables.");
    }
  }

  private static String roughly(Duration age) {
    return Words.duration(
        age.truncatedTo(
            age.toHours() > 72
                ? ChronoUnit.DAYS
                : age.toHours() >= 2 ? ChronoUnit.HOURS : ChronoUnit.MINUTES));
  }

  /** Lists one message: that needs the account and its token, and sends nothing. */
  Diagnosis twilio(String id, Tenant tenant) {
    String topic = "Twilio credentials";
    Tenant.Twilio account = tenant.twilio();
    Answer answer =
        asking.ask(
            login(
                    account,
                    URI.create(
                        account.apiUrl()
                            + "/2010-04-01/Accounts/"
                            + account.accountSid()
                            + "/Messages.json?PageSize=1"))
                .build());
    return switch (answer.status()) {
      case 200 -> Diagnosis.ok(id, topic, "account and token were taken.");
      case 401, 403, 404 ->
          Diagnosis.wrong(
              id,
              topic,
              "Twilio refused them (" + answer.status() + ").",
              "Correct twilio.account-sid and twilio.auth-token, and look whether the account is"
                  + " active.");
      case 0 ->
          Diagnosis.wrong(
              id,
              topic,
              account.apiUrl() + " could not be reached (" + answer.body() + ").",
              "Let this machine reach it.");
      default ->
          Diagnosis.warning(
              id, topic, "Twilio answered " + answer.status() + ".", "Try again in a minute.");
    };
  }

  /** Reads the messaging service that texts go out through; empty when there is none. */
  Optional<Diagnosis> messagingService(String id, Tenant tenant) {
    String topic = "Twilio messaging service";
    Tenant.Twilio account = tenant.twilio();
    if (account.messagingServiceSid() == null || isSimulated(account)) {
      return Optional.empty();
    }
    // Services have a host of their own.
    String host = account.apiUrl().toString().replace("//api.", "//messaging.");
    Answer answer =
        asking.ask(
            login(account, URI.create(host + "/v1/Services/" + account.messagingServiceSid()))
                .build());
    return Optional.of(
        switch (answer.status()) {
          case 200 -> Diagnosis.ok(id, topic, "belongs to the account.");
          case 404 ->
              Diagnosis.wrong(
                  id,
                  topic,
                  "the account has none of this id, so no text goes out.",
                  "Correct twilio.messaging-service-sid.");
          default ->
              Diagnosis.warning(
                  id,
                  topic,
                  "Twilio answered " + answer.status() + ".",
                  "Look at Twilio credentials above, or try again in a minute.");
        });
  }

  /** Stands on this machine, and plays no services. */
  private static boolean isSimulated(Tenant.Twilio account) {
    return "127.0.0.1".equals(account.apiUrl().getHost());
  }

  private static HttpRequest.Builder login(Tenant.Twilio account, URI address) {
    String login = account.accountSid() + ":" + account.authToken();
    return Asking.at(address)
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
  }
}
