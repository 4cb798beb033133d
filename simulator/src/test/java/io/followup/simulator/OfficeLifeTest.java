package io.followup.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.simulator.http.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bookings, sessions, visits, invoices and calls: what the API shows and what the engine hears. */
class OfficeLifeTest {
  private static final String PHONE = "+15125550142";
  private Engine engine;
  private Vendor vendor;

  @BeforeEach
  void start() throws Exception {
    engine = new Engine();
    vendor = Vendor.start();
    vendor.simulator.deliverTo(URI.create(engine.at("/hook")), URI.create(engine.at("/sms")));
  }

  @AfterEach
  void stop() {
    vendor.close();
    engine.close();
  }

  // Bookings.

  @Test
  void a_booking_has_the_fields_of_the_sample_and_its_contacts_apart() throws Exception {
    long booking = booked("");
    JsonNode told = told("booking.created");
    assertThat(names(told)).isEqualTo(names(webhook("booking-created")));
    assertThat(names(get("crm/v2", "bookings/" + booking)))
        .isEqualTo(names(row("rest-bookings-list")));
    assertThat(told.path("start").asText()).isEqualTo("2026-11-27T15:00:00Z");
    assertThat(told.path("status").asText()).isEqualTo("New");
    JsonNode contacts = get("crm/v2", "bookings/" + booking + "/contacts").path("data");
    assertThat(names(contacts.get(0))).isEqualTo(names(row("rest-bookings-contacts-list")));
    assertThat(contacts.findValuesAsText("value"))
        .containsExactlyInAnyOrder("5125550142", "renee@example.com");
  }

  @Test
  void a_booking_is_accepted_and_then_converted_into_a_job_that_names_it() throws Exception {
    long booking = booked("");
    act("/bookings/" + booking + "/accept", "");
    JsonNode converted = act("/bookings/" + booking + "/convert", "\"jobType\": \"AC Repair\"");
    JsonNode job = get("jpm/v2", "jobs/" + converted.path("jobId").asLong());
    assertThat(job.path("bookingId").asLong()).isEqualTo(booking);
    assertThat(job.path("jobStatus").asText()).isEqualTo("Scheduled");
    assertThat(job.path("campaignId").asLong()).isEqualTo(9202);
    assertThat(told("job.created").path("id")).isEqualTo(job.path("id"));
    assertThat(told("appointment.created").path("start").asText())
        .isEqualTo("2026-11-27T15:00:00.0000000Z");
    assertThat(engine.awaits("/hook/booking.updated", 2)).hasSize(2);
    assertThat(get("jpm/v2", "jobs?bookingId=" + booking).path("data")).hasSize(1);
    long customer = job.path("customerId").asLong();
    assertThat(get("crm/v2", "customers?phone=5125550142").at("/data/0/id").asLong())
        .isEqualTo(customer);
  }

  @Test
  void a_dismissed_booking_cannot_be_converted_any_more() throws Exception {
    long booking = booked("");
    vendor.serviceTitan(
        "POST",
        "crm/v2",
        "booking-provider/880012/bookings/" + booking + "/dismiss",
        "{\"callReasonId\": 7701}");
    JsonNode told = told("booking.updated");
    assertThat(told.path("status").asText()).isEqualTo("Dismissed");
    assertThat(told.path("dismissingReasonId").asLong()).isEqualTo(7701);
    assertThat(vendor.sim("POST", "/bookings/" + booking + "/convert", "{}").status())
        .isEqualTo(409);
  }

  @Test
  void a_provider_books_over_the_api() throws Exception {
    Vendor.Got made =
        vendor.serviceTitan(
            "POST",
            "crm/v2",
            "booking-provider/880012/bookings",
            new String(Vendor.sample("servicetitan/rest-bookings-create.request.json")));
    assertThat(made.status()).isEqualTo(200);
    assertThat(get("crm/v2", "bookings?externalId=bk-7f3c2a90").at("/data/0/id"))
        .isEqualTo(made.json().path("id"));
    assertThat(get("crm/v2", "bookings?externalId=other").path("data")).isEmpty();
  }

  // Sessions.

  @Test
  void a_session_that_is_abandoned_is_told_under_its_display_name() throws Exception {
    String session = session();
    act("/sessions/" + session + "/abandon", "\"at\": \"2026-11-24T16:10:00Z\"");
    JsonNode body =
        Json.read(engine.awaits("/hook/schedulingpro.session.abandoned", 1).getFirst().body());
    assertThat(body.path("eventType").asText()).isEqualTo("Qualified Abandoned Session");
    assertThat(names(body.path("data")))
        .isEqualTo(names(webhook("schedulingpro-session-qualified-abandoned")));
    assertThat(body.at("/data/customer/phone").asText()).isEqualTo("5125550142");
    assertThat(body.at("/data/lastCheckinDate").asText()).startsWith("2026-11-24T16:10:00");
    JsonNode schedulers = get("schedulingpro/v2", "schedulers").path("data");
    JsonNode sessions =
        get(
                "schedulingpro/v2",
                "schedulers/"
                    + schedulers.at("/0/id").asText()
                    + "/sessions?modifiedOnOrAfter=2026-11-24T16:00:00Z")
            .path("data");
    assertThat(sessions.at("/0/id").asText()).isEqualTo(session);
    assertThat(names(sessions.get(0))).isEqualTo(names(row("rest-schedulingpro-sessions-list")));
  }

  @Test
  void a_session_that_is_completed_makes_a_booking() throws Exception {
    String session = session();
    JsonNode done =
        act("/sessions/" + session + "/complete", "\"start\": \"2026-11-27T15:00:00Z\"");
    assertThat(told("schedulingpro.session.completed").path("bookingId"))
        .isEqualTo(done.path("bookingId"));
    assertThat(told("booking.created").path("name").asText()).isEqualTo("Renee Okafor");
  }

  // Visits.

  @Test
  void an_appointment_is_moved_confirmed_dispatched_and_done() throws Exception {
    JsonNode job = planned();
    long appointment = job.path("appointmentId").asLong();
    assertThat(names(told("appointment.created"))).isEqualTo(names(webhook("appointment-created")));
    act(
        "/appointments/" + appointment + "/move",
        "\"start\": \"2026-11-28T15:00:00Z\", \"windowStart\": \"2026-11-28T14:00:00Z\"");
    assertThat(told("appointment.rescheduled").path("arrivalWindowEnd").asText())
        .startsWith("2026-11-28T16:00");
    act("/appointments/" + appointment + "/confirm", "");
    assertThat(vendor.sim("POST", "/appointments/" + appointment + "/confirm", "{}").status())
        .isEqualTo(409);
    act("/appointments/" + appointment + "/dispatch", "");
    assertThat(told("appointment.dispatched").path("status").asText()).isEqualTo("Dispatched");
    JsonNode assignment =
        get("dispatch/v2", "appointment-assignments?jobId=" + job.path("jobId").asLong())
            .at("/data/0");
    assertThat(assignment.path("technicianName").asText()).isEqualTo("Dana Whitlock");
    act("/jobs/" + job.path("jobId").asLong() + "/complete", "\"total\": 538.5");
    JsonNode done = told("job.completed");
    assertThat(done.path("total").decimalValue()).isEqualByComparingTo("538.5");
    assertThat(done.path("completedOn").isNull()).isFalse();
    assertThat(names(done)).isEqualTo(names(webhook("job-created")));
    assertThat(get("jpm/v2", "appointments/" + appointment).path("status").asText())
        .isEqualTo("Done");
  }

  @Test
  void a_no_show_is_a_cancellation_whose_reason_stands_apart_from_the_job() throws Exception {
    JsonNode job = planned();
    long id = job.path("jobId").asLong();
    act("/jobs/" + id + "/no-show", "");
    assertThat(told("job.canceled").path("jobStatus").asText()).isEqualTo("Canceled");
    JsonNode reason = get("jpm/v2", "jobs/cancel-reasons?ids=" + id).at("/data/0");
    assertThat(reason.path("jobId").asLong()).isEqualTo(id);
    assertThat(reason.path("name").asText()).isEqualTo("No Show");
    assertThat(get("jpm/v2", "job-cancel-reasons").at("/data").findValuesAsText("id"))
        .contains(reason.path("reasonId").asText());
    assertThat(get("jpm/v2", "jobs/" + id + "/canceled-log").at("/data/0/reasonId"))
        .isEqualTo(reason.path("reasonId"));
  }

  @Test
  void a_job_without_a_plan_was_made_at_once_and_nobody_is_told() throws Exception {
    JsonNode job = act("/jobs", "\"customerId\": " + customer());
    assertThat(get("jpm/v2", "jobs/" + job.path("jobId").asLong()).path("jobStatus").asText())
        .isEqualTo("Completed");
    Thread.sleep(50);
    assertThat(engine.posted("/hook/job.created")).isEmpty();
  }

  // Invoices and payments.

  @Test
  void what_is_overdue_is_found_by_due_date_balance_and_customer() throws Exception {
    long customer = customer();
    long old = invoice(customer, "749.50", "2026-11-04");
    invoice(customer, "100", "2026-12-24");
    JsonNode told = told("invoice.created");
    assertThat(names(told)).isEqualTo(names(webhook("invoice-created")));
    String query = "invoices?dueDateBefore=2026-11-24T00:00:00Z&balanceFilter.Balance=0";
    String overdue = query + "&balanceFilter.Comparer=Greater&customerId=" + customer;
    JsonNode rows = get("accounting/v2", overdue).path("data");
    assertThat(rows.findValuesAsText("dueDate")).containsExactly("2026-11-04T00:00:00Z");
    assertThat(rows.at("/0/balance").asText()).isEqualTo("749.50");
    act("/invoices/" + old + "/pay", "\"amount\": 500");
    assertThat(get("accounting/v2", overdue).at("/data/0/balance").asText()).isEqualTo("249.50");
    assertThat(told("payment.created").at("/appliedTo/0/appliedTo").asLong()).isEqualTo(old);
    JsonNode paid = act("/invoices/" + old + "/pay", "");
    assertThat(get("accounting/v2", overdue).path("data")).isEmpty();
    assertThat(get("accounting/v2", "invoices?ids=" + old).at("/data/0/paidOn").isNull()).isFalse();
    act("/payments/" + paid.path("paymentId").asLong() + "/void", "");
    assertThat(get("accounting/v2", overdue).at("/data/0/balance").asText()).isEqualTo("249.50");
    act("/invoices/" + old + "/credit", "\"amount\": 49.5");
    assertThat(get("accounting/v2", overdue).at("/data/0/balance").asText()).isEqualTo("200.00");
    act("/invoices/" + old + "/void", "");
    assertThat(get("accounting/v2", overdue).path("data")).isEmpty();
  }

  @Test
  void a_payment_may_wait_for_its_invoice() throws Exception {
    long customer = customer();
    long invoice = invoice(customer, "120", "2026-11-04");
    JsonNode payment = act("/payments", "\"customerId\": " + customer + ", \"amount\": 120");
    assertThat(told("payment.created").path("unappliedAmount").asText()).isEqualTo("120.00");
    assertThat(names(told("payment.created"))).isEqualTo(names(webhook("payment-created")));
    act(
        "/payments/" + payment.path("paymentId").asLong() + "/apply",
        "\"invoiceId\": " + invoice + ", \"amount\": 120");
    assertThat(told("invoice.updated").path("balance").asText()).isEqualTo("0.00");
    assertThat(
            get("accounting/v2", "payments?appliedToInvoiceIds=" + invoice)
                .at("/data/0/unappliedAmount")
                .asText())
        .isEqualTo("0.00");
  }

  // Calls and people.

  @Test
  void a_missed_call_is_inbound_and_abandoned() throws Exception {
    act("/phone-calls", "\"from\": \"" + PHONE + "\", \"to\": \"+15125550100\"");
    JsonNode told = told("call.completed");
    assertThat(names(told)).isEqualTo(names(webhook("call-completed")));
    assertThat(told.path("type").asText()).isEqualTo("Abandoned");
    assertThat(told.path("from").asText()).isEqualTo("5125550142");
    JsonNode row = get("telecom/v3", "calls?callerPhoneNumber=5125550142").at("/data/0");
    assertThat(names(row)).isEqualTo(names(row("rest-calls-v3-list")));
    assertThat(names(row.path("leadCall")))
        .isEqualTo(names(row("rest-calls-v3-list").path("leadCall")));
    assertThat(row.at("/leadCall/callType").asText()).isEqualTo("Abandoned");
    assertThat(get("telecom/v3", "calls?callerPhoneNumber=5125550143").path("data")).isEmpty();
  }

  @Test
  void a_call_to_the_number_at_twilio_is_told_signed_beside_the_texts() throws Exception {
    act(
        "/inbound-calls",
        "\"from\": \"%s\", \"to\": \"+15125550100\", \"status\": \"busy\"".formatted(PHONE));
    Engine.Posted told = engine.awaits("/inbound-call", 1).getFirst();
    assertThat(told.form().text("CallStatus")).contains("busy");
    assertThat(told.form().text("Direction")).contains("inbound");
    assertThat(told.form().text("From")).contains(PHONE);
    assertThat(told.header("X-Twilio-Signature")).isNotEmpty();
  }

  @Test
  void customers_are_found_by_number_created_and_marked() throws Exception {
    assertThat(get("crm/v2", "customers?phone=6025550123").path("data")).isEmpty();
    JsonNode sample = Vendor.sampleJson("servicetitan/rest-customers-create.request.json");
    JsonNode made = vendor.serviceTitan("POST", "crm/v2", "customers", sample.toString()).json();
    assertThat(names(made))
        .isEqualTo(names(Vendor.sampleJson("servicetitan/rest-customers-create.response.json")));
    assertThat(get("crm/v2", "customers?phone=%28602%29+555-0123").at("/data/0/id"))
        .isEqualTo(made.path("id"));
    String marker =
        "customers?externalDataApplicationGuid="
            + sample.at("/externalData/applicationGuid").asText()
            + "&externalDataKey=followup.customerKey&externalDataValues=";
    assertThat(get("crm/v2", marker + "c-000123").path("data")).hasSize(1);
    assertThat(get("crm/v2", marker + "c-000124").path("data")).isEmpty();
    JsonNode method =
        get("crm/v2", "contacts/contact-methods?type=Email&value=priya.raman@example.com")
            .at("/data/0");
    assertThat(names(method)).isEqualTo(names(row("rest-contact-methods-search")));
  }

  @Test
  void two_records_of_one_person_become_one() throws Exception {
    long first = customer();
    long second = customer();
    act("/customers/" + first + "/merge", "\"into\": " + second);
    assertThat(told("customer.updated").path("mergedToId").asLong()).isEqualTo(second);
    assertThat(get("crm/v2", "customers/" + first).path("active").asBoolean()).isFalse();
    assertThat(get("crm/v2", "customers?phone=5125550142").at("/data").findValuesAsText("id"))
        .containsExactly(String.valueOf(second));
  }

  @Test
  void service_plans_and_technicians_have_the_fields_of_the_samples() throws Exception {
    long customer = customer();
    act("/memberships", "\"customerId\": " + customer);
    assertThat(names(get("memberships/v2", "memberships?customerIds=" + customer).at("/data/0")))
        .isEqualTo(names(row("rest-memberships-list")));
    assertThat(names(get("settings/v2", "technicians").at("/data/0")))
        .isEqualTo(names(row("rest-technicians-list")));
  }

  private long booked(String more) throws Exception {
    return act(
            "/bookings",
            "\"name\": \"Renee Okafor\", \"phone\": \"5125550142\", \"email\":"
                + " \"renee@example.com\", \"start\": \"2026-11-27T15:00:00Z\", \"createdOn\":"
                + " \"2026-11-24T16:00:00Z\""
                + more)
        .path("bookingId")
        .asLong();
  }

  private String session() throws Exception {
    return act(
            "/sessions",
            "\"createdOn\": \"2026-11-24T16:00:00Z\", \"lastStep\": \"Schedule\", \"customer\":"
                + " {\"firstName\": \"Renee\", \"lastName\": \"Okafor\", \"phone\":"
                + " \"5125550142\"}")
        .path("sessionId")
        .asText();
  }

  private JsonNode planned() throws Exception {
    return act(
        "/jobs",
        "\"customerId\": "
            + customer()
            + ", \"start\": \"2026-11-27T15:00:00Z\", \"createdOn\": \"2026-11-24T16:00:00Z\"");
  }

  private long customer() throws Exception {
    return act("/customers", "\"name\": \"Renee Okafor\", \"phone\": \"" + PHONE + "\"")
        .path("customerId")
        .asLong();
  }

  private long invoice(long customer, String total, String due) throws Exception {
    return act(
            "/invoices",
            "\"customerId\": %d, \"total\": %s, \"dueDate\": \"%sT00:00:00Z\""
                .formatted(customer, total, due))
        .path("invoiceId")
        .asLong();
  }

  private JsonNode act(String path, String fields) throws Exception {
    Vendor.Got got = vendor.sim("POST", path, "{" + fields + "}");
    assertThat(got.status()).as(got.json().toString()).isBetween(200, 201);
    return got.json();
  }

  private JsonNode get(String module, String resource) throws Exception {
    Vendor.Got got = vendor.serviceTitan("GET", module, resource, "");
    assertThat(got.status()).as(resource).isEqualTo(200);
    return got.json();
  }

  /** What the newest webhook of an event carries. */
  private JsonNode told(String event) throws Exception {
    return Json.read(engine.awaits("/hook/" + event, 1).getLast().body()).path("data");
  }

  private static JsonNode webhook(String sample) throws Exception {
    return Vendor.sampleJson("servicetitan/webhook-" + sample + ".json").path("data");
  }

  private static JsonNode row(String sample) throws Exception {
    return Vendor.sampleJson("servicetitan/" + sample + ".response.json").at("/data/0");
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    names.sort(null);
    return names;
  }
}
