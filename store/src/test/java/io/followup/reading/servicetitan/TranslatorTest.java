package io.followup.reading.servicetitan;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.fact.EstimateDismissed;
import io.followup.fact.EstimateFact;
import io.followup.fact.EstimateOpened;
import io.followup.fact.EstimateSold;
import io.followup.fact.Fact;
import io.followup.reading.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TranslatorTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private final Translator translator = new Translator(Samples.tenants());

  private Reading read(String event, String body) {
    return translator.translate(Samples.delivered(event, body)).reading();
  }

  private String key(String event, String body) {
    return translator.translate(Samples.delivered(event, body)).dedupKey();
  }

  private Fact onlyFact(String event, String body) {
    Reading reading = read(event, body);
    assertThat(reading.facts()).as(reading.why()).hasSize(1);
    return reading.facts().getFirst();
  }

  private static List<String> webhookFiles() {
    return Samples.webhookFiles();
  }

  // Every sample.

  @ParameterizedTest
  @MethodSource("webhookFiles")
  void every_sample_is_read_by_its_body_alone(String file) {
    Reading reading = read("", Samples.text(file));
    assertThat(reading.alarming()).isFalse();
    if (file.startsWith("webhook-estimate-")) {
      assertThat(reading.facts()).hasSize(1);
      assertThat(((EstimateFact) reading.facts().getFirst()).subject().workflowId())
          .isEqualTo("estimate/acme/job-51000456");
    } else if (file.matches("webhook-(lead|membership)-.*")) {
      assertThat(reading.facts()).isEmpty();
      assertThat(reading.why())
          .isEqualTo("recorded; no follow-up handles " + reading.readAs().get() + ".");
    }
  }

  @Test
  void an_open_estimate_carries_total_customer_and_times() {
    EstimateOpened opened =
        (EstimateOpened)
            onlyFact("estimate.created", Samples.text("webhook-estimate-created.json"));
    assertThat(opened.total()).isEqualByComparingTo(new BigDecimal("583.20"));
    assertThat(opened.customer().value()).isEqualTo("41000123");
    assertThat(opened.estimate().value()).isEqualTo("61000789");
    assertThat(opened.createdOn()).isEqualTo(Instant.parse("2026-06-15T21:10:05.1Z"));
    assertThat(opened.modifiedOn()).isEqualTo(Instant.parse("2026-06-15T21:10:05.44Z"));
    assertThat(opened.origin().occurredAt()).isEqualTo(Instant.parse("2026-06-15T21:10:06.012Z"));
    assertThat(opened.origin().factId()).isEqualTo("eafc2d7f-e3ab-5c46-9533-64d8d094ff62");
  }

  @ParameterizedTest
  @CsvSource({
    "webhook-estimate-created.json, EstimateOpened, estimate.created",
    "webhook-estimate-updated.json, EstimateOpened, estimate.updated",
    "webhook-estimate-unsold.json, EstimateOpened, estimate.unsold",
    "webhook-estimate-sold.json, EstimateSold, estimate.sold",
    "webhook-estimate-dismissed.json, EstimateDismissed, estimate.dismissed"
  })
  void estimate_samples_become_facts(String file, String fact, String readAs) {
    assertThat(onlyFact("", Samples.text(file)).name()).isEqualTo(fact);
    assertThat(read("", Samples.text(file)).readAs()).contains(readAs);
  }

  @Test
  void every_envelope_variant_is_the_same_sale() {
    JsonNode variants = JSON.readTree(Samples.file("envelope-variants.json")).get("variants");
    assertThat(variants.size()).isEqualTo(4);
    for (JsonNode variant : variants) {
      Map<String, String> headers = new java.util.HashMap<>();
      for (Map.Entry<String, JsonNode> header : variant.get("headers").properties()) {
        headers.put(
            header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue().stringValue());
      }
      String path = variant.get("callbackPath").stringValue();
      String event = path.substring(path.lastIndexOf('/') + 1);
      Reading reading =
          translator
              .translate(Samples.delivered(event, headers, variant.get("body").toString()))
              .reading();
      assertThat(reading.facts())
          .as(variant.get("name").stringValue())
          .singleElement()
          .isInstanceOfSatisfying(
              EstimateSold.class,
              sold -> {
                assertThat(sold.estimate().value()).isEqualTo("61000789");
                assertThat(sold.modifiedOn()).isEqualTo(Instant.parse("2026-06-16T17:22:31.22Z"));
              });
    }
  }

  @Test
  void the_event_may_stand_in_a_header_only() {
    String bare = "{\"payload\":{\"id\":1,\"jobId\":2,\"modifiedOn\":\"2026-06-16T17:22:31Z\"}}";
    Delivered delivered =
        Samples.delivered("", Map.of("x-servicetitan-event", "estimateSold"), bare);
    assertThat(translator.translate(delivered).reading().facts().getFirst())
        .isInstanceOf(EstimateSold.class);
  }

  // Names of events.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "estimateApproved",
        "Estimate.Sold",
        "ESTIMATE_SOLD",
        "estimate sold",
        "estimate-sold"
      })
  void spelling_of_events_does_not_matter(String event) {
    assertThat(onlyFact(event, "{\"data\":{\"id\":1,\"jobId\":2}}"))
        .isInstanceOf(EstimateSold.class);
  }

  @Test
  void the_status_in_the_body_wins_over_the_name() {
    assertThat(
            onlyFact(
                "estimate.sold",
                "{\"data\":{\"id\":1,\"customerId\":3,\"status\":{\"value\":0,\"name\":\"Open\"}}}"))
        .isInstanceOf(EstimateOpened.class);
    assertThat(onlyFact("estimate.created", "{\"data\":{\"id\":1,\"status\":\"sold\"}}"))
        .isInstanceOf(EstimateSold.class);
  }

  @Test
  void an_inactive_estimate_is_dismissed() {
    assertThat(
            onlyFact(
                "estimate.updated",
                "{\"data\":{\"id\":1,\"status\":{\"name\":\"Open\"},\"active\":false}}"))
        .isInstanceOf(EstimateDismissed.class);
  }

  @Test
  void an_unknown_event_is_told_as_unreadable() {
    Reading reading = read("estimate.teleported", "{\"data\":{\"id\":1}}");
    assertThat(reading.alarming()).isTrue();
    assertThat(reading.why()).contains("estimate.teleported").contains("event that we know");
  }

  // Subjects.

  @ParameterizedTest
  @CsvSource({
    "'{\"id\":1,\"jobId\":2,\"projectId\":3,\"customerId\":4}', estimate/acme/job-2",
    "'{\"id\":1,\"jobId\":null,\"projectId\":3,\"customerId\":4}', estimate/acme/project-3",
    "'{\"id\":1,\"jobId\":0,\"customerId\":4}', estimate/acme/estimate-1",
    "'{\"id\":\"1\",\"jobId\":\"2\",\"customerId\":\"4\"}', estimate/acme/job-2"
  })
  void the_subject_is_the_job_else_the_project_else_the_estimate(String estimate, String subject) {
    EstimateFact fact = (EstimateFact) onlyFact("estimate.created", "{\"data\":" + estimate + "}");
    assertThat(fact.subject().workflowId()).isEqualTo(subject);
  }

  // Values.

  @ParameterizedTest
  @CsvSource({
    "2026-06-15T21:10:05.1234567Z, 2026-06-15T21:10:05.123456Z",
    "2026-06-15T21:10:05Z, 2026-06-15T21:10:05Z",
    "2026-06-15T21:10:05.1Z, 2026-06-15T21:10:05.1Z",
    "2026-06-15T21:10:05.123456789Z, 2026-06-15T21:10:05.123456Z",
    "2026-06-15T16:10:05-05:00, 2026-06-15T21:10:05Z",
    "2026-06-16T06:40:05.5+0930, 2026-06-15T21:10:05.5Z",
    "2026-06-15T21:10:05, 2026-06-15T21:10:05Z",
    "2026-06-15 21:10:05, 2026-06-15T21:10:05Z",
    "2026-06-15T21:10:05.12345678901Z, 2026-06-15T21:10:05.123456Z",
    "2026-06-15, 2026-06-15T00:00:00Z"
  })
  void timestamps_of_every_form_are_understood(String written, String meant) {
    assertThat(Timestamps.parse(written)).contains(Instant.parse(meant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "0001-01-01T00:00:00Z",
        "2026-13-01T00:00:00Z",
      })
  void what_is_no_time_counts_as_absent(String written) {
    assertThat(Timestamps.parse(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"subtotal\":\"1000.10\",\"tax\":\"49.90\"', 1050.00",
    "'\"subtotal\":1000,\"tax\":null', 1000",
    "'\"subtotal\":0.1,\"tax\":0.2', 0.3",
    "'\"total\":\"12.5000000\"', 12.5",
    "'\"name\":\"free\"', 0"
  })
  void money_may_be_number_or_text(String fields, BigDecimal total) {
    EstimateOpened opened =
        (EstimateOpened)
            onlyFact("estimate.created", "{\"data\":{\"id\":1,\"customerId\":2," + fields + "}}");
    assertThat(opened.total()).isEqualByComparingTo(total);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":{\"id\":1,\"customerId\":2,\"subtotal\":1e999999999}}",
        "{\"data\":{\"id\":1,\"customerId\":2,\"subtotal\":\"-1e999999999\"}}",
        "{\"data\":{\"id\":1,\"customerId\":2,\"subtotal\":\"much\"}}",
        "{\"data\":{\"id\":1,\"customerId\":2,\"subtotal\":{}}}",
        "{\"data\":{\"id\":1,\"customerId\":2,\"subtotal\":true}}",
        "{\"data\":{\"id\":1e999999999,\"customerId\":2}}",
        "{\"data\":{\"id\":\"../..\",\"customerId\":2}}",
        "{\"data\":{\"id\":1,\"customerId\":\"a b\"}}",
        "{\"data\":{\"customerId\":2}}",
        "{\"data\":{\"id\":1,\"customerId\":2,\"status\":\"Exploded\"}}",
        "{\"data\":[]}",
        "{\"data\":null}",
        "{}"
      })
  void senseless_values_are_unreadable_with_a_reason(String body) {
    Reading reading = read("estimate.created", body);
    assertThat(reading.alarming()).isTrue();
    assertThat(reading.facts()).isEmpty();
    assertThat(reading.why()).isNotBlank().endsWith(".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "{\"data\":{\"id\":1",
        "[1,2]",
        "\"text\"",
        "null",
        "{} {}",
        "\u0000"
      })
  void what_is_no_json_object_is_unreadable(String body) {
    Reading reading = read("estimate.created", body);
    assertThat(reading.alarming()).isTrue();
    assertThat(reading.why()).startsWith("the body is");
  }

  @Test
  void deep_nesting_is_unreadable_and_does_no_harm() {
    assertThat(read("estimate.created", "[".repeat(100_000)).alarming()).isTrue();
  }

  @Test
  void a_batch_of_one_is_that_one() {
    assertThat(onlyFact("estimate.sold", "[{\"data\":{\"id\":1}}]"))
        .isInstanceOf(EstimateSold.class);
  }

  @Test
  void unknown_fields_are_read_over() {
    String body =
        Samples.text("webhook-estimate-created.json")
            .replaceFirst("\\{", "{\"schemaVersion\":7,\"x\":{\"y\":[1]},");
    assertThat(onlyFact("estimate.created", body)).isInstanceOf(EstimateOpened.class);
  }

  @Test
  void an_open_estimate_without_customer_waits_for_an_update() {
    Reading reading = read("estimate.created", "{\"data\":{\"id\":61000789,\"jobId\":2}}");
    assertThat(reading.facts()).isEmpty();
    assertThat(reading.alarming()).isFalse();
    assertThat(reading.why())
        .isEqualTo(
            "estimate 61000789 names no customer; an update that does will start the follow-up.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"tenantId\":999",
        "\"tenant_id\":\"999\"",
        "\"tenant\":{\"id\":999}",
        "\"tenant\":999"
      })
  void a_foreign_tenant_in_the_body_stops_everything(String tenant) {
    Reading reading = read("estimate.sold", "{" + tenant + ",\"data\":{\"id\":1,\"jobId\":2}}");
    assertThat(reading.facts()).isEmpty();
    assertThat(reading.alarming()).isTrue();
    assertThat(reading.why()).contains("999").contains("1000200030");
  }

  // Clocks.

  @Test
  void a_time_far_ahead_of_ours_is_capped() {
    EstimateOpened opened = (EstimateOpened) onlyFact("estimate.created", future());
    assertThat(opened.modifiedOn()).isEqualTo(Samples.RECEIVED);
    assertThat(opened.createdOn()).isEqualTo(Samples.RECEIVED);
    assertThat(opened.origin().occurredAt()).isEqualTo(Samples.RECEIVED);
  }

  @Test
  void a_sandbox_may_live_in_the_future() {
    Reading reading =
        new Translator(Samples.sandbox())
            .translate(Samples.delivered("estimate.created", future()))
            .reading();
    assertThat(((EstimateOpened) reading.facts().getFirst()).createdOn())
        .isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
  }

  private static String future() {
    return "{\"data\":{\"id\":1,\"customerId\":2,\"createdOn\":\"2027-01-01T00:00:00Z\","
        + "\"modifiedOn\":\"2027-01-01T00:00:00Z\"}}";
  }

  // The same happening told twice.

  @Test
  void the_event_id_is_the_key() {
    assertThat(key("estimate.sold", Samples.text("webhook-estimate-sold.json")))
        .isEqualTo("6479e7be-9fb6-583a-9114-6d65092a9d0a");
  }

  @Test
  void without_event_id_resource_modification_and_status_are_the_key() {
    String body =
        "{\"data\":{\"id\":1,\"modifiedOn\":\"2026-06-16T17:22:31Z\",\"status\":\"Open\"}}";
    assertThat(key("estimate.updated", body))
        .isEqualTo(key("EstimateUpdated", body.replace(",\"status\"", ", \"status\"")))
        .isNotEqualTo(key("estimate.updated", body.replace("31Z", "32Z")))
        .isNotEqualTo(key("estimate.updated", body.replace("Open", "Sold")))
        .isNotEqualTo(key("estimate.updated", body.replace("\"id\":1", "\"id\":2")));
  }

  @Test
  void without_any_time_only_the_same_bytes_are_the_same() {
    assertThat(key("estimate.updated", "{\"data\":{\"id\":1}}"))
        .isEqualTo(key("estimate.updated", "{\"data\":{\"id\":1}}"))
        .isNotEqualTo(key("estimate.updated", "{\"data\":{\"id\":1,\"a\":1}}"));
  }

  @Test
  void an_event_id_that_cannot_be_stored_as_it_is_becomes_a_digest() {
    assertThat(key("estimate.sold", "{\"eventId\":\"a\\u0000b\",\"data\":{\"id\":1}}"))
        .startsWith("id-");
    assertThat(
            key("estimate.sold", "{\"eventId\":\"" + "x".repeat(5000) + "\",\"data\":{\"id\":1}}"))
        .hasSizeLessThan(100);
  }

  @Test
  void a_bare_id_of_the_resource_is_no_event_id() {
    assertThat(key("estimate.sold", "{\"id\":61000789,\"status\":\"Sold\"}")).startsWith("is-");
  }
}
