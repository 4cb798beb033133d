package io.followup.api.reconciliation;

import static io.followup.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.api.RunningApi;
import io.followup.api.TestDatabase;
import io.followup.api.TestTemporal;
import io.followup.reconciliation.Finding;
import io.followup.reconciliation.FindingClass;
import io.followup.reconciliation.Reports;
import io.followup.reconciliation.Stage;
import io.followup.tenant.TenantId;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reports of comparisons over REST, and their start. */
class ReconciliationHttpTest {
  private static TestTemporal temporal;
  private static RunningApi api;
  private static Reports reports;

  @BeforeAll
  static void start() {
    temporal = new TestTemporal();
    String url = TestDatabase.fresh();
    reports = new Reports(TestDatabase.at(url));
    api = new RunningApi(url, temporal.address(), "--spring.config.import=classpath:two.yaml");
  }

  @AfterAll
  static void stop() {
    api.close();
    temporal.close();
  }

  private static HttpResponse<String> get(String path, String key) {
    return api.call("GET", path, key, "");
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

  private static long report(String tenant) {
    TenantId of = new TenantId(tenant);
    long report =
        reports
            .open(
                of,
                "reconciliation/" + of,
                "run-" + of,
                "the schedule",
                Instant.EPOCH,
                Stage.ALWAYS)
            .orElseThrow()
            .report();
    for (int job = 1; job <= 3; job++) {
      reports.found(
          report,
          new Finding.ForAPerson(
              "open/" + job,
              FindingClass.MISSED_STOP,
              "job " + job,
              Optional.empty(),
              "Look at it."));
    }
    reports.close(report, 10, Optional.empty());
    return report;
  }

  @Test
  void a_report_tells_its_findings_page_by_page_and_only_to_keys_of_its_tenant() {
    long report = report("acme");
    String path = "/api/reconciliation/" + report;

    HttpResponse<String> first = get(path + "?limit=2", RunningApi.ADMIN);

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(json(first).get("state").stringValue()).isEqualTo("DONE");
    assertThat(json(first).get("people").get("MISSED_STOP").intValue()).isEqualTo(3);
    assertThat(json(first).get("findings").size()).isEqualTo(2);
    String after = json(first).get("after").stringValue();
    HttpResponse<String> last = get(path + "?limit=2&after=" + after, RunningApi.ADMIN);
    assertThat(json(last).get("findings").size()).isEqualTo(1);
    assertThat(json(last).has("after")).isFalse();

    String birch = key("admin", "[\"birch\"]");
    assertThat(get(path, birch).statusCode()).isEqualTo(404);
    assertThat(get("/api/reconciliation", birch).body()).isEqualTo("{\"reports\":[]}");
    assertThat(json(get("/api/reconciliation?tenant=acme", RunningApi.ADMIN)).get("reports").size())
        .isEqualTo(1);
    assertThat(get(path + "?limit=0", RunningApi.ADMIN).statusCode()).isEqualTo(400);
  }

  @Test
  void an_admin_starts_one_at_a_time() {
    String acme = "{\"tenant\":\"acme\",\"days\":7}";
    assertThat(api.call("POST", "/api/reconciliation", key("marketing", "null"), acme).statusCode())
        .isEqualTo(403);

    HttpResponse<String> started = api.call("POST", "/api/reconciliation", RunningApi.ADMIN, acme);
    boolean inDoubt = started.statusCode() == 503;
    for (int tries = 0; started.statusCode() == 503 && tries < 20; tries++) {
      // A busy machine; whoever asks again learns whether it was started.
      started = api.call("POST", "/api/reconciliation", RunningApi.ADMIN, acme);
    }
    if (!inDoubt) {
      assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
      assertThat(json(started).get("run").stringValue()).isEqualTo("reconciliation/acme");
    }
    assertThat(api.call("POST", "/api/reconciliation", RunningApi.ADMIN, acme).statusCode())
        .isEqualTo(409);
    assertThat(
            api.call(
                    "POST",
                    "/api/reconciliation",
                    RunningApi.ADMIN,
                    "{\"tenant\":\"acme\",\"days\":31}")
                .statusCode())
        .isEqualTo(400);
    assertThat(
            api.call("POST", "/api/reconciliation", RunningApi.ADMIN, "{\"tenant\":\"none\"}")
                .statusCode())
        .isEqualTo(404);
  }
}
