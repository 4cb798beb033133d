package io.followup.tenant;

import io.followup.simulator.Simulator;
import io.followup.simulator.SimulatorSettings;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

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

  /** The same, whose ServiceTitan is played by the simulator. */
  public static Tenant playedBy(Simulator simulator) {
    return playedBy(simulator, Optional.empty(), null);
  }

  /**
   * The same.
   *
   * @param application under which it marks what it makes
   * @param answers as configured; null: the defaults
   */
  public static Tenant playedBy(
      Simulator simulator, Optional<String> application, Answers answers) {
    SimulatorSettings.ServiceTitan played = simulator.settings().serviceTitan();
    Tenant acme = acme();
    return new Tenant(
        acme.company(),
        acme.zone(),
        acme.officePhone(),
        null,
        null,
        acme.mail(),
        acme.webhooks(),
        new Tenant.ServiceTitan(
            played.tenantId(),
            played.clientId(),
            played.clientSecret(),
            played.appKey(),
            simulator.uri(),
            simulator.uri(),
            null,
            application.orElse(null),
            null),
        acme.twilio(),
        null,
        null,
        null,
        null,
        answers,
        null,
        null);
  }
}
