package io.followup.servicetitan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.followup.dispatch.Contact;
import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchSystem.Detail;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.dispatch.Party;
import io.followup.dispatch.Question;
import io.followup.dispatch.Reading;
import io.followup.dispatch.Talk;
import io.followup.guard.Standing;
import io.followup.run.Outcome;
import io.followup.sequence.Sequence.Trigger;
import io.followup.servicetitan.FakeServiceTitan.Canned;
import io.followup.subject.CustomerId;
import io.followup.subject.EstimateSubject;
import io.followup.tenant.Answers;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceTitanTest {
  private static final CustomerId DANA = new CustomerId("41");

  private final FakeServiceTitan fake = new FakeServiceTitan();

  @AfterEach
  void close() {
    fake.close();
  }

  private Reading read() {
    return read(EstimateSubject.Scope.JOB, "51");
  }

  private Reading read(EstimateSubject.Scope scope, String id) {
    return fake.serviceTitan.read(question(scope, id, EnumSet.allOf(Detail.class)));
  }

  private static Question question(EstimateSubject.Scope scope, String id, Set<Detail> details) {
    return new Question(
        new EstimateSubject(new TenantId("acme"), scope, id),
        DANA,
        Trigger.ESTIMATE,
        details,
        Instant.EPOCH,
        Instant.EPOCH,
        List.of());
  }

  private void estimates(String... rows) {
    fake.on(
        "/estimates?jobId=51", "{\"hasMore\": false, \"data\": [" + String.join(",", rows) + "]}");
  }

  private void contacts(String... rows) {
    fake.on("/customers/41/contacts", "{\"data\": [" + String.join(",", rows) + "]}");
  }

  // The connection.

  @Test
  void every_call_carries_token_and_app_key() {
    read();

    assertThat(fake.calls.stream().filter(call -> !call.contains("/connect/token")))
        .isNotEmpty()
        .allSatisfy(call -> assertThat(call).contains("Bearer t1").contains("app-key"));
    assertThat(fake.calls.stream().filter(call -> call.contains("/connect/token")).toList())
        .singleElement()
        .asString()
        .contains("grant_type=client_credentials")
        .contains("client_id=cid");
  }

  @Test
  void many_readings_at_once_fetch_one_token() {
    List<CompletableFuture<Reading>> all =
        IntStream.range(0, 10).mapToObj(n -> CompletableFuture.supplyAsync(this::read)).toList();
    all.forEach(CompletableFuture::join);

    assertThat(fake.callsOf("/connect/token")).isOne();
  }

  @Test
  void a_token_that_lives_shorter_than_a_minute_is_fetched_each_time() {
    fake.on("/connect/token", "{\"access_token\": \"t1\", \"expires_in\": 59}");
    read();

    assertThat(fake.callsOf("/connect/token")).isGreaterThan(1);
  }

  @Test
  void a_refused_token_is_fetched_anew_once() {
    AtomicInteger times = new AtomicInteger();
    fake.on(
        "/estimates?jobId=51",
        () ->
            times.getAndIncrement() == 0
                ? Canned.status(401)
                : Canned.ok("{\"data\": [" + FakeServiceTitan.estimate(61, "") + "]}"));

    assertThat(read().values()).containsEntry("estimate.options", 1L);
    assertThat(fake.callsOf("/connect/token")).isEqualTo(2);
  }

  @Test
  void a_fresh_token_that_is_refused_needs_a_person() {
    fake.on("/estimates?jobId=51", () -> Canned.status(401));

    assertThatExceptionOfType(DispatchRefused.class)
        .isThrownBy(this::read)
        .withMessageContaining("check servicetitan.app-key");
  }

  @Test
  void wrong_credentials_need_a_person() {
    fake.on("/connect/token", () -> new Canned(400, "{\"error\": \"invalid_client\"}", Map.of()));

    assertThatExceptionOfType(DispatchRefused.class)
        .isThrownBy(this::read)
        .withMessageContaining("check servicetitan.client-id");
  }

  @Test
  void when_it_is_busy_its_wait_is_kept() {
    fake.on("/customers/41", () -> new Canned(429, "", Map.of("Retry-After", "12")));

    assertThatExceptionOfType(DispatchUnavailable.class)
        .isThrownBy(this::read)
        .satisfies(
            e ->
                assertThat(e.retryAfter().orElseThrow())
                    .isBetween(Duration.ofSeconds(11), Duration.ofSeconds(12)));
  }

  @Test
  void a_missing_scope_needs_a_person() {
    fake.on("/optouts/getlist", () -> Canned.status(403));
    contacts("{\"type\": \"MobilePhone\", \"value\": \"5125550142\"}");

    assertThatExceptionOfType(DispatchRefused.class)
        .isThrownBy(this::read)
        .withMessageContaining("telecom/v3/optinouts/optouts/getlist")
        .withMessageContaining("grant the app the scope");
  }

  @Test
  void an_answer_that_is_no_json_is_read_again_later() {
    fake.on("/customers/41", "<html>maintenance</html>");

    assertThatExceptionOfType(DispatchUnavailable.class).isThrownBy(this::read);
  }

  // Estimates.

  @Test
  void money_may_be_text_and_a_status_a_bare_word() {
    estimates(
        FakeServiceTitan.estimate(
            61, ", \"subtotal\": \"538.50\", \"tax\": \"44.70\", \"status\": \"open\""));

    assertThat(read().standing()).isEqualTo(new Standing.Open("estimate 61 OPEN"));
    assertThat(read().values()).containsEntry("estimate.total", new BigDecimal("583.20"));
  }

  @Test
  void an_inactive_estimate_is_off_the_table() {
    estimates(
        FakeServiceTitan.estimate(61, ", \"active\": false"), FakeServiceTitan.estimate(62, ""));

    assertThat(read().standing())
        .isEqualTo(new Standing.Open("estimate 61 DISMISSED, estimate 62 OPEN"));
    assertThat(fake.callsOf("active=Any")).isOne();
  }

  @Test
  void when_nothing_is_open_the_rest_is_not_needed() {
    fake.on("/customers/41", () -> Canned.status(404));
    estimates(FakeServiceTitan.estimate(61, ", \"status\": {\"value\": 1, \"name\": \"Sold\"}"));

    assertThat(read().standing())
        .isEqualTo(new Standing.Over(Outcome.WON, "Estimate 61 is sold in the dispatch system."));
    assertThat(fake.callsOf("/locations/")).isZero();
  }

  @Test
  void a_status_that_nobody_knows_needs_a_person() {
    estimates(FakeServiceTitan.estimate(61, ", \"status\": {\"value\": 9, \"name\": \"Melted\"}"));

    assertThatExceptionOfType(DispatchRefused.class)
        .isThrownBy(this::read)
        .withMessageContaining("'Melted'");
  }

  @Test
  void all_pages_are_read() {
    fake.on(
        "&page=1", "{\"hasMore\": true, \"data\": [" + FakeServiceTitan.estimate(61, "") + "]}");
    fake.on(
        "&page=2", "{\"hasMore\": false, \"data\": [" + FakeServiceTitan.estimate(62, "") + "]}");

    assertThat(read().values()).containsEntry("estimate.options", 2L);
  }

  @Test
  void a_filter_that_is_ignored_is_noticed() {
    estimates(FakeServiceTitan.estimate(61, ", \"jobId\": 52"));

    assertThatExceptionOfType(DispatchRefused.class)
        .isThrownBy(this::read)
        .withMessageContaining("ignored the filter jobId");
  }

  @Test
  void a_single_estimate_is_read_by_its_id_and_may_be_gone() {
    fake.on("/estimates/61", FakeServiceTitan.estimate(61, ", \"jobId\": null"));

    assertThat(read(EstimateSubject.Scope.ESTIMATE, "61").standing())
        .isInstanceOf(Standing.Open.class);
    assertThat(read(EstimateSubject.Scope.ESTIMATE, "99").standing())
        .isEqualTo(
            new Standing.Over(
                Outcome.LOST, "The dispatch system knows no estimate of this follow-up any more."));
  }

  // Customers.

  @Test
  void a_merged_customer_is_followed_once() {
    fake.on(
        "/customers/41", "{\"id\": 41, \"active\": false, \"mergedToId\": 43, \"name\": \"Old\"}");
    fake.on("/customers/43", "{\"id\": 43, \"active\": true, \"name\": \"Dana Reyes\"}");
    fake.on(
        "/customers/43/contacts",
        "{\"data\": [{\"type\": \"MobilePhone\", \"value\": \"(512) 555-0142\"}]}");

    assertThat(read().party().name()).isEqualTo("Dana Reyes");
    assertThat(read().party().contacts())
        .singleElement()
        .satisfies(contact -> assertThat(contact.value()).contains("+15125550142"));
  }

  @Test
  void a_customer_who_must_not_be_served_refuses_every_channel() {
    fake.on("/customers/41", "{\"id\": 41, \"name\": \"Dana\", \"doNotService\": true}");

    assertThat(read().party().refusals())
        .singleElement()
        .satisfies(
            refusal -> assertThat(refusal.channels()).containsExactlyInAnyOrder(Channel.values()));
  }

  @Test
  void mobile_numbers_come_first_and_faxes_not_at_all() {
    contacts(
        "{\"type\": \"Fax\", \"value\": \"5125550199\"}",
        "{\"type\": \"Phone\", \"value\": \"512-555-0101\"}",
        "{\"type\": \"MobilePhone\", \"value\": \"5125550142\"}",
        "{\"type\": \"Email\", \"value\": \" Dana@Example.com \"}");

    assertThat(read().party().contacts())
        .extracting(Contact::kind)
        .containsExactly(Contact.Kind.MOBILE, Contact.Kind.PHONE, Contact.Kind.EMAIL);
    assertThat(read().party().contacts().getLast().value()).contains("dana@example.com");
    assertThat(fake.callsOf("\"+15125550142\",\"+15125550101\"")).isPositive();
  }

  @Test
  void what_the_office_marked_stands_in_the_way() {
    contacts(
        "{\"type\": \"MobilePhone\", \"value\": \"5125550142\","
            + " \"phoneSettings\": {\"doNotText\": true}}",
        "{\"type\": \"Phone\", \"value\": \"555-0142\"}",
        "{\"type\": \"Email\", \"value\": \"dana@example.com\","
            + " \"preferences\": {\"marketingUpdatesEnabled\": false}}");
    List<Contact> contacts = read().party().contacts();

    assertThat(contacts.get(0).obstacle(Channel.SMS)).isPresent();
    assertThat(contacts.get(0).obstacle(Channel.VOICE)).isEmpty();
    assertThat(contacts.get(1).value()).isEmpty();
    assertThat(contacts.get(2).obstacle(Channel.EMAIL)).isPresent();
  }

  @Test
  void opt_outs_count_for_their_number_and_an_unknown_type_counts_too() {
    contacts("{\"type\": \"MobilePhone\", \"value\": \"5125550142\"}");
    fake.on(
        "/optouts/getlist",
        "{\"data\": [{\"contactNumber\": \"+15125550142\", \"optOutType\": \"SomethingNew\"}]}");

    assertThat(read().party().refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.contact()).contains("+15125550142");
              assertThat(refusal.channels()).containsExactlyInAnyOrder(Channel.SMS, Channel.VOICE);
            });
  }

  // The rest.

  @Test
  void a_job_type_is_asked_for_once_in_ten_minutes() {
    fake.on("/jobs/51", "{\"id\": 51, \"jobTypeId\": 8101}");
    fake.on("/job-types/8101", "{\"id\": 8101, \"name\": \"AC Repair\"}");
    read();

    assertThat(read().values()).containsEntry("job.type", "AC Repair");
    assertThat(fake.callsOf("/job-types/8101")).isOne();
  }

  @Test
  void what_nobody_asked_for_is_not_read() {
    fake.serviceTitan.read(question(EstimateSubject.Scope.JOB, "51", EnumSet.noneOf(Detail.class)));

    assertThat(fake.callsOf("/locations/") + fake.callsOf("/jobs/") + fake.callsOf("/getlist"))
        .isZero();
  }

  @Test
  void the_address_is_the_one_where_the_work_is_done() {
    assertThat(read().party().addresses()).containsExactly(new Party.Address("", "TX", "78701"));
  }

  @Test
  void to_a_customer_who_was_put_away_nothing_is_sent() {
    fake.on("/customers/41", "{\"id\": 41, \"active\": false, \"name\": \"Dana Reyes\"}");

    assertThatExceptionOfType(DispatchRefused.class)
        .isThrownBy(this::read)
        .withMessageContaining("Customer 41 is inactive in ServiceTitan");
  }

  // Conversations.

  private List<Talk> talks(Answers.Conversation... wanted) {
    return fake.serviceTitan.talksSince(
        new EstimateSubject(new TenantId("acme"), EstimateSubject.Scope.JOB, "51"),
        DANA,
        List.of("+15125550142"),
        Instant.parse("2026-11-24T16:00:00Z"),
        Set.of(wanted));
  }

  private static String call(long id, String from, String at) {
    return """
    {"id": %d, "leadCall": {"id": %d, "from": "%s", "receivedOn": "%s", "direction": "Inbound",
     "duration": "00:02:21", "callType": null, "voiceMailUrl": "",
     "recordingUrl": "https://api.example.com/recordings/%d"}}
    """
        .formatted(id, id, from, at, id);
  }

  @Test
  void calls_of_the_customer_that_somebody_took_are_told() {
    fake.on(
        "/calls?callerPhoneNumber=5125550142&createdAfter=2026-11-24T16%3A00%3A00Z",
        "{\"hasMore\": false, \"data\": ["
            + String.join(
                ",",
                call(1, "5125550142", "2026-11-24T17:00:00.0000000Z"),
                call(2, "5125550143", "2026-11-24T17:00:00Z"),
                call(3, "5125550142", "2026-11-24T15:00:00Z"),
                call(4, "5125550142", "2026-11-24T17:30:00").replace("Inbound", "Outbound"),
                call(5, "5125550142", "nonsense"),
                call(6, "5125550142", "2026-11-24T18:00:00").replace("null", "\"Abandoned\""),
                call(7, "5125550142", "2026-11-24T18:00:00").replace("00:02:21", "00:00:00"),
                call(8, "5125550142", "2026-11-24T19:00:00")
                    .replace("null", "\"Abandoned\"")
                    .replace("\"voiceMailUrl\": \"\"", "\"voiceMailUrl\": \"https://x/8\""))
            + ", {\"id\": 9}]}");

    assertThat(talks(Answers.Conversation.CALLS))
        .containsExactly(
            new Talk(
                Talk.Kind.CALL,
                "1",
                Instant.parse("2026-11-24T17:00:00Z"),
                Optional.of(URI.create("https://api.example.com/recordings/1"))),
            new Talk(
                Talk.Kind.VOICEMAIL,
                "8",
                Instant.parse("2026-11-24T19:00:00Z"),
                Optional.of(URI.create("https://x/8"))));
  }

  @Test
  void a_list_of_everybodys_calls_is_refused() {
    fake.on(
        "/calls?",
        "{\"hasMore\": true, \"data\": [" + call(2, "5125550143", "2026-11-24T17:00:00Z") + "]}");

    assertThatExceptionOfType(DispatchRefused.class)
        .isThrownBy(() -> talks(Answers.Conversation.CALLS))
        .withMessageContaining("callerPhoneNumber");
  }

  @Test
  void calls_that_cannot_be_read_now_are_read_later() {
    fake.on("/calls?", () -> Canned.status(503));

    assertThatExceptionOfType(DispatchUnavailable.class)
        .isThrownBy(() -> talks(Answers.Conversation.CALLS));
  }

  @Test
  void notes_of_people_are_told_whatever_page_they_stand_on() {
    fake.on(
        "/customers/41/notes?pageSize=200&page=1",
        """
        {"hasMore": true, "data": [{"id": 1, "text": "old", "createdOn": "2026-11-01T00:00:00Z"}]}
        """);
    fake.on(
        "/customers/41/notes?pageSize=200&page=2",
        """
        {"hasMore": false, "data": [
          {"id": 2, "text": "new [sic]", "createdOn": "2026-11-24T18:00:00Z"},
          {"id": 3, "text": "ours\\n[handover/acme/delivery-1]", "createdOn": "2026-11-24T18:00:00Z"}]}
        """);
    fake.on("/jobs/51/notes", "{\"data\": []}");

    assertThat(talks(Answers.Conversation.NOTES)).extracting(Talk::id).containsExactly("2");
    assertThat(fake.callsOf("/calls")).isZero();
  }
}
