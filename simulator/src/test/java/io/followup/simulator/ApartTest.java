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
    return page(tenant, module, resource).path("data").findValuesAsText("name");
  }

  private JsonNode page(String tenant, String module, String resource) throws Exception {
    var settings = vendor.simulator.settings().serviceTitan();
    return vendor
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
  void a_contractor_of_whom_nothing_was_filed_sees_nothing_of_the_others() throws Exception {
    String own = Long.toString(vendor.simulator.settings().serviceTitan().tenantId());
    vendor.sim(
        "PUT",
        "/contractors/" + OTHER,
        """
        {"webhooks": "http://127.0.0.1:1/", "inboundTexts": "http://127.0.0.1:1/", "sender": "+15125550105"}
        """);
    vendor.sim("POST", "/bookings", "{\"name\": \"Ours\", \"silent\": true}");
    vendor.sim(
        "POST",
        "/phone-calls",
        "{\"from\": \"+15125550143\", \"to\": \"+15125550100\", \"silent\": true}");
    vendor.sim("POST", "/sessions", "{\"customer\": {\"firstName\": \"Tara\"}}");
    String scheduler =
        page(own, "schedulingpro/v2", "schedulers").path("data").path(0).path("id").asText();

    for (String list :
        List.of(
            "crm/v2 bookings",
            "crm/v2 export/bookings?from=2020-01-01",
            "telecom/v3 calls",
            "telecom/v2 export/calls?from=2020-01-01",
            "schedulingpro/v2 schedulers/" + scheduler + "/sessions")) {
      String[] place = list.split(" ");
      assertThat(page(own, place[0], place[1]).path("data")).as(list).hasSize(1);
      assertThat(page(OTHER, place[0], place[1]).path("data")).as(list).isEmpty();
    }
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
