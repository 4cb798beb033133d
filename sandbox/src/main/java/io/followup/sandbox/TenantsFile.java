package io.followup.sandbox;

import io.followup.simulator.Simulator;
import io.followup.simulator.SimulatorSettings;
import java.util.List;

/** The YAML file of an engine's tenants, all of them served by one simulator. */
final class TenantsFile {

  private TenantsFile() {}

  static String of(Engine.Settings settings, Simulator simulator) {
    StringBuilder yaml =
        new StringBuilder(
            "followup:\n"
                + "  servicetitan: { calls-per-second: 10000, settled-after: 3s }\n"
                // Objects of tests are older than the start.
                + "  launch: { folder: everything }\n"
                + "  tenants:\n");
    List<String> tenants = settings.tenants();
    for (int i = 0; i < tenants.size(); i++) {
      yaml.append(tenant(tenants.get(i), i, settings, simulator).indent(4));
    }
    return yaml.toString();
  }

  /** Path token of a tenant's webhooks. */
  static String token(String tenant) {
    return tenant.equals(Engine.TENANT) ? Engine.TOKEN : Engine.TOKEN + "-" + tenant;
  }

  /**
   * The first tenant is the one whose office the simulator plays; the others only have webhooks.
   */
  private static String tenant(
      String name, int number, Engine.Settings settings, Simulator simulator) {
    SimulatorSettings.ServiceTitan office = simulator.settings().serviceTitan();
    SimulatorSettings.Twilio account = simulator.settings().twilio();
    return """
    %s:
      company: %s
      zone: America/Chicago
      office-phone: "+15125550100"
      %s
      # Every day the same, Sundays and Thanksgiving too: a scenario must not depend on its date.
      quiet-hours: { opens: "%s", closes: "%s", days: { sunday: "%4$s-%5$s" }, federal-holidays: open, legal-hours: ignored }
      # Business time runs fast: what is late by a minute of the wall clock is not stale.
      limits:
        stale-after: 60d
        spread: 0s
        budget: { segments-per-second: 10000, burst: 100000, segments-per-day: 1000000000, calls-per-second: 1000 }
        spend: { daily: 1000000, monthly: 1000000 }
      mail: { from: office@%s.example.com, office: desk@%1$s.example.com, postal-address: "100 Main St, Austin, TX 78701" }
      webhooks: { token: %s, signing-keys: ["%s"] }
      servicetitan:
        tenant-id: %d
        client-id: "%s"
        client-secret: "%s"
        app-key: "%s"
        api-url: %s
        auth-url: %s
      twilio:
        account-sid: "%s"
        auth-token: "%s"
        messaging-service-sid: MG00000000000000000000000000000001
        voice-from: "+15125550111"
        api-url: %s
      links:
        payment: https://acme.example.com/pay/{invoice}
        review: https://acme.example.com/review
      contacting:
        environment: test
        recipients: ["*"]
        consents:
          - covers: marketing
            channels: [sms, voice]
            source: booking form of the sandbox
            since: 2020-01-01
            wording: I agree to texts and automated calls about my estimates.
    """
        .formatted(
            name,
            name.equals(Engine.TENANT) ? "Acme Air & Heat" : name + " Air",
            settings.speed() == 1 ? "" : "sandbox: { speed: " + settings.speed() + " }",
            settings.opens(),
            settings.closes(),
            name,
            token(name),
            office.signingKey(),
            office.tenantId() + number,
            office.clientId(),
            office.clientSecret(),
            office.appKey(),
            simulator.uri(),
            simulator.uri(),
            account.accountSid(),
            account.authToken(),
            simulator.uri());
  }
}
