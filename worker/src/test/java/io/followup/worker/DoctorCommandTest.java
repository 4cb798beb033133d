package io.followup.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The doctor against vendors that are played by one small server. */
class DoctorCommandTest {
  private HttpServer vendors;
  private final List<String> asked = new ArrayList<>();
  private int estimates = 200;
  private int token = 200;
  private int twilio = 200;

  @BeforeEach
  void start() throws IOException {
    vendors = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    vendors.createContext("/", this::answer);
    vendors.start();
  }

  @AfterEach
  void stop() {
    vendors.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    synchronized (asked) {
      asked.add(exchange.getRequestMethod() + " " + path);
    }
    int status =
        path.equals("/connect/token")
            ? token
            : path.endsWith("/estimates")
                ? estimates
                : path.startsWith("/webhooks/")
                    ? 401
                    : path.startsWith("/2010-04-01/") ? twilio : 200;
    byte[] body = "{\"access_token\":\"t\",\"data\":[]}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private record Visit(int code, String text) {}

  private Visit visit(String... arguments) {
    String url = "http://127.0.0.1:" + vendors.getAddress().getPort();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code =
        DoctorCommand.run(
            List.of(arguments),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            Stream.of(
                    "FOLLOWUP_CONFIG=src/test/resources/acme.yaml",
                    "FOLLOWUP_PUBLIC_URL=" + url,
                    "FOLLOWUP_DB_URL=jdbc:postgresql://127.0.0.1:1/none",
                    "followup.tenants.acme.servicetitan.api-url=" + url,
                    "followup.tenants.acme.servicetitan.auth-url=" + url,
                    "followup.tenants.acme.twilio.api-url=" + url)
                .map(property -> "--" + property)
                .toArray(String[]::new));
    return new Visit(code, out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void what_is_well_is_said_and_what_is_missing_has_a_fix() {
    Visit visit = visit();

    assertThat(visit.text())
        .contains("ServiceTitan credentials: client id and secret were taken.")
        .contains("ServiceTitan estimates: can be read.")
        .contains("Clock: agrees with ServiceTitan's within a minute.")
        .contains("Webhooks: the engine answers")
        .contains("Twilio credentials: account and token were taken.")
        .contains("Fix: Correct FOLLOWUP_DB_URL")
        .contains("Mailbox: none is read", "Fix: Give IMAP_HOST")
        .doesNotContain("secret-");
    assertThat(visit.code()).isEqualTo(1);
    assertThat(asked).noneMatch(one -> one.startsWith("POST /2010"));
  }

  @Test
  void a_scope_that_was_not_granted_is_named_with_what_does_not_work_without_it() {
    estimates = 403;
    assertThat(visit().text())
        .contains(
            "ServiceTitan estimates: the app may not read them, so no estimate is followed up.")
        .contains("Grant the scope tn.sal.estimates:r in the developer portal");
  }

  @Test
  void wrong_credentials_end_the_look_at_that_vendor() {
    token = 400;
    twilio = 401;
    Visit visit = visit("--tenant", "acme");
    assertThat(visit.text())
        .contains("ServiceTitan gave no token (400).")
        .contains("servicetitan.environment is production")
        .contains("Twilio refused them (401).")
        .doesNotContain("ServiceTitan estimates");
  }

  @Test
  void as_json_every_check_is_an_object() {
    assertThat(visit("--json").text())
        .startsWith("[{\"tenant\":\"acme\"")
        .contains("\"level\":\"WRONG\"");
  }
}
