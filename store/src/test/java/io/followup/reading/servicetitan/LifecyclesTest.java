package io.followup.reading.servicetitan;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.fact.AppointmentCanceled;
import io.followup.fact.AppointmentPlanned;
import io.followup.fact.BookingConverted;
import io.followup.fact.BookingReceived;
import io.followup.fact.CallMissed;
import io.followup.fact.CustomerBooked;
import io.followup.fact.Fact;
import io.followup.fact.InvoiceOverdue;
import io.followup.fact.InvoiceSettled;
import io.followup.fact.JobCompleted;
import io.followup.fact.PaymentPosted;
import io.followup.fact.SessionAbandoned;
import io.followup.fact.SessionCompleted;
import io.followup.fact.SubjectFact;
import io.followup.fact.TechnicianDispatched;
import io.followup.reading.Acquaintance;
import io.followup.reading.Provenance;
import io.followup.reading.Reading;
import io.followup.subject.CustomerId;
import io.followup.tenant.Lifecycles;
import io.followup.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What deliveries about bookings, sessions, jobs, invoices and calls are read as. */
class LifecyclesTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private final Translator translator = new Translator(Samples.tenants());

  // Every sample.

  @ParameterizedTest
  @CsvSource({
    "booking-created, BookingReceived CustomerBooked, booking/acme/31000234",
    "booking-converted, BookingConverted, booking/acme/31000234",
    "booking-dismissed, BookingDismissed, booking/acme/31000235",
    "schedulingpro-session-qualified-abandoned, SessionAbandoned,"
        + " session/acme/9d7e3f20-11b4-4f6b-8a9e-7c5d2e4f6b22",
    "schedulingpro-session-completed, SessionCompleted CustomerBooked,"
        + " session/acme/0f6c2b1a-6a1d-4c7c-9d0a-2c1f5c9e8a11",
    "job-created, BookingConverted CustomerBooked, booking/acme/31000234",
    "job-completed, JobCompleted, job/acme/51000456",
    "job-canceled, NoShow, job/acme/51000457",
    "appointment-created, AppointmentPlanned, job/acme/51000456",
    "appointment-rescheduled, AppointmentPlanned, job/acme/51000456",
    "appointment-confirmed, AppointmentPlanned, job/acme/51000456",
    "appointment-dispatched, TechnicianDispatched, job/acme/51000456",
    "appointment-canceled, AppointmentCanceled, job/acme/51000457",
    "invoice-created, InvoiceOverdue, dunning/acme/41000124",
    "invoice-updated, InvoiceOverdue, dunning/acme/41000124",
    "invoice-paid, InvoiceSettled, dunning/acme/41000124",
    "payment-created, PaymentPosted, dunning/acme/41000124",
    "payment-updated, PaymentPosted, dunning/acme/41000124",
    "call-completed, CallMissed, call/acme/91000777"
  })
  void every_sample_is_read_as_facts_about_its_run(String sample, String names, String run) {
    Reading reading = read("", Samples.text("webhook-" + sample + ".json"));
    assertThat(reading.facts().stream().map(Fact::name))
        .as(reading.why())
        .containsExactly(names.split(" "));
    assertThat(((SubjectFact) reading.facts().getFirst()).subject().workflowId()).isEqualTo(run);
    assertThat(reading.facts().toString()).doesNotContain("555", "@", "Raman", "Okafor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"booking-converted", "job-created"})
  void whichever_of_both_is_told_names_the_booking_that_became_the_job(String sample) {
    Reading reading = read("", Samples.text("webhook-" + sample + ".json"));
    assertThat(reading.provenance())
        .filteredOn(Provenance.CameOf.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Provenance.CameOf.class,
            came -> {
              assertThat(came.object().workflowId()).startsWith("job/acme/");
              assertThat(came.origin().workflowId()).isEqualTo("booking/acme/31000234");
            });
    assertThat(reading.provenance()).anyMatch(Provenance.Brought.class::isInstance);
    assertThat(reading.provenance().toString()).doesNotContain("555", "@", "Raman", "Okafor");
  }

  @Test
  void a_source_that_makes_no_sense_is_left_out_and_the_booking_read_all_the_same() {
    Reading reading =
        read(
            "booking.created",
            "{\"data\":{\"id\":1,\"status\":\"New\",\"campaignId\":{\"x\":[]},\"source\":\"pat@example.com\"}}");
    assertThat(reading.facts()).isNotEmpty();
    assertThat(reading.provenance()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"job-updated", "appointment-completed", "customer-created", "customer-updated"})
  void what_changes_nothing_is_recorded_with_its_reason(String sample) {
    Reading reading = read("", Samples.text("webhook-" + sample + ".json"));
    assertThat(reading.alarming()).isFalse();
    if (!sample.equals("job-updated")) {
      assertThat(reading.facts()).isEmpty();
      assertThat(reading.why()).isNotBlank();
    }
  }

  @Test
  void samples_carry_what_the_runs_need_to_know() {
    BookingReceived booking = (BookingReceived) first("booking.created", sample("booking-created"));
    assertThat(booking.customer().value()).isEqualTo("booking-31000234");
    assertThat(booking.start()).contains(Instant.parse("2026-06-17T15:00:00Z"));
    assertThat(booking.jobTypeKnown()).isTrue();
    assertThat(booking.firstTimeClient()).isTrue();
    AppointmentPlanned planned =
        (AppointmentPlanned) first("appointment.rescheduled", sample("appointment-rescheduled"));
    assertThat(planned.start()).isEqualTo(Instant.parse("2026-06-18T19:00:00Z"));
    assertThat(planned.end()).isEqualTo(Instant.parse("2026-06-18T21:00:00Z"));
    JobCompleted done = (JobCompleted) first("job.completed", sample("job-completed"));
    assertThat(done.total().orElseThrow()).isEqualByComparingTo("538.50");
    assertThat(done.completedOn()).isEqualTo(Instant.parse("2026-06-17T16:48:10Z"));
    PaymentPosted paid = (PaymentPosted) first("payment.created", sample("payment-created"));
    assertThat(paid.invoices()).containsExactly("71000321");
  }

  // Garbage.

  @ParameterizedTest
  @MethodSource("samplesOfLifecycles")
  void whatever_one_field_holds_there_is_an_answer_in_words(String file) {
    JsonNode sample = JSON.readTree(Samples.file(file));
    for (String name : sample.get("data").propertyNames()) {
      for (JsonNode spoiled : spoiled()) {
        ObjectNode body = (ObjectNode) sample.deepCopy();
        ((ObjectNode) body.get("data")).set(name, spoiled);
        answered(body, file + " with " + name + " " + spoiled);
      }
      ObjectNode without = (ObjectNode) sample.deepCopy();
      ((ObjectNode) without.get("data")).remove(name);
      answered(without, file + " without " + name);
    }
  }

  private void answered(JsonNode body, String what) {
    Reading reading = read("", body.toString());
    assertThat(reading.facts().isEmpty()).as(what).isEqualTo(!reading.why().isBlank());
    assertThat(reading.why()).as(what).doesNotContain("5550", "@");
    assertThat(reading.facts().toString()).as(what).doesNotContain("5550", "@example");
  }

  private static List<JsonNode> spoiled() {
    List<JsonNode> values = new ArrayList<>();
    for (String json :
        List.of(
            "null",
            "\"\"",
            "\" \"",
            "0",
            "-1",
            "1e999",
            "true",
            "[]",
            "{}",
            "[{\"appliedTo\":{}}]",
            "\"no/id\"",
            "\"0001-01-01T00:00:00\"",
            "\"" + "9".repeat(95) + "\"")) {
      values.add(JSON.readTree(json));
    }
    return values;
  }

  private static List<String> samplesOfLifecycles() {
    return Samples.webhookFiles().stream().filter(file -> !file.contains("estimate")).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "booking.created, the body names no booking id.",
    "session.abandoned, the body names no session id.",
    "job.created, the body names no job id.",
    "appointment.created, the body names no appointment.",
    "invoice.created, the body names no invoice id.",
    "payment.created, the body names no payment id.",
    "call.completed, the body names no call id.",
    "customer.updated, the body names no customer id."
  })
  void a_body_without_an_id_is_shown_to_people(String event, String why) {
    Reading reading = read(event, "{\"data\":{\"createdOn\":\"2026-06-15T16:00:00Z\"}}");
    assertThat(reading.alarming()).isTrue();
    assertThat(reading.why()).isEqualTo(why);
  }

  @ParameterizedTest
  @CsvSource({
    "booking.updated, status",
    "job.updated, jobStatus",
    "appointment.rescheduled, status"
  })
  void an_unknown_status_is_shown_to_people(String event, String field) {
    Reading reading =
        read(event, "{\"data\":{\"id\":1,\"jobId\":2,\"customerId\":3,\"" + field + "\":\"Odd\"}}");
    assertThat(reading.alarming()).isTrue();
    assertThat(reading.why()).contains("has a status that is none of");
  }

  // Bookings.

  @ParameterizedTest
  @CsvSource({
    "booking.accepted, BookingAccepted",
    "bookingConverted, BookingConverted",
    "Booking_Dismissed, BookingDismissed",
    "booking.created, BookingReceived"
  })
  void where_no_status_is_told_the_event_counts(String event, String fact) {
    assertThat(first(event, "{\"data\":{\"id\":1}}").name()).isEqualTo(fact);
  }

  @Test
  void a_booking_of_unknown_kind_says_so() {
    BookingReceived booking =
        (BookingReceived)
            first(
                "booking.created",
                changed("booking-created", Map.of("jobTypeId", "null", "start", "null")));
    assertThat(booking.jobTypeKnown()).isFalse();
    assertThat(booking.start()).isEmpty();
  }

  @Test
  void a_change_of_a_booking_is_not_told_as_another_booking() {
    assertThat(read("booking.updated", sample("booking-created")).facts())
        .allSatisfy(fact -> assertThat(fact).isNotInstanceOf(CustomerBooked.class));
  }

  // Sessions.

  @Test
  void a_session_leaves_its_contacts_outside_of_the_facts() {
    Reading reading = read("", sample("schedulingpro-session-qualified-abandoned"));
    SessionAbandoned session = (SessionAbandoned) reading.facts().getFirst();
    CustomerId customer = new CustomerId("session-9d7e3f20-11b4-4f6b-8a9e-7c5d2e4f6b22");
    assertThat(session.customer()).isEqualTo(customer);
    assertThat(session.newCustomer()).isTrue();
    assertThat(session.lastSeen()).isEqualTo(Instant.parse("2026-06-15T16:03:40Z"));
    assertThat(reading.contacts()).contains(Acquaintance.byPhone(customer, "+14805550147"));
    assertThat(reading.toString()).doesNotContain("4805550147");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"phone\":\"4805550147\",\"isBot\":true | was a bot's.",
        "\"phone\":null,\"email\":\"\" | left neither a phone number",
        "\"phone\":\"n/a\",\"email\":\"none\" | left neither a phone number",
        "\"phone\":\"+44 20 7946 0000\" | left neither a phone number"
      })
  void a_session_that_nobody_can_be_reached_by_is_not_followed_up(String visitor, String why) {
    Reading reading =
        read("session.abandoned", "{\"data\":{\"id\":\"s-1\",\"customer\":{" + visitor + "}}}");
    assertThat(reading.facts()).isEmpty();
    assertThat(reading.alarming()).isFalse();
    assertThat(reading.why()).contains(why);
  }

  @Test
  void a_session_is_not_followed_up_where_the_dispatch_system_writes_itself() {
    Translator silent =
        new Translator(
            new Tenants(
                Map.of(
                    "acme",
                    Samples.tenant(
                        new Lifecycles(
                            new Lifecycles.Sessions(true, null), null, null, null, null)))));
    Reading reading =
        silent
            .translate(Samples.delivered("", sample("schedulingpro-session-qualified-abandoned")))
            .reading();
    assertThat(reading.facts()).isEmpty();
    assertThat(reading.why()).contains("ServiceTitan writes").contains("servicetitan-recovers");
    assertThat(
            silent
                .translate(Samples.delivered("", sample("schedulingpro-session-completed")))
                .reading()
                .facts())
        .isNotEmpty();
  }

  @Test
  void an_abandoned_session_that_names_a_booking_was_completed_and_so_was_the_one_before() {
    String body =
        changed(
            "schedulingpro-session-qualified-abandoned",
            Map.of("bookingId", "31000299", "previousSessionId", "\"s-before\""));
    assertThat(read("", body).facts())
        .extracting(Fact::name)
        .containsExactly("SessionCompleted", "SessionCompleted", "CustomerBooked");
    assertThat(((SessionCompleted) read("", body).facts().get(1)).subject().workflowId())
        .isEqualTo("session/acme/s-before");
  }

  @Test
  void a_known_customer_of_a_session_is_called_by_number() {
    Reading reading =
        read(
            "session.abandoned",
            "{\"data\":{\"id\":\"s-1\",\"customer\":{\"id\":41000123,\"email\":\"Renee@Example.com\"}}}");
    assertThat(((SessionAbandoned) reading.facts().getFirst()).customer().value())
        .isEqualTo("41000123");
    assertThat(reading.contacts())
        .contains(Acquaintance.byEmail(new CustomerId("41000123"), "renee@example.com"));
  }

  // Jobs and appointments.

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"cancelReasonId\":7802,\"cancelReason\":\"No Show\" | NoShow",
        "\"cancelReason\":{\"id\":7801,\"name\":\"Customer canceled\"} | JobCanceled",
        "\"reason\":\"no-show at the door\" | NoShow",
        "\"reason\":null | NoShow"
      })
  void nobody_was_there_stands_in_the_reason_and_a_job_without_one_may_be_such(
      String reason, String fact) {
    String body =
        "{\"data\":{\"id\":1,\"customerId\":2,\"jobStatus\":\"Canceled\"," + reason + "}}";
    assertThat(first("job.canceled", body).name()).isEqualTo(fact);
  }

  @Test
  void the_tenants_own_reasons_count_instead_of_the_usual_names() {
    Translator own =
        new Translator(
            new Tenants(
                Map.of(
                    "acme",
                    Samples.tenant(
                        new Lifecycles(
                            null,
                            new Lifecycles.Jobs(List.of("7810", "Locked out")),
                            null,
                            null,
                            null)))));
    assertThat(nameOfFirst(own, "\"cancelReasonId\":7810")).isEqualTo("NoShow");
    assertThat(nameOfFirst(own, "\"cancelReason\":\"locked out\"")).isEqualTo("NoShow");
    assertThat(nameOfFirst(own, "\"cancelReason\":\"No Show\"")).isEqualTo("JobCanceled");
  }

  private static String nameOfFirst(Translator translator, String reason) {
    String body =
        "{\"data\":{\"id\":1,\"customerId\":2,\"jobStatus\":\"Canceled\"," + reason + "}}";
    return translator
        .translate(Samples.delivered("job.canceled", body))
        .reading()
        .facts()
        .getFirst()
        .name();
  }

  @Test
  void a_job_that_is_booked_tells_its_booking_and_its_customer() {
    List<Fact> facts = read("job.created", sample("job-created")).facts();
    assertThat(((BookingConverted) facts.get(0)).job()).contains("51000456");
    CustomerBooked booked = (CustomerBooked) facts.get(1);
    assertThat(booked.customer().value()).isEqualTo("41000123");
    assertThat(booked.what()).isEqualTo("job 51000456");
  }

  @ParameterizedTest
  @CsvSource({
    "Hold, true, AppointmentCanceled",
    "Scheduled, false, AppointmentCanceled",
    "Scheduled, true, AppointmentPlanned",
    "dispatched, true, TechnicianDispatched"
  })
  void an_appointment_is_what_its_status_says(String status, boolean active, String fact) {
    String body =
        "{\"data\":{\"id\":1,\"jobId\":2,\"customerId\":3,\"start\":\"2026-06-21T15:00:00Z\",\"status\":\"%s\",\"active\":%s}}"
            .formatted(status, active);
    Fact read = first("appointment.rescheduled", body);
    assertThat(read.name()).isEqualTo(fact);
    assertThat(read)
        .isInstanceOfAny(
            AppointmentCanceled.class, AppointmentPlanned.class, TechnicianDispatched.class);
  }

  @Test
  void an_appointment_without_a_window_ends_when_it_says_and_never_before_it_starts() {
    String body =
        "{\"data\":{\"id\":1,\"jobId\":2,\"customerId\":3,\"start\":\"2026-06-21T15:00:00Z\",\"end\":\"2026-06-20T15:00:00Z\"}}";
    AppointmentPlanned planned = (AppointmentPlanned) first("appointment.created", body);
    assertThat(planned.end()).isEqualTo(planned.start());
  }

  // Invoices and payments.

  @ParameterizedTest
  @CsvSource({
    "2026-06-04T00:00:00Z, 2026-06-04T15:00:00Z",
    "2026-06-04, 2026-06-04T15:00:00Z",
    "2026-11-01T00:00:00Z, 2026-11-01T16:00:00Z"
  })
  void a_due_date_is_a_day_at_the_office_whatever_its_clocks_do(String told, String due) {
    InvoiceOverdue invoice =
        (InvoiceOverdue)
            first(
                "invoice.created",
                changed("invoice-created", Map.of("dueDate", "\"" + told + "\"")));
    assertThat(invoice.dueOn()).isEqualTo(Instant.parse(due));
    assertThat(invoice.balance()).isEqualByComparingTo("1249.50");
  }

  @ParameterizedTest
  @CsvSource({"balance, \"0.00\"", "balance, \"-12.5\"", "active, false"})
  void what_is_paid_credited_or_void_is_settled(String field, String value) {
    assertThat(first("invoice.updated", changed("invoice-updated", Map.of(field, value))))
        .isInstanceOf(InvoiceSettled.class);
  }

  @Test
  void an_invoice_without_a_due_date_or_customer_is_not_dunned() {
    assertThat(read("invoice.created", changed("invoice-created", Map.of("dueDate", "null"))).why())
        .isEqualTo("invoice 71000321 has no day on which it is due.");
    assertThat(
            read("invoice.created", changed("invoice-created", Map.of("customer", "null"))).why())
        .isEqualTo("invoice 71000321 names no customer.");
  }

  @Test
  void the_tenants_terms_stand_in_for_a_due_date() {
    Lifecycles.Debts terms = new Lifecycles.Debts(null, Duration.ofDays(15), null, null);
    Translator lenient =
        new Translator(
            new Tenants(
                Map.of("acme", Samples.tenant(new Lifecycles(null, null, terms, null, null)))));
    InvoiceOverdue invoice =
        (InvoiceOverdue)
            lenient
                .translate(
                    Samples.delivered(
                        "invoice.created", changed("invoice-created", Map.of("dueDate", "null"))))
                .reading()
                .facts()
                .getFirst();
    assertThat(invoice.dueOn()).isEqualTo(Instant.parse("2026-06-04T15:00:00Z"));
  }

  @Test
  void an_invoice_without_a_balance_is_shown_to_people_unless_it_says_when_it_was_paid() {
    assertThat(
            read("invoice.updated", changed("invoice-updated", Map.of("balance", "null")))
                .alarming())
        .isTrue();
    assertThat(
            first(
                "invoice.updated",
                changed(
                    "invoice-updated",
                    Map.of("balance", "null", "paidOn", "\"2026-06-18T10:00:00Z\""))))
        .isInstanceOf(InvoiceSettled.class);
  }

  @Test
  void a_payment_that_belongs_to_no_invoice_yet_is_told_all_the_same() {
    PaymentPosted payment =
        (PaymentPosted)
            first("payment.created", changed("payment-created", Map.of("appliedTo", "[]")));
    assertThat(payment.invoices()).isEmpty();
  }

  // Calls and customers.

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "direction|\"Outbound\"|was not made by a customer",
        "from|\"Anonymous\"|came from no number",
        "from|\"+15125550100\"|came from a number of the company",
        "type|null|is not classified yet"
      })
  void not_every_call_is_a_missed_call(String field, String value, String why) {
    Reading reading = read("", changed("call-completed", Map.of(field, value)));
    assertThat(reading.facts()).isEmpty();
    assertThat(reading.why()).startsWith("call 91000777 ").contains(why);
  }

  @Test
  void a_missed_call_carries_its_time_and_no_number() {
    Reading reading = read("", sample("call-completed"));
    CallMissed missed = (CallMissed) reading.facts().getFirst();
    assertThat(missed.receivedOn()).isEqualTo(Instant.parse("2026-06-16T02:14:08Z"));
    assertThat(missed.customer().value()).isEqualTo("call-91000777");
    assertThat(reading.contacts())
        .containsExactly(Acquaintance.byPhone(missed.customer(), "+16025550188"));
  }

  @Test
  void the_shape_of_the_list_of_calls_is_read_as_well() {
    JsonNode row =
        JSON.readTree(
            "{\"id\":91000777,\"leadCall\":{\"id\":91000777,\"receivedOn\":\"2026-06-16T02:14:08Z\",\"from\":\"6025550188\",\"direction\":\"Inbound\",\"callType\":\"Abandoned\"}}");
    assertThat(first("call.completed", row.toString())).isInstanceOf(CallMissed.class);
  }

  @Test
  void an_answered_call_is_told_so_that_missed_ones_need_no_answer() {
    assertThat(first("", changed("call-completed", Map.of("type", "\"Booked\""))).name())
        .isEqualTo("CallAnswered");
  }

  @Test
  void of_two_records_of_one_person_the_contacts_are_shared() {
    Reading reading = read("", sample("customer-merged"));
    assertThat(reading.facts()).isEmpty();
    assertThat(reading.contacts())
        .containsExactly(
            new Acquaintance.Merged(new CustomerId("41000140"), new CustomerId("41000123")));
  }

  private Reading read(String event, String body) {
    return translator.translate(Samples.delivered(event, body)).reading();
  }

  private Fact first(String event, String body) {
    Reading reading = read(event, body);
    assertThat(reading.facts()).as(reading.why()).isNotEmpty();
    return reading.facts().getFirst();
  }

  private static String sample(String name) {
    return Samples.text("webhook-" + name + ".json");
  }

  /** A sample with other values, given as JSON. */
  private static String changed(String name, Map<String, String> fields) {
    ObjectNode body = (ObjectNode) JSON.readTree(sample(name));
    fields.forEach(
        (field, value) -> ((ObjectNode) body.get("data")).set(field, JSON.readTree(value)));
    return body.toString();
  }
}
