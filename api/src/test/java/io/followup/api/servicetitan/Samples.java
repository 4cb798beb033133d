package io.followup.api.servicetitan;

import io.followup.tenant.Lifecycles;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.tenant.Webhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Deliveries as ServiceTitan may send them. */
public final class Samples {
  public static final TenantId ACME = new TenantId("acme");
  public static final String KEY = "sample-hmac-key-do-not-use-000000000001";

  private Samples() {}

  public static Tenants tenants() {
    return new Tenants(Map.of("acme", tenant(Lifecycles.usual())));
  }

  public static Tenant tenant(Lifecycles lifecycles) {
    return new Tenant(
        "Acme Air & Heat",
        ZoneId.of("America/Chicago"),
        "+15125550100",
        null,
        null,
        null,
        Webhooks.of("acme-token-0123456789", List.of(KEY)),
        new Tenant.ServiceTitan(1000200030L, "cid", "secret", "ak", null, null, null, null, null),
        new Tenant.Twilio(
            "AC1", "token", "MG1", null, "+15125550111", URI.create("http://x"), null),
        null,
        null,
        null,
        null,
        null,
        lifecycles,
        null);
  }

  public static byte[] file(String name) {
    try (var in = Samples.class.getResourceAsStream("/servicetitan/" + name)) {
      return in.readAllBytes();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static String text(String name) {
    return new String(file(name), StandardCharsets.UTF_8);
  }

  static List<String> webhookFiles() {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/servicetitan"))) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith("webhook-") && !name.contains("vectors"))
          .sorted()
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
