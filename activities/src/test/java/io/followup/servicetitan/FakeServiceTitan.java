package io.followup.servicetitan;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.followup.acting.Acting;
import io.followup.dispatch.Deed;
import io.followup.dispatch.Deeds;
import io.followup.http.HttpConnections;
import io.followup.intent.Intents.Origin;
import io.followup.tenant.Lifecycles;
import io.followup.tenant.SampleTenant;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;

/** Answers that the simulator does not give: merged customers, odd rows, expired tokens. */
final class FakeServiceTitan implements AutoCloseable {
  record Canned(int status, String body, Map<String, String> headers) {
    static Canned ok(String body) {
      return new Canned(200, body, Map.of());
    }

    static Canned status(int status) {
      return new Canned(status, "{}", Map.of());
    }
  }

  final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Supplier<Canned>> answers = new LinkedHashMap<>();
  private final HttpServer server;
  private final CloseableHttpClient http = HttpConnections.open();
  final ServiceTitan serviceTitan;
  private final URI uri;

  FakeServiceTitan() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    this.uri = here;
    serviceTitan = with(null);
    on("/connect/token", "{\"access_token\": \"t1\", \"expires_in\": 900}");
    on("/customers/41/contacts", "{\"data\": []}");
    on("/customers/41", "{\"id\": 41, \"active\": true, \"name\": \"Dana Reyes\"}");
    on("/optouts/getlist", "{\"data\": []}");
    on("/locations/42", "{\"address\": {\"state\": \"TX\", \"zip\": \"78701\"}}");
    on("/estimates?jobId=51", "{\"hasMore\": false, \"data\": [" + estimate(61, "") + "]}");
  }

  /** A connection of a tenant that decided this about its lifecycles. */
  ServiceTitan with(Lifecycles lifecycles) {
    Tenant acme = tenant(lifecycles);
    Tenants tenants = new Tenants(Map.of("acme", acme));
    ServiceTitanConnections connections =
        new ServiceTitanConnections(
            tenants, http, Clock.systemUTC(), ClientSettings.usual(), CallListener.NONE);
    Deeds deeds = new ServiceTitanDeeds(tenants, connections, Clock.systemUTC());
    return new ServiceTitan(
        connections.of(new TenantId("acme")),
        acme,
        (tenant, key, marker, action) -> alone(deeds.of(tenant, action, marker)),
        OwnOptOuts.NONE,
        Clock.systemUTC(),
        Executors.newVirtualThreadPerTaskExecutor());
  }

  /** Nobody else does anything, so nothing needs to be remembered. */
  private static Acting.Acted alone(Deed deed) {
    return deed.find()
        .map(found -> new Acting.Acted(found, Origin.FOUND))
        .orElseGet(() -> new Acting.Acted(deed.make(), Origin.MADE));
  }

  /** A connection with these limits. */
  ServiceTitanApi api(ClientSettings settings, CallListener listener) {
    return new ServiceTitanConnections(
            new Tenants(Map.of("acme", tenant(null))), http, Clock.systemUTC(), settings, listener)
        .of(new TenantId("acme"));
  }

  private Tenant tenant(Lifecycles lifecycles) {
    Tenant acme = SampleTenant.acme();
    return new Tenant(
        acme.company(),
        acme.zone(),
        acme.officePhone(),
        null,
        null,
        acme.mail(),
        acme.webhooks(),
        new Tenant.ServiceTitan(7, "cid", "secret", "app-key", uri, uri, null, null, null),
        acme.twilio(),
        null,
        null,
        null,
        null,
        null,
        lifecycles,
        null);
  }

  /** An answer of the vendor's, as its documents show it. */
  static String sample(String name) {
    try (InputStream file = FakeServiceTitan.class.getResourceAsStream("/servicetitan/" + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An open estimate of job 51; {@code more} replaces or adds fields. */
  static String estimate(long id, String more) {
    return """
    {"jobId": 51, "locationId": 42, "name": "Option B", "status": {"value": 0, "name": "Open"},
     "createdOn": "2026-06-15T21:10:05.1234567Z", "active": true, "subtotal": 538.5, "tax": 44.7,
     "items": [{"id": 1}], "somethingNew": {"a": [1]}, "id": %d %s}
    """
        .formatted(id, more);
  }

  FakeServiceTitan on(String part, String body) {
    return on(part, () -> Canned.ok(body));
  }

  /** The newest answer whose text stands in the address counts. */
  FakeServiceTitan on(String part, Supplier<Canned> answer) {
    answers.remove(part);
    answers.put(part, answer);
    return this;
  }

  long callsOf(String part) {
    return calls.stream().filter(call -> call.contains(part)).count();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String uri = exchange.getRequestURI().toString();
      calls.add(
          exchange.getRequestMethod()
              + " "
              + uri
              + " "
              + exchange.getRequestHeaders().getFirst("Authorization")
              + " "
              + exchange.getRequestHeaders().getFirst("ST-App-Key")
              + " "
              + body);
      Canned canned =
          answers.entrySet().stream()
              .filter(entry -> uri.contains(entry.getKey()))
              .reduce((earlier, later) -> later)
              .map(entry -> entry.getValue().get())
              .orElse(Canned.status(404));
      canned.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      byte[] bytes = canned.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(canned.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    http.close(CloseMode.IMMEDIATE);
  }
}
