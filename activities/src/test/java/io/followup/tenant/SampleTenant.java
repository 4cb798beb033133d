package io.followup.tenant;

import java.time.ZoneId;
import java.util.List;

/** A contractor with a mailbox and every default. */
public final class SampleTenant {
  private SampleTenant() {}

  public static Tenant acme() {
    return new Tenant(
        "Acme Air & Heat",
        ZoneId.of("America/Chicago"),
        "+15125550100",
        null,
        null,
        new Tenant.Mail("office@acme.example.com", "100 Main St, Austin, TX 78701", null),
        Webhooks.of("token-0123456789abcdef", List.of("key")),
        new Tenant.ServiceTitan(1, "id", "secret", "key", null, null, null, null, null),
        new Tenant.Twilio("AC1", "token", "MG1", null, "+15125550111", null, null),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
