package io.followup.api.servicetitan;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.api.Estimate;
import io.followup.api.RunningApi;
import io.followup.api.TestDatabase;
import io.followup.api.TestTemporal;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What senders are answered, and what the inbox then holds. */
class IntakeHttpTest {
  private static TestTemporal temporal;
  private static RunningApi api;
  private static JdbcTemplate database;

  @BeforeAll
  static void start() {
    temporal = new TestTemporal();
    String url = TestDatabase.fresh();
    database = new JdbcTemplate(TestDatabase.at(url));
    api = new RunningApi(url, temporal.address());
  }

  @AfterAll
  static void stop() {
    api.close();
    temporal.close();
  }

  private static long stored() {
    return database.queryForObject("select count(*) from delivery", Long.class);
  }

  private static HttpResponse<String> post(String path, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.uri(path)).POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return api.send(request.build());
  }

  private static String code(HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    return RunningApi.json(answer).get("code").stringValue();
  }

  // Who may deliver.

  @Test
  void an_unsigned_delivery_is_refused() {
    long before = stored();
    HttpResponse<String> answer =
        post(RunningApi.hook("estimate.created").toString(), Map.of(), "{}");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(code(answer)).isEqualTo("bad-signature");
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void a_forged_signature_is_refused() {
    long before = stored();
    String body = Estimate.open("1", "1").json();
    String signature =
        TestSignature.hex("HmacSHA256", "wrong key", body.getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        post(
            RunningApi.hook("estimate.created").toString(),
            Map.of("X-ServiceTitan-Signature", signature),
            body);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void a_changed_byte_breaks_the_signature() {
    byte[] body = Estimate.open("1", "1").json().getBytes(StandardCharsets.UTF_8);
    String signature = TestSignature.hex("HmacSHA256", Samples.KEY, body);
    HttpResponse<String> answer =
        post(
            RunningApi.hook("estimate.created").toString(),
            Map.of("X-ServiceTitan-Signature", signature),
            new String(body, StandardCharsets.UTF_8) + " ");
    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void an_unknown_token_is_not_found() {
    HttpResponse<String> answer =
        post("/webhooks/servicetitan/another-token-0123456789/estimate.created", Map.of(), "{}");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(code(answer)).isEqualTo("unknown-callback");
  }

  @Test
  void only_post_delivers() {
    HttpResponse<String> answer =
        api.send(HttpRequest.newBuilder(api.uri(RunningApi.hook("x").toString())).build());
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("POST");
  }

  // How large.

  @Test
  void a_body_that_says_it_is_too_large_is_refused_before_it_is_read() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", api.uri("/").getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST "
                  + RunningApi.hook("estimate.created")
                  + " HTTP/1.1\r\nHost: x\r\n"
                  + "Content-Length: 1048577\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      String first = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      assertThat(first).isEqualTo("HTTP/1.1 413");
    }
  }

  @Test
  void a_chunked_body_is_read_only_up_to_the_limit() {
    byte[] large = new byte[1_048_577];
    HttpRequest chunked =
        HttpRequest.newBuilder(api.uri(RunningApi.hook("estimate.created").toString()))
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> chunks(large)))
            .build();
    HttpResponse<String> answer = api.send(chunked);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(code(answer)).isEqualTo("body-too-large");
  }

  private static InputStream chunks(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  @Test
  void a_body_of_exactly_the_limit_is_taken() {
    String body = Estimate.open("77", "77").json();
    String padded = body + " ".repeat(1_048_576 - body.length());
    assertThat(api.deliver("estimate.created", padded).statusCode()).isEqualTo(200);
  }

  // What is stored.

  @Test
  void an_accepted_delivery_is_told_its_id() {
    HttpResponse<String> answer =
        api.deliver("estimate.created", Estimate.open("2001", "2001").json());
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode told = RunningApi.json(answer);
    assertThat(told.get("duplicate").booleanValue()).isFalse();
    JsonNode delivery = api.settled(told.get("delivery").stringValue());
    assertThat(delivery.get("state").stringValue()).isEqualTo("RELAYED");
    assertThat(delivery.get("readAs").stringValue()).isEqualTo("estimate.created");
    assertThat(delivery.get("runs").get(0).stringValue()).isEqualTo("estimate/acme/job-2001");
    assertThat(delivery.get("facts").get(0).get("fact").stringValue()).isEqualTo("EstimateOpened");
    assertThat(delivery.get("reason").stringValue())
        .isEqualTo("started the follow-up of job 2001 by unsold-estimate@1.");
  }

  @Test
  void the_same_delivery_told_many_times_at_once_is_stored_once() throws Exception {
    String body = Estimate.open("2002", "2002").json();
    try (var senders = Executors.newFixedThreadPool(16)) {
      List<Callable<HttpResponse<String>>> calls =
          IntStream.range(0, 64)
              .<Callable<HttpResponse<String>>>mapToObj(
                  number -> () -> api.deliver("estimate.created", body))
              .toList();
      List<JsonNode> told =
          senders.invokeAll(calls).stream()
              .map(IntakeHttpTest::result)
              .map(RunningApi::json)
              .toList();
      assertThat(told.stream().map(answer -> answer.get("delivery").stringValue()).distinct())
          .hasSize(1);
      assertThat(told.stream().filter(answer -> !answer.get("duplicate").booleanValue()))
          .hasSize(1);
    }
  }

  private static <T> T result(Future<T> future) {
    return future.resultNow();
  }

  @Test
  void credentials_are_not_kept_but_other_headers_are() {
    byte[] body = Estimate.open("2003", "2003").json().getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        api.send(
            api.signed("estimate.created", body)
                .header("Authorization", "Bearer secret")
                .header("Cookie", "a=b")
                .header("X-Custom", "kept")
                .build());
    JsonNode headers =
        api.delivery(RunningApi.json(answer).get("delivery").stringValue()).get("headers");
    assertThat(headers.has("authorization")).isFalse();
    assertThat(headers.has("cookie")).isFalse();
    assertThat(headers.get("x-custom").stringValue()).isEqualTo("kept");
  }

  @Test
  void a_sale_is_marked_as_stop_in_the_same_insert() {
    String id = api.accepted("estimate.sold", Estimate.open("2004", "2004").sold().json());
    Map<String, Object> row =
        database.queryForMap("select subject, stop from delivery where id = ?", Long.parseLong(id));
    assertThat(row).containsEntry("subject", "estimate/acme/job-2004").containsEntry("stop", "WON");
  }

  // Signed, but odd: always stored, always 200.

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "estimate.created | this is no json | UNREADABLE | the body is not JSON",
        "estimate.created | {\"data\":{\"id\":6100 | UNREADABLE | the body is not JSON",
        "estimate.created | [] | UNREADABLE | no object",
        "estimate.created | {\"data\":{\"customerId\":3}} | UNREADABLE | names no estimate id",
        "estimate.exploded | {\"data\":{\"id\":3001}} | UNREADABLE | an event that we know",
        "estimate.sold | {\"tenantId\":7,\"data\":{\"id\":3002}} | UNREADABLE | ServiceTitan tenant"
            + " 7",
        "estimate.created | {\"data\":{\"id\":3003,\"jobId\":1}} | NOTHING | names no customer",
        "lead.created | {\"data\":{\"id\":3004}} | NOTHING | no follow-up handles lead.created",
        "estimate.sold | {\"data\":{\"id\":3005,\"jobId\":3005}} | NOTHING | no follow-up of job"
            + " 3005 is open",
        "estimate.created | {\"data\":{\"id\":3006,\"customerId\":1,\"subtotal\":10}} | NOTHING |"
            + " enrolls when estimate.total >= 250",
      })
  void odd_deliveries_are_kept_with_a_reason(
      String event, String body, String state, String reason) {
    JsonNode delivery = api.settled(api.accepted(event, body));
    assertThat(delivery.get("state").stringValue()).isEqualTo(state);
    assertThat(delivery.get("reason").stringValue()).contains(reason);
    assertThat(delivery.get("body").stringValue()).isEqualTo(body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-06-15T16:10:05-05:00 | 2026-06-15T21:10:05Z",
        "2026-06-15T21:10:05.1234567Z | 2026-06-15T21:10:05.123456Z",
      })
  void odd_times_are_understood(String written, String meant) {
    String job = Integer.toString(Math.abs(written.hashCode()));
    String body =
        Estimate.open(job, job)
            .json()
            .replaceAll("\"modifiedOn\":\"[^\"]+\"", "\"modifiedOn\":\"" + written + "\"");
    JsonNode delivery = api.settled(api.accepted("estimate.created", body));
    assertThat(delivery.get("state").stringValue()).isEqualTo("RELAYED");
    assertThat(delivery.get("facts").get(0).get("modifiedOn").stringValue()).isEqualTo(meant);
  }

  @Test
  void bytes_that_are_no_text_are_kept_too() {
    byte[] body = {(byte) 0xff, 0, 1, (byte) 0xfe};
    HttpResponse<String> answer = api.send(api.signed("estimate.created", body).build());
    JsonNode delivery = api.settled(RunningApi.json(answer).get("delivery").stringValue());
    assertThat(delivery.get("state").stringValue()).isEqualTo("UNREADABLE");
    assertThat(delivery.get("bodyBase64").stringValue()).isEqualTo("/wAB/g==");
  }

  @Test
  void a_text_that_postgresql_cannot_hold_harms_nobody() {
    String nul = "{\"eventId\":\"a\\u0000b\",\"data\":{\"id\":3010,\"jobId\":3010}}";
    assertThat(api.settled(api.accepted("estimate.sold", nul)).get("state").stringValue())
        .isEqualTo("NOTHING");
    assertThat(
            api.send(api.signed("a%00b%0Ac", "{}".getBytes(StandardCharsets.UTF_8)).build())
                .statusCode())
        .isIn(200, 400);
  }

  // All samples by HTTP.

  @Test
  void every_sample_is_accepted_and_settled() {
    Map<String, String> states =
        Samples.webhookFiles().stream()
            .collect(
                Collectors.toMap(
                    file -> file,
                    file ->
                        api.settled(api.accepted("", Samples.text(file)))
                            .get("state")
                            .stringValue()));
    assertThat(states.values()).doesNotContain("UNREADABLE", "PARKED");
  }

  @Test
  void refusals_and_acceptances_are_counted() {
    post(RunningApi.hook("estimate.created").toString(), Map.of(), "{}");
    api.accepted("job.created", "{\"data\":{\"id\":3020}}");
    String metrics = api.get("/actuator/prometheus").body();
    assertThat(metrics)
        .contains("followup_deliveries_refused_total{reason=\"signature\",source=\"servicetitan\"")
        .contains("followup_deliveries_total{outcome=\"accepted\",source=\"servicetitan\"")
        .contains("followup_relayed_total")
        .contains("followup_relay_lag_seconds")
        .contains("temporal_request");
  }

  @Test
  void nothing_but_the_path_decides_the_tenant() {
    assertThat(URI.create("/x").resolve("/webhooks/servicetitan/").getPath())
        .startsWith("/webhooks");
    assertThat(post("/webhooks/servicetitan/", Map.of(), "{}").statusCode()).isEqualTo(404);
    assertThat(post("/webhooks/servicetitan", Map.of(), "{}").statusCode()).isEqualTo(404);
  }
}
