package io.followup.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.followup.tenant.Tenant.ServiceTitan;
import io.followup.tenant.Tenant.ServiceTitan.Environment;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ServiceTitanAccessTest {

  private static ServiceTitan access(URI api, Environment environment, String application) {
    return new ServiceTitan(
        7, "cid", "top-secret", "key", api, null, environment, application, null);
  }

  @Test
  void credentials_belong_to_production_unless_said_otherwise() {
    assertThat(access(null, null, null).apiUrl()).hasToString("https://api.servicetitan.io");
    assertThat(access(null, null, null).authUrl()).hasToString("https://auth.servicetitan.io");
  }

  @Test
  void the_integration_environment_has_addresses_of_its_own() {
    ServiceTitan integration = access(null, Environment.INTEGRATION, null);

    assertThat(integration.apiUrl()).hasToString("https://api-integration.servicetitan.io");
    assertThat(integration.authUrl()).hasToString("https://auth-integration.servicetitan.io");
    assertThat(access(URI.create("http://127.0.0.1:9"), Environment.INTEGRATION, null).apiUrl())
        .hasToString("http://127.0.0.1:9");
  }

  @Test
  void what_is_no_guid_stops_the_start_with_the_fix() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> access(null, null, "our app"))
        .withMessageStartingWith("servicetitan.external-data-application is not a GUID: copy it");
  }

  @Test
  void no_secret_shows_as_text() {
    assertThat(access(null, null, null).toString()).doesNotContain("top-secret", "cid", "key");
  }
}
