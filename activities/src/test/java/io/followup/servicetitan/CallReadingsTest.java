package io.followup.servicetitan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.Question;
import io.followup.dispatch.Reading;
import io.followup.guard.Standing;
import io.followup.run.Outcome;
import io.followup.sequence.Sequence.Trigger;
import io.followup.subject.CallSubject;
import io.followup.subject.CustomerId;
import io.followup.tenant.Lifecycles;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallReadingsTest {
  private static final String CALLS = "rest-export-calls.response.json";
  private static final String LISTED = "rest-calls-v3-list.response.json";
  private static final CallSubject CALL = new CallSubject(Asking.ACME, "91000777");

  private final FakeServiceTitan fake = new FakeServiceTitan();

  @BeforeEach
  void a_call_that_nobody_took() {
    fake.on("/calls/91000777", Asking.row(CALLS, 0));
  }

  @AfterEach
  void close() {
    fake.close();
  }

  private Reading read() {
    return fake.serviceTitan.read(Asking.about(CALL, Trigger.CALL));
  }

  private void later(String filter, String leadCall) {
    fake.on(
        "/calls?" + filter + "=6025550188",
        Asking.list("{\"id\": 91000800, \"leadCall\": " + leadCall + "}"));
  }

  @Test
  void a_caller_whom_nobody_knows_is_reached_at_the_number_that_called() {
    Reading reading = read();

    assertThat(reading.standing()).isInstanceOf(Standing.Open.class);
    assertThat(reading.values())
        .containsEntry("call.receivedAt", Instant.parse("2026-06-16T02:14:08Z"));
    assertThat(reading.party().name()).isEmpty();
    assertThat(reading.party().contacts())
        .singleElement()
        .satisfies(contact -> assertThat(contact.value()).contains("+16025550188"));
  }

  @Test
  void a_call_of_twilio_is_known_by_our_own_record() {
    CallSubject twilios = new CallSubject(Asking.ACME, "CA0123456789abcdef");
    Question question =
        Asking.about(twilios, CustomerId.behind(twilios), Trigger.CALL, List.of("+16025550188"));

    assertThat(fake.serviceTitan.read(question).party().contacts()).hasSize(1);
    assertThatExceptionOfType(DispatchRefused.class)
        .isThrownBy(() -> fake.serviceTitan.read(Asking.about(twilios, Trigger.CALL)))
        .withMessageContaining("Nobody knows the number");
  }

  @Test
  void who_was_spoken_with_since_needs_no_text() {
    later(
        "callerPhoneNumber",
        "{\"id\": 91000800, \"createdOn\": \"2026-06-16T02:20:00Z\", \"from\": \"6025550188\","
            + " \"direction\": \"Inbound\", \"callType\": \"Booked\"}");
    assertThat(read().standing())
        .isEqualTo(
            new Standing.Over(
                Outcome.WON, "The office spoke with that number since (call 91000800)."));
  }

  @Test
  void whom_the_office_called_back_needs_no_text_unless_nobody_was_there() {
    String outbound =
        "{\"id\": 91000800, \"createdOn\": \"2026-06-16T02:20:00Z\", \"to\": \"+16025550188\","
            + " \"direction\": \"Outbound\", \"duration\": \"%s\"}";
    later("phoneNumberCalled", outbound.formatted("00:00:12"));
    assertThat(read().standing()).isInstanceOf(Standing.Open.class);

    later("phoneNumberCalled", outbound.formatted("00:03:12"));
    assertThat(read().standing()).isInstanceOf(Standing.Over.class);
  }

  @Test
  void another_call_that_nobody_took_changes_nothing() {
    fake.on("/calls?callerPhoneNumber=6025550188", Asking.list(Asking.row(LISTED, 0)));

    assertThat(read().standing()).isInstanceOf(Standing.Open.class);
  }

  @Test
  void a_vendor_gets_no_text() {
    ServiceTitan withVendors =
        fake.with(
            new Lifecycles(
                null,
                null,
                null,
                new Lifecycles.MissedCalls(null, null, List.of("+16025550188"), null),
                null));

    assertThat(withVendors.read(Asking.about(CALL, Trigger.CALL)).standing())
        .isEqualTo(
            new Standing.Over(
                Outcome.LOST, "The number is one of the company, its staff or its vendors."));
  }

  // The caller becomes a customer.

  @Test
  void a_caller_whom_nobody_knows_becomes_a_customer() {
    fake.on("/tenant/7/customers", "{\"id\": 41000900}");

    assertThat(fake.serviceTitan.introduce(Asking.about(CALL, Trigger.CALL)))
        .contains("Customer 41000900 was made in ServiceTitan for the caller.");
    assertThat(
            fake.calls.stream().filter(call -> call.startsWith("POST") && call.contains("/crm/")))
        .singleElement()
        .asString()
        .contains("\"value\":\"6025550188\"")
        .contains("Unknown (602) 555-0188")
        .contains("\"state\":\"AZ\"");
  }

  @Test
  void a_caller_who_is_a_customer_is_not_made_one_again() {
    fake.on("/customers?phone=6025550188", "{\"data\": [{\"id\": 41000123}]}");
    fake.on("/customers/41000123", "{\"id\": 41000123, \"active\": true}");
    fake.on(
        "/customers/41000123/contacts",
        "{\"data\": [{\"type\": \"Phone\", \"value\": \"602-555-0188\"}]}");

    assertThat(fake.serviceTitan.introduce(Asking.about(CALL, Trigger.CALL))).isEmpty();
    assertThat(
            fake.calls.stream().filter(call -> call.startsWith("POST") && call.contains("/crm/")))
        .isEmpty();
  }

  @Test
  void a_customer_that_was_made_before_is_found_by_its_mark() {
    ServiceTitan marking =
        fake.with(
            new Lifecycles(
                null,
                null,
                null,
                new Lifecycles.MissedCalls(
                    null, null, null, "6d1f0b52-3c84-4f0e-9a77-2b9d5e1c4a10"),
                null));
    fake.on(
        "externalDataKey=followup.act&externalDataValues=call%2Facme%2F91000777",
        "{\"data\": [{\"id\": 41000900, \"externalData\":"
            + " [{\"key\": \"followup.act\", \"value\": \"call/acme/91000777\"}]}]}");

    assertThat(marking.introduce(Asking.about(CALL, Trigger.CALL))).isEmpty();
  }

  @Test
  void a_tenant_may_want_no_customers_made() {
    ServiceTitan without =
        fake.with(
            new Lifecycles(
                null, null, null, new Lifecycles.MissedCalls(false, null, null, null), null));

    assertThat(without.introduce(Asking.about(CALL, Trigger.CALL))).isEmpty();
  }
}
