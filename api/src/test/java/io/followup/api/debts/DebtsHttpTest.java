package io.followup.api.debts;

import static io.followup.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.api.ApiOfTwo;
import io.followup.api.RunningApi;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the office says of debts, over REST. */
class DebtsHttpTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("America/Chicago"));

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

  private static HttpResponse<String> post(String path, String body) {
    return api.call("POST", path, RunningApi.ADMIN, body);
  }

  @Test
  void a_promise_shifts_dunning_to_the_morning_after_and_stands_in_the_inbox_of_the_debt() {
    LocalDate by = TODAY.plusDays(5);

    HttpResponse<String> answer =
        post(
            "/api/debts/41000123/promises",
            "{\"tenant\":\"acme\",\"by\":\"" + by + "\",\"reason\":\"paid on Friday\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(json(answer).get("goesOnAt").stringValue())
        .isEqualTo(
            by.plusDays(1)
                .atTime(10, 0)
                .atZone(ZoneId.of("America/Chicago"))
                .toInstant()
                .toString());
    assertThat(
            database.queryForMap(
                "select event, subject from delivery where id = ?",
                json(answer).get("delivery").longValue()))
        .hasToString("{event=debt.promised, subject=dunning/acme/41000123}");
    assertThat(database.queryForList("select detail from audit where action = 'debt promised'"))
        .hasToString("[{detail=paid on Friday}]");
  }

  @Test
  void a_dispute_is_taken() {
    HttpResponse<String> answer =
        post(
            "/api/debts/41000123/disputes",
            "{\"tenant\":\"acme\",\"reason\":\"says the work was bad\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  @Test
  void what_makes_no_sense_is_refused_with_its_field() {
    String good = "{\"tenant\":\"acme\",\"by\":\"" + TODAY + "\",\"reason\":\"x\"}";
    for (String[] wrong :
        new String[][] {
          {"/api/debts/41000123/promises", good.replace("acme", "nobody"), "tenant"},
          {"/api/debts/41000123/promises", good.replace(TODAY.toString(), "Friday"), "by"},
          {
            "/api/debts/41000123/promises",
            good.replace(TODAY.toString(), TODAY.minusDays(1).toString()),
            "by"
          },
          {
            "/api/debts/41000123/promises",
            good.replace(TODAY.toString(), TODAY.plusDays(61).toString()),
            "by"
          },
          {"/api/debts/41000123/promises", good.replace("\"x\"", "\" \""), "reason"},
          {"/api/debts/41000123/disputes", "{\"tenant\":\"acme\"}", "reason"},
          {"/api/debts/4100%200123/disputes", "{\"tenant\":\"acme\",\"reason\":\"x\"}", "customer"}
        }) {
      HttpResponse<String> answer = post(wrong[0], wrong[1]);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(json(answer).get("field").stringValue()).isEqualTo(wrong[2]);
    }
  }

  @Test
  void viewers_say_nothing() {
    String viewer =
        json(api.call(
                "POST",
                "/api/keys",
                RunningApi.ADMIN,
                "{\"name\":\"test\",\"role\":\"viewer\",\"tenants\":[\"acme\"]}"))
            .get("key")
            .stringValue();

    assertThat(
            api.call(
                    "POST",
                    "/api/debts/41000123/disputes",
                    viewer,
                    "{\"tenant\":\"acme\",\"reason\":\"x\"}")
                .statusCode())
        .isEqualTo(403);
  }
}
