package io.followup.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceTitanTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private Vendor vendor;

  @BeforeEach
  void start() throws Exception {
    vendor = Vendor.start();
  }

  @AfterEach
  void stop() {
    vendor.close();
  }

  @Test
  void right_credentials_get_a_token_for_fifteen_minutes() throws Exception {
    Vendor.Got got = vendor.requestToken();
    assertThat(got.status()).isEqualTo(200);
    assertThat(got.json().path("expires_in").asInt()).isEqualTo(900);
    assertThat(got.json().path("token_type").asText()).isEqualTo("Bearer");
  }

  @Test
  void wrong_credentials_and_json_bodies_get_no_token() throws Exception {
    assertThat(
            vendor
                .requestToken(FORM, "grant_type=client_credentials&client_id=x&client_secret=y")
                .status())
        .isEqualTo(400);
    assertThat(
            vendor
                .requestToken("application/json", "{\"grant_type\": \"client_credentials\"}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void a_call_without_valid_token_or_app_key_is_refused() throws Exception {
    var office = vendor.simulator.settings().serviceTitan();
    String token = vendor.requestToken().json().path("access_token").asText();
    var withoutKey =
        new SimulatorSettings.ServiceTitan(
            office.tenantId(), office.clientId(), office.clientSecret(), "other", "key");
    Vendor.Got forged = vendor.serviceTitan("GET", "sales/v2", "estimates", "", "forged", office);
    assertThat(forged.status()).isEqualTo(401);
    assertThat(names(forged.json()))
        .isEqualTo(names(Vendor.sampleJson("servicetitan/rest-error-404.response.json")));
    assertThat(vendor.serviceTitan("GET", "sales/v2", "estimates", "", token, withoutKey).status())
        .isEqualTo(401);
    assertThat(vendor.serviceTitan("GET", "sales/v2", "estimates", "", token, office).status())
        .isEqualTo(200);
  }

  @Test
  void another_tenant_is_forbidden() throws Exception {
    String token = vendor.requestToken().json().path("access_token").asText();
    var office = vendor.simulator.settings().serviceTitan();
    var other =
        new SimulatorSettings.ServiceTitan(
            7, office.clientId(), office.clientSecret(), office.appKey(), "key");
    assertThat(vendor.serviceTitan("GET", "sales/v2", "estimates", "", token, other).status())
        .isEqualTo(403);
  }

  @Test
  void objects_have_the_fields_of_the_vendors_samples() throws Exception {
    var made = vendor.opportunity("+15125550142");
    long location = get("jpm/v2", "jobs/" + made.job()).path("locationId").asLong();
    assertThat(names(get("sales/v2", "estimates/" + made.estimate())))
        .isEqualTo(names(Vendor.sampleJson("servicetitan/rest-estimates-get.response.json")));
    assertThat(names(get("sales/v2", "estimates/" + made.estimate()).at("/items/0")))
        .isEqualTo(
            names(
                Vendor.sampleJson("servicetitan/rest-estimates-get.response.json").at("/items/0")));
    assertThat(names(get("jpm/v2", "jobs/" + made.job())))
        .isEqualTo(names(row("rest-jobs-list.response.json")));
    assertThat(names(get("jpm/v2", "job-types/8101")))
        .isEqualTo(names(row("rest-job-types-list.response.json")));
    assertThat(names(get("crm/v2", "customers/" + made.customer())))
        .isEqualTo(names(row("rest-customers-list-by-phone.response.json")));
    assertThat(names(get("crm/v2", "locations/" + location)))
        .isEqualTo(names(row("rest-locations-list.response.json")));
    JsonNode contacts = get("crm/v2", "customers/" + made.customer() + "/contacts");
    assertThat(names(contacts))
        .isEqualTo(
            names(Vendor.sampleJson("servicetitan/rest-customers-contacts-list.response.json")));
    assertThat(names(contacts.at("/data/0")))
        .isEqualTo(names(row("rest-customers-contacts-list.response.json")));
    assertThat(contacts.at("/data/0/phoneSettings/phoneNumber").asText()).isEqualTo("5125550142");
    assertThat(contacts.at("/data/1/value").asText()).isEqualTo("dana@example.com");
    assertThat(get("crm/v2", "locations/" + location + "/contacts").at("/data")).hasSize(2);
  }

  @Test
  void times_have_seven_fractional_digits() throws Exception {
    var made = vendor.opportunity("+15125550142");
    assertThat(get("sales/v2", "estimates/" + made.estimate()).path("createdOn").asText())
        .isEqualTo("2026-11-24T16:00:00.0000000Z");
  }

  @Test
  void estimates_are_filtered_by_job_ids_activity_and_time() throws Exception {
    var made = vendor.opportunity("+15125550142");
    long second = vendor.option(made.job(), "\"silent\": true");
    long inactive = vendor.option(made.job(), "\"silent\": true, \"active\": false");
    var other = vendor.opportunity("+15125550143");
    vendor.sim(
        "POST",
        "/estimates/" + second + "/touch",
        "{\"at\": \"2026-11-25T10:00:00Z\", \"silent\": true}");

    assertThat(ids("?jobId=" + made.job())).containsExactly(made.estimate(), second);
    assertThat(ids("?jobId=" + made.job() + "&active=Any"))
        .containsExactly(made.estimate(), second, inactive);
    assertThat(ids("?ids=" + other.estimate() + "," + second + ",1"))
        .containsExactly(other.estimate(), second);
    assertThat(ids("?modifiedOnOrAfter=2026-11-25T00:00:00Z")).containsExactly(second);
    assertThat(ids("?nonsense=1")).containsExactly(made.estimate(), second, other.estimate());
    assertThat(ids("?jobId=1")).isEmpty();
  }

  @Test
  void lists_are_paged() throws Exception {
    var made = vendor.opportunity("+15125550142");
    vendor.option(made.job(), "\"silent\": true");
    long third = vendor.option(made.job(), "\"silent\": true");
    JsonNode first = vendor.estimates("?pageSize=2&includeTotal=true").json();
    assertThat(first.path("hasMore").asBoolean()).isTrue();
    assertThat(first.path("totalCount").asInt()).isEqualTo(3);
    JsonNode second = vendor.estimates("?pageSize=2&page=2").json();
    assertThat(second.path("hasMore").asBoolean()).isFalse();
    assertThat(second.path("totalCount").isNull()).isTrue();
    assertThat(second.at("/data/0/id").asLong()).isEqualTo(third);
    assertThat(vendor.estimates("?page=0").status()).isEqualTo(400);
  }

  @Test
  void an_estimate_is_sold_unsold_and_dismissed_but_only_from_the_right_state() throws Exception {
    var made = vendor.opportunity("+15125550142");
    String path = "estimates/" + made.estimate();
    assertThat(vendor.serviceTitan("PUT", "sales/v2", path + "/sell", "{}").status())
        .isEqualTo(400);
    JsonNode sold =
        vendor.serviceTitan("PUT", "sales/v2", path + "/sell", "{\"soldBy\": 5501}").json();
    assertThat(sold.at("/status/name").asText()).isEqualTo("Sold");
    assertThat(sold.path("soldBy").asLong()).isEqualTo(5501);
    assertThat(sold.path("soldOn").isNull()).isFalse();
    Vendor.Got again = vendor.serviceTitan("PUT", "sales/v2", path + "/dismiss", "");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().path("status").asInt()).isEqualTo(409);
    assertThat(vendor.serviceTitan("PUT", "sales/v2", path + "/unsell", "").status())
        .isEqualTo(200);
    assertThat(get("sales/v2", path).at("/status/value").asInt()).isZero();
    assertThat(
            vendor
                .serviceTitan("PUT", "sales/v2", path + "/dismiss", "")
                .json()
                .at("/status/name")
                .asText())
        .isEqualTo("Dismissed");
  }

  @Test
  void what_does_not_exist_is_not_found() throws Exception {
    for (String path : List.of("estimates/1", "nothing", "estimates/1/sell")) {
      assertThat(vendor.serviceTitan("GET", "sales/v2", path, "").status()).isEqualTo(404);
    }
    assertThat(vendor.serviceTitan("GET", "crm/v2", "customers/1", "").status()).isEqualTo(404);
  }

  @Test
  void opt_outs_are_kept_and_global_ones_are_not_weakened() throws Exception {
    String body = "{\"optOutType\": \"%s\", \"contactNumbers\": [\"%s\"]}";
    assertThat(
            optOuts("POST", "", body.formatted("Global", "+15125550142"))
                .at("/data/0/status")
                .asText())
        .isEqualTo("Ok");
    assertThat(
            optOuts("POST", "", body.formatted("Marketing", "5125550142"))
                .at("/data/0/status")
                .asText())
        .isEqualTo("LogicalError");
    JsonNode found =
        optOuts("POST", "/getlist", "{\"contactNumbers\": [\"+15125550142\", \"+15125550143\"]}");
    assertThat(found.path("data")).hasSize(1);
    assertThat(found.at("/data/0/optOutType").asText()).isEqualTo("Global");
    assertThat(optOuts("GET", "", "").path("data")).hasSize(1);
    assertThat(
            vendor
                .serviceTitan(
                    "POST",
                    "telecom/v3",
                    "optinouts/optouts/getlist",
                    "{\"contactNumbers\": [\"?\"]}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void faults_strike_as_often_as_told() throws Exception {
    vendor.sim("PUT", "/faults", "{\"servicetitan\": {\"mode\": \"429\", \"count\": 2}}");
    assertThat(vendor.estimates("").status()).isEqualTo(429);
    assertThat(vendor.estimates("").status()).isEqualTo(429);
    assertThat(vendor.estimates("").status()).isEqualTo(200);
  }

  private JsonNode optOuts(String method, String more, String body) throws Exception {
    return vendor.serviceTitan(method, "telecom/v3", "optinouts/optouts" + more, body).json();
  }

  private JsonNode get(String module, String path) throws Exception {
    return vendor.serviceTitan("GET", module, path, "").json();
  }

  private List<Long> ids(String query) throws Exception {
    return vendor.estimates(query).json().path("data").findValues("id").isEmpty()
        ? List.of()
        : vendor
            .estimates(query)
            .json()
            .path("data")
            .valueStream()
            .map(row -> row.path("id").asLong())
            .toList();
  }

  private static JsonNode row(String sample) throws Exception {
    return Vendor.sampleJson("servicetitan/" + sample).at("/data/0");
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(java.util.Map.Entry::getKey).sorted().toList();
  }

  @Test
  void a_note_stands_with_its_customer_and_on_the_page() throws Exception {
    var made = vendor.opportunity("+15125550142");
    JsonNode note =
        vendor
            .serviceTitan(
                "POST",
                "crm/v2",
                "customers/" + made.customer() + "/notes",
                "{\"text\": \"Please call. [handover/acme/1]\"}")
            .json();
    assertThat(names(note))
        .isEqualTo(
            names(Vendor.sampleJson("servicetitan/rest-customers-notes-create.response.json")));
    assertThat(get("crm/v2", "customers/" + made.customer() + "/notes").at("/data/0/text").asText())
        .isEqualTo("Please call. [handover/acme/1]");
    assertThat(vendor.seen("/board").at("/0/what").asText()).isEqualTo("note");
    assertThat(
            vendor
                .serviceTitan("POST", "crm/v2", "customers/" + made.customer() + "/notes", "{}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void a_note_whose_answer_was_lost_is_there() throws Exception {
    var made = vendor.opportunity("+15125550142");
    get("crm/v2", "customers/" + made.customer());
    vendor.sim("PUT", "/faults", "{\"servicetitan\": {\"mode\": \"503-after\", \"count\": 1}}");
    assertThat(
            vendor
                .serviceTitan(
                    "POST",
                    "crm/v2",
                    "customers/" + made.customer() + "/notes",
                    "{\"text\": \"Please call.\"}")
                .status())
        .isEqualTo(503);
    assertThat(get("crm/v2", "customers/" + made.customer() + "/notes").at("/data")).hasSize(1);
  }

  @Test
  void a_task_needs_its_ids_and_is_found_by_customer_and_time() throws Exception {
    var made = vendor.opportunity("+15125550142");
    String task =
        """
        {"reportedById": 1, "assignedToId": 2, "isClosed": false, "name": "Call", "businessUnitId": 3,
         "employeeTaskTypeId": 4, "employeeTaskSourceId": 5, "reportedDate": "2026-11-24T16:00:00Z",
         "priority": "Normal", "customerId": %d, "description": "[handover/acme/1]"}
        """
            .formatted(made.customer());
    assertThat(vendor.serviceTitan("POST", "taskmanagement/v2", "tasks", task).status())
        .isEqualTo(200);
    assertThat(
            vendor
                .serviceTitan("POST", "taskmanagement/v2", "tasks", "{\"name\": \"Call\"}")
                .status())
        .isEqualTo(400);
    String query = "tasks?createdOnOrAfter=2026-01-01T00:00:00Z&customerId=";
    assertThat(get("taskmanagement/v2", query + made.customer()).at("/data")).hasSize(1);
    assertThat(get("taskmanagement/v2", query + "7").at("/data")).isEmpty();
    assertThat(vendor.serviceTitan("GET", "task-management/v2", "tasks", "").status())
        .isEqualTo(404);
  }
}
