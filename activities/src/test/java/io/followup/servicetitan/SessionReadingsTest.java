package io.followup.servicetitan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.Reading;
import io.followup.guard.Standing;
import io.followup.run.Outcome;
import io.followup.sequence.Sequence.Trigger;
import io.followup.subject.SessionSubject;
import io.followup.tenant.Lifecycles;
import io.followup.touch.Channel;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionReadingsTest {
  private static final String SESSIONS = "rest-schedulingpro-sessions-list.response.json";
  private static final String ID = "9d7e3f20-11b4-4f6b-8a9e-7c5d2e4f6b22";
  private static final SessionSubject SESSION = new SessionSubject(Asking.ACME, ID);

  private final FakeServiceTitan fake = new FakeServiceTitan();

  @BeforeEach
  void a_session_that_was_dropped() {
    fake.on(
        "/schedulers", FakeServiceTitan.sample("rest-schedulingpro-schedulers-list.response.json"));
    sessions(Asking.row(SESSIONS, 0), Asking.row(SESSIONS, 1));
  }

  @AfterEach
  void close() {
    fake.close();
  }

  private void sessions(String... rows) {
    fake.on("/schedulers/5b0d4c1e-8a57-4d0f-8f43-1f6f2c1f7a01/sessions", Asking.list(rows));
  }

  private Reading read() {
    return fake.serviceTitan.read(Asking.about(SESSION, Trigger.SESSION));
  }

  private Standing.Over over(String why) {
    return new Standing.Over(Outcome.WON, why);
  }

  @Test
  void a_dropped_session_tells_how_far_it_came_and_whom_to_reach() {
    Reading reading = read();

    assertThat(reading.standing())
        .isEqualTo(new Standing.Open("session " + ID + " has neither job nor booking"));
    assertThat(reading.values())
        .containsEntry("customer.firstName", "Renee")
        .containsEntry("session.lastStep", "Schedule")
        .containsEntry("session.category", "AC Repair")
        .containsEntry("session.isNewCustomer", true)
        .containsEntry("session.marketingOptIn", false);
    assertThat(reading.party().name()).isEqualTo("Renee Okafor");
    assertThat(reading.party().contacts())
        .singleElement()
        .satisfies(contact -> assertThat(contact.value()).contains("+14805550147"));
  }

  @Test
  void its_own_completion_and_that_of_a_session_that_goes_on_from_it_end_it() {
    sessions(Asking.row(SESSIONS, 1, "{\"jobId\": 51000456}"));
    assertThat(read().standing())
        .isEqualTo(over("The online booking was completed with job 51000456."));

    sessions(
        Asking.row(SESSIONS, 1),
        Asking.row(SESSIONS, 0, "{\"previousSessionId\": \"" + ID + "\"}"));
    assertThat(read().standing())
        .isEqualTo(over("The online booking was completed with booking 31000234."));
  }

  @Test
  void a_booking_of_the_same_number_ends_it_whoever_took_it() {
    fake.on(
        "/bookings?createdOnOrAfter",
        Asking.list(Asking.row("rest-bookings-list.response.json", 2)));
    fake.on(
        "/bookings/31000236/contacts",
        "{\"data\": [{\"type\": \"Phone\", \"value\": \"480-555-0147\"}]}");

    assertThat(read().standing())
        .isEqualTo(over("Booking 31000236 of the same person was made since."));
  }

  @Test
  void a_job_of_a_customer_with_the_same_address_ends_it() {
    sessions(
        Asking.row(
            SESSIONS,
            1,
            "{\"customer\": {\"isNewCustomer\": false, \"email\": \"R@example.com\"}}"));
    fake.on(
        "/contacts/contact-methods?type=Email&value=r%40example.com",
        "{\"data\": [{\"contactId\": \"c-1\", \"type\": \"Email\", \"value\":"
            + " \"r@example.com\"}]}");
    fake.on(
        "/contacts/c-1/relationships",
        "{\"data\": [{\"relatedEntityId\": 77, \"typeSlug\": \"customer\"}]}");
    fake.on("/customers/77", "{\"id\": 77, \"active\": true, \"name\": \"Renee Okafor\"}");
    fake.on(
        "/customers/77/contacts",
        "{\"data\": [{\"type\": \"Email\", \"value\": \"R@Example.com\"}]}");
    fake.on(
        "/jobs?customerId=77",
        Asking.list(
            Asking.row(
                "rest-jobs-list.response.json", 0, "{\"customerId\": 77, \"id\": 51000999}")));

    assertThat(read().standing())
        .isEqualTo(over("Job 51000999 of the same person was booked since."));
  }

  @Test
  void a_customer_who_was_found_loosely_does_not_count() {
    fake.on(
        "/customers?phone=4805550147",
        FakeServiceTitan.sample("rest-customers-list-by-phone.response.json"));
    fake.on("/customers/41000123", "{\"id\": 41000123, \"active\": true, \"doNotService\": true}");
    fake.on(
        "/customers/41000123/contacts",
        FakeServiceTitan.sample("rest-customers-contacts-list.response.json"));

    assertThat(read().party().refusals()).isEmpty();
  }

  @Test
  void who_was_asked_and_did_not_agree_gets_no_text() {
    sessions(Asking.row(SESSIONS, 1, "{\"marketingOptIn\": false}"));

    assertThat(read().party().contacts())
        .singleElement()
        .satisfies(
            contact ->
                assertThat(contact.obstacle(Channel.SMS))
                    .contains("The customer did not agree to marketing when booking online."));
  }

  @Test
  void a_bot_is_nobody() {
    sessions(Asking.row(SESSIONS, 1, "{\"customer\": {\"isBot\": true}}"));

    assertThat(read().standing()).isInstanceOf(Standing.Over.class);
  }

  @Test
  void a_session_that_is_not_listed_needs_a_person() {
    sessions();

    assertThatExceptionOfType(DispatchRefused.class)
        .isThrownBy(this::read)
        .withMessageContaining("lifecycles.sessions.routers");
  }

  @Test
  void routers_that_the_tenant_names_are_read_too() {
    sessions();
    fake.on("/routers/r-1/sessions", Asking.list(Asking.row(SESSIONS, 1)));
    ServiceTitan withRouter =
        fake.with(
            new Lifecycles(new Lifecycles.Sessions(null, List.of("r-1")), null, null, null, null));

    assertThat(withRouter.read(Asking.about(SESSION, Trigger.SESSION)).standing())
        .isInstanceOf(Standing.Open.class);
  }
}
