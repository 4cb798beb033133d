package io.followup.api.controls;

import static io.followup.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.api.ApiOfTwo;
import io.followup.api.RunningApi;
import io.followup.consent.Holds;
import io.followup.control.StoppedSenders;
import io.followup.hold.HoldKind;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Switches, pauses and stopped senders over REST. */
class ControlsHttpTest {
  private static ApiOfTwo both;
  private static RunningApi api;
  private static JdbcTemplate database;

  @BeforeAll
  static void start() {
    both = new ApiOfTwo();
    database = both.database();
    api = both.api();
  }

  @AfterAll
  static void stop() {
    both.close();
  }

  private static HttpResponse<String> put(String path, String body) {
    return api.call("PUT", path, RunningApi.ADMIN, body);
  }

  private static String key(String role, String tenants) {
    return json(api.call(
            "POST",
            "/api/keys",
            RunningApi.ADMIN,
            "{\"name\":\"test\",\"role\":\"" + role + "\",\"tenants\":" + tenants + "}"))
        .get("key")
        .stringValue();
  }

  @Test
  void a_channel_is_switched_off_and_on_again_and_both_are_audited() {
    String off =
        """
        {"tenant":"acme","scope":"channel","name":"sms","state":"off","reason":"carrier trouble"}\
        """;
    HttpResponse<String> answer = put("/api/switches", off);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).get(0).get("effect").stringValue()).isEqualTo("defer");
    assertThat(database.queryForList("select target from audit where action = 'switch off'"))
        .hasToString("[{target=channel sms of acme}]");
    assertThat(json(put("/api/switches", off.replace("\"off\"", "\"on\""))).size()).isZero();
  }

  @Test
  void a_switch_that_makes_no_sense_is_refused_with_its_field() {
    for (String[] wrong :
        new String[][] {
          {"{\"scope\":\"planet\",\"state\":\"off\",\"reason\":\"x\"}", "scope"},
          {"{\"scope\":\"channel\",\"name\":\"fax\",\"state\":\"off\",\"reason\":\"x\"}", "name"},
          {"{\"scope\":\"all\",\"state\":\"off\"}", "reason"},
          {"{\"scope\":\"all\",\"state\":\"half\",\"reason\":\"x\"}", "state"},
          {"{\"tenant\":\"nobody\",\"scope\":\"all\",\"state\":\"off\",\"reason\":\"x\"}", "tenant"}
        }) {
      HttpResponse<String> answer = put("/api/switches", wrong[0]);
      assertThat(answer.statusCode()).as(wrong[0]).isEqualTo(400);
      assertThat(json(answer).get("field").stringValue()).isEqualTo(wrong[1]);
    }
  }

  @Test
  void only_admins_switch_and_only_what_they_may_see() {
    String everything = "{\"scope\":\"all\",\"state\":\"off\",\"reason\":\"audit\"}";

    assertThat(api.call("PUT", "/api/switches", key("marketing", "[\"acme\"]"), everything))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(403);
    assertThat(api.call("PUT", "/api/switches", key("admin", "[\"acme\"]"), everything))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(403);
  }

  @Test
  void a_storm_day_pauses_a_tenant_until_it_is_ended() {
    HttpResponse<String> paused =
        put(
            "/api/pauses",
            "{\"tenant\":\"acme\",\"until\":\"2026-11-27T15:00:00Z\",\"reason\":\"hail\"}");

    assertThat(paused.statusCode()).as(paused.body()).isEqualTo(200);
    assertThat(json(paused).get(0).get("until").stringValue()).isEqualTo("2026-11-27T15:00:00Z");
    assertThat(
            put("/api/pauses", "{\"tenant\":\"acme\",\"until\":\"tomorrow\",\"reason\":\"hail\"}")
                .statusCode())
        .isEqualTo(400);
    assertThat(api.call("DELETE", "/api/pauses/acme", RunningApi.ADMIN, "").statusCode())
        .isEqualTo(204);
    assertThat(api.call("DELETE", "/api/pauses/acme", RunningApi.ADMIN, "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void a_stopped_sender_is_shown_counted_and_resumed() {
    database.update(
        "insert into stopped_sender (tenant, sender, channel, code, why)"
            + " values ('acme', 'MG1', 'sms', '30034', 'refused')");
    HttpResponse<String> list = api.call("GET", "/api/senders", RunningApi.ADMIN, "");
    String id = json(list).get(0).get("id").stringValue();

    assertThat(json(list).get(0).get("state").stringValue()).isEqualTo("stopped");
    assertThat(api.call("GET", "/actuator/prometheus", RunningApi.ADMIN, "").body())
        .contains("followup_senders_stopped 1.0");
    HttpResponse<String> resumed = put("/api/senders/" + id + "/resumed", "");
    assertThat(json(resumed).get(0).get("state").stringValue()).isEqualTo("resumed");
    assertThat(put("/api/senders/" + id + "/resumed", "").statusCode()).isEqualTo(404);
  }

  @Test
  void the_office_is_told_once_of_a_stopped_sender() {
    StoppedSenders senders = new StoppedSenders(database.getDataSource());
    TenantId acme = new TenantId("acme");
    assertThat(senders.stop(acme, "MG-told", Channel.SMS, "30033")).isTrue();
    assertThat(senders.stop(acme, "MG-told", Channel.SMS, "30033")).isFalse();
    String told =
        RunningApi.until(
            () ->
                database.queryForObject(
                    """
                    select string_agg(state || ' ' || runs[1], ', ') from delivery
                    where source = 'engine' and state <> 'NEW' and body = (
                      select convert_to(id::text, 'UTF8') from stopped_sender where sender = 'MG-told')
                    """,
                    String.class),
            Objects::nonNull);
    assertThat(told).matches("RELAYED handover/acme/sender-\\d+");
  }

  @Test
  void what_a_tenant_spent_is_shown_beside_what_it_may_spend() {
    database.update(
        "insert into tenant_spend (tenant, day, day_spent, month_spent, held_back_at)"
            + " values ('acme', current_date + 2, 49.991, 412.5, now())");
    String acme = api.call("GET", "/api/spending", key("viewer", "[\"acme\"]"), "").body();

    assertThat(acme)
        .contains("\"tenant\":\"acme\"", "\"spent\":49.99", "\"cap\":50.00", "\"spent\":412.50")
        .contains("heldBackAt")
        .doesNotContain("other");
    assertThat(api.call("GET", "/actuator/prometheus", RunningApi.ADMIN, "").body())
        .contains("followup_spend_held_back 1.0");
  }

  @Test
  void the_office_is_told_that_a_run_waits_because_it_talked_with_the_customer() {
    Holds holds = new Holds(database.getDataSource());
    Holds.NewHold hold =
        new Holds.NewHold(
            new TenantId("acme"),
            Optional.of(new CustomerId("41")),
            Optional.empty(),
            HoldKind.IN_CONVERSATION,
            "The customer called the office on Tue 24 Nov 10:00, after our last message.",
            "call 91 in the dispatch system",
            Optional.of(Duration.ofDays(7)));
    assertThat(holds.placeAndTell(hold)).isTrue();
    assertThat(holds.placeAndTell(hold)).isFalse();

    String told =
        RunningApi.until(
            () ->
                database.queryForObject(
                    """
                    select string_agg(state || ' ' || runs[1], ', ') from delivery
                    where source = 'conversation' and state <> 'NEW'
                    """,
                    String.class),
            Objects::nonNull);
    assertThat(told).matches("RELAYED handover/acme/hold-\\d+");
  }
}
