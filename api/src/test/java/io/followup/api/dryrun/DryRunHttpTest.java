package io.followup.api.dryrun;

import static io.followup.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.api.Estimate;
import io.followup.api.RunningApi;
import io.followup.api.TestDatabase;
import io.followup.api.TestTemporal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A dry run over what signed webhooks told, on a real database. */
class DryRunHttpTest {
  private static final String SEQUENCE =
      """
      sequence: unsold-estimate
      version: 7
      trigger: estimate
      enroll: estimate.total >= 250
      steps:
        - id: first-text
          wait: 24h
          sms: "Hi {{customer.firstName|there}}, it's {{company.name}} about {{estimate.total}}. Reply STOP to end."
        - id: call
          wait: 72h after trigger
          voice: unsold
      scripts:
        unsold: { say: "This is {{company.name}}.", voicemail: "{{company.name}} called." }
      """;

  private static TestTemporal temporal;
  private static RunningApi api;

  @BeforeAll
  static void start() {
    temporal = new TestTemporal();
    api =
        new RunningApi(
            TestDatabase.fresh(), temporal.address(), "--spring.config.import=classpath:two.yaml");
    Estimate never = Estimate.open("1", "1");
    deliver("estimate.created", never.json());
    // Three options of one job; the second is sold six hours after the text.
    Estimate sold = Estimate.open("3", "2");
    deliver("estimate.created", Estimate.open("2", "2").json());
    deliver("estimate.created", sold.json());
    deliver("estimate.created", Estimate.open("4", "2").json());
    deliver(
        "estimate.sold",
        new Estimate(
                sold.id(),
                sold.job(),
                sold.customer(),
                "Sold",
                sold.subtotal(),
                sold.modifiedOn().plus(Duration.ofHours(30)))
            .json());
    deliver("estimate.created", Estimate.open("5", "3").costing("20.00").json());
    // Four hours later, so that the text is due at 20:10.
    deliver(
        "estimate.created",
        Estimate.open("6", "4").json().replace("2026-06-15T21:10:05Z", "2026-06-16T01:10:05Z"));
  }

  @AfterAll
  static void stop() {
    api.close();
    temporal.close();
  }

  private static void deliver(String event, String body) {
    api.settled(api.accepted(event, body));
  }

  private static HttpResponse<String> dryRun(String query, String accept, String key, String yaml) {
    return api.send(
        HttpRequest.newBuilder(api.uri("/api/sequences/dry-run" + query))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/yaml")
            .header("Accept", accept)
            .POST(HttpRequest.BodyPublishers.ofString(yaml))
            .build());
  }

  private static HttpResponse<String> dryRun(String query) {
    return dryRun(query, "application/json", RunningApi.ADMIN, SEQUENCE);
  }

  private static JsonNode object(JsonNode answer, String job) {
    return answer
        .get("objects")
        .valueStream()
        .filter(object -> object.get("id").stringValue().equals("estimate/acme/job-" + job))
        .findFirst()
        .orElseThrow();
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
  void every_recorded_object_gets_its_calendar() {
    HttpResponse<String> answer = dryRun("?tenant=acme");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode told = json(answer);
    assertThat(told.get("sequence").stringValue()).isEqualTo("unsold-estimate@7");
    assertThat(told.get("objects").size()).isEqualTo(4);

    JsonNode never = object(told, "1");
    assertThat(never.get("customer").stringValue()).isEqualTo("41000123");
    assertThat(never.get("amount").decimalValue()).isEqualByComparingTo("583.20");
    JsonNode text = never.get("entries").get(0);
    assertThat(text.get("at").stringValue()).isEqualTo("2026-06-16T21:10:05Z");
    assertThat(text.get("local").stringValue()).startsWith("2026-06-16T16:10:05-05:00");
    assertThat(text.get("what").stringValue()).isEqualTo("SENT");
    assertThat(text.get("channel").stringValue()).isEqualTo("SMS");
    assertThat(text.get("wording").get("body").stringValue())
        .isEqualTo(
            "Hi [customer.firstName], it's Acme Air & Heat about $583.20. Reply STOP to end.");
    assertThat(never.get("fate").get("kind").stringValue()).isEqualTo("ended");
    assertThat(never.get("fate").get("ending").get("outcome").stringValue()).isEqualTo("EXHAUSTED");

    JsonNode sold = object(told, "2");
    assertThat(sold.get("entries").size()).isEqualTo(2);
    assertThat(sold.get("entries").get(1).get("what").stringValue()).isEqualTo("ENDED");
    assertThat(sold.get("entries").get(1).get("why").stringValue())
        .isEqualTo("Estimate 3 was sold.");

    JsonNode small = object(told, "3");
    assertThat(small.get("fate").get("rule").stringValue()).isEqualTo("enroll");

    JsonNode late = object(told, "4").get("entries").get(0);
    assertThat(late.get("what").stringValue()).isEqualTo("DEFERRED");
    assertThat(late.get("until").stringValue()).isEqualTo("2026-06-17T14:00:00Z");
  }

  @Test
  void the_summary_counts() {
    JsonNode summary = json(dryRun("?tenant=acme")).get("summary");
    assertThat(summary.get("objects").intValue()).isEqualTo(4);
    assertThat(summary.get("enrolled").intValue()).isEqualTo(3);
    assertThat(summary.get("notEnrolled").get("enroll").intValue()).isEqualTo(1);
    JsonNode text = summary.get("steps").get(0);
    assertThat(text.get("sent").get("SMS").intValue()).isEqualTo(3);
    assertThat(text.get("deferred").intValue()).isEqualTo(1);
    JsonNode call = summary.get("steps").get(1);
    assertThat(call.get("sent").get("VOICE").intValue()).isEqualTo(2);
    assertThat(call.get("endedBefore").get("WON").intValue()).isEqualTo(1);
  }

  @Test
  void people_read_it_as_text() {
    HttpResponse<String> answer =
        dryRun("?tenant=acme&limit=3", "text/plain", RunningApi.ADMIN, SEQUENCE);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(answer.body())
        .startsWith("Dry run of unsold-estimate@7 for acme: what was recorded from ")
        .contains(
            ", the newest 3 (--limit). Nothing is sent.",
            """

            job 2   customer 41000123   $583.20   from Mon 15 Jun 16:10
              Tue 16 Jun 16:10  SMS (first-text)         sent: 24 h after the estimate went out.
              Tue 16 Jun 22:10  WON before voice call (call): Estimate 3 was sold.
            """,
            "  not enrolled (enroll): estimate.total is 64.70; the sequence enrolls when",
            "deferred: Quiet hours in America/Chicago (open 09:00-20:00): waits until Wed 17 Jun",
            "Objects: 3; enrolled: 2; left out by enroll: 1. Planned in ",
            "  first-text        2 sent by SMS, 1 deferred first\n",
            "  call              1 sent by voice call, 1 deferred first, 1 ended before: WON\n")
        .doesNotContain("job 1 ");
  }

  @Test
  void a_wrong_sequence_is_told_as_the_start_tells_it() {
    String wrong = SEQUENCE.replace("wait: 24h", "wait: 1 day").replace("Reply STOP", "Reply QUIT");
    HttpResponse<String> refused =
        dryRun("?tenant=acme&file=my.yaml", "application/json", RunningApi.ADMIN, wrong);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(refused).get("code").stringValue()).isEqualTo("wrong-sequence");
    assertThat(json(refused).get("problems").valueStream().map(JsonNode::stringValue))
        .containsExactly(
            "my.yaml:7: steps[first-text].wait: '1 day' is not a duration. Fix: write days, hours"
                + " and minutes like 30m, 24h, 3d or 1h30m. [not-a-duration]",
            "my.yaml:8: steps[first-text].sms: the first text does not say how to end texts. Fix:"
                + " add a line such as: Reply STOP to end texts. [no-opt-out-line]");
    HttpResponse<String> printed =
        dryRun("?tenant=acme&file=my.yaml", "text/plain", RunningApi.ADMIN, wrong);
    assertThat(printed.statusCode()).isEqualTo(422);
    assertThat(printed.body()).startsWith("my.yaml:7: steps[first-text].wait: ").hasLineCount(2);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0,limit",
    "limit=1001,limit",
    "from=yesterday,from",
    "to=2026-13-01,to",
    "from=2026-11-02&to=2026-11-01,from",
    "to=%2B999999999-12-31,to"
  })
  void wrong_values_are_named_with_a_fix(String query, String field) {
    HttpResponse<String> answer = dryRun("?tenant=acme&" + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("field").stringValue()).isEqualTo(field);
    assertThat(json(answer).get("fix").stringValue()).isNotBlank();
  }

  @Test
  void only_what_was_recorded_in_the_window_is_played() {
    JsonNode before = json(dryRun("?tenant=acme&from=2026-01-01&to=2026-01-31"));
    assertThat(before.get("objects").size()).isZero();
    assertThat(before.get("from").stringValue()).isEqualTo("2026-01-01T06:00:00Z");
    assertThat(before.get("to").stringValue()).isEqualTo("2026-02-01T06:00:00Z");
    String now = Instant.now().plusSeconds(60).toString();
    assertThat(json(dryRun("?tenant=acme&to=" + now)).get("objects").size()).isEqualTo(4);
    assertThat(
            dryRun(
                    "?tenant=acme&from=2026-01-01&to=2026-01-31",
                    "text/plain",
                    RunningApi.ADMIN,
                    SEQUENCE)
                .body())
        .contains("Nothing that starts it was first recorded then");
  }

  @Test
  void it_needs_the_role_marketing_and_a_tenant_of_the_key() {
    String acme = key("marketing", "[\"acme\"]");
    assertThat(dryRun("", "application/json", acme, SEQUENCE).statusCode()).isEqualTo(200);
    assertThat(dryRun("", "application/json", key("viewer", "[\"acme\"]"), SEQUENCE).statusCode())
        .isEqualTo(403);
    assertThat(dryRun("?tenant=birch", "application/json", acme, SEQUENCE).statusCode())
        .isEqualTo(404);
    assertThat(dryRun("?tenant=birch", "text/plain", acme, SEQUENCE).body())
        .startsWith("there is no tenant of this id that this key may see.");
    HttpResponse<String> which = dryRun("");
    assertThat(which.statusCode()).isEqualTo(400);
    assertThat(json(which).get("field").stringValue()).isEqualTo("tenant");
    assertThat(json(dryRun("?tenant=birch")).get("objects").size()).isZero();
  }
}
