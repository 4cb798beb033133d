package io.followup.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several contractors of one office, and answers that get lost. */
class ApartTest {
  private static final String OTHER = "1000200099";
  private Vendor vendor;

  @BeforeEach
  void start() throws Exception {
    vendor = Vendor.start();
  }

  @AfterEach
  void stop() {
    vendor.close();
  }

  private List<String> listed(String tenant, String module, String resource) throws Exception {
    var settings = vendor.simulator.settings().serviceTitan();
    JsonNode page =
        vendor
            .serviceTitan(
                "GET",
                module,
                resource,
                "",
                vendor.requestToken().json().path("access_token").asText(),
                new SimulatorSettings.ServiceTitan(
                    Long.parseLong(tenant),
                    settings.clientId(),
                    settings.clientSecret(),
                    settings.appKey(),
                    settings.signingKey()))
            .json();
    return page.path("data").findValuesAsText("name");
  }

  @Test
  void what_was_filed_for_a_contractor_stands_in_its_lists_only() throws Exception {
    String own = Long.toString(vendor.simulator.settings().serviceTitan().tenantId());
    vendor.sim(
        "PUT",
        "/contractors/" + OTHER,
        """
        {"webhooks": "http://127.0.0.1:1/", "inboundTexts": "http://127.0.0.1:1/", "sender": "+15125550105"}
        """);
    for (String what : List.of("bookings", "zones")) {
      vendor.sim("POST", "/" + what, "{\"name\": \"Ours\", \"silent\": true}");
      vendor.sim(
          "POST",
          "/" + what,
          "{\"name\": \"Theirs\", \"silent\": true, \"tenantId\": %s}".formatted(OTHER));
    }

    assertThat(listed(own, "crm/v2", "bookings")).containsExactly("Ours");
    assertThat(listed(OTHER, "crm/v2", "bookings")).containsExactly("Theirs");
    assertThat(listed(own, "dispatch/v2", "zones")).containsExactly("Ours");
    assertThat(listed(OTHER, "dispatch/v2", "zones")).containsExactly("Theirs");
  }

  @Test
  void a_write_whose_answer_gets_lost_is_applied_once_and_the_next_one_is_answered()
      throws Exception {
    vendor.sim("PUT", "/faults", "{\"servicetitan\": {\"loseAnswerAbout\": \"+15125550143\"}}");
    String customer =
        """
        {"name": "Uma", "type": "Residential",
         "locations": [{"name": "Home", "address": {"street": "1 Oak St", "city": "Austin",
           "state": "TX", "zip": "78701", "country": "USA"}}],
         "address": {"street": "1 Oak St", "city": "Austin", "state": "TX", "zip": "78701",
           "country": "USA"},
         "contacts": [{"type": "MobilePhone", "value": "(512) 555-0143"}]}
        """;
    assertThatThrownBy(() -> vendor.serviceTitan("POST", "crm/v2", "customers", customer))
        .isInstanceOf(IOException.class);
    assertThat(vendor.seen("/lost-answers?phone=%2B15125550143")).hasSize(1);
    assertThat(vendor.seen("/customers?phone=%2B15125550143")).hasSize(1);
    assertThat(vendor.serviceTitan("POST", "crm/v2", "customers", customer).status())
        .isEqualTo(200);
    assertThat(vendor.seen("/lost-answers?phone=%2B15125550143")).hasSize(1);
  }
}
