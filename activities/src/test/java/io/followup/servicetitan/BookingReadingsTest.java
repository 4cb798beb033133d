package io.followup.servicetitan;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.dispatch.Reading;
import io.followup.guard.Standing;
import io.followup.run.Outcome;
import io.followup.sequence.Sequence.Trigger;
import io.followup.subject.BookingSubject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BookingReadingsTest {
  private static final String BOOKINGS = "rest-bookings-list.response.json";
  private static final BookingSubject BOOKING = new BookingSubject(Asking.ACME, "31000236");

  private final FakeServiceTitan fake = new FakeServiceTitan();

  @BeforeEach
  void a_booking_of_today() {
    booking("");
    fake.on("/job-types/8101", "{\"id\": 8101, \"name\": \"AC Repair\"}");
  }

  @AfterEach
  void close() {
    fake.close();
  }

  private void booking(String changes) {
    fake.on("/bookings/31000236", Asking.row(BOOKINGS, 2, changes));
    fake.on(
        "/bookings/31000236/contacts",
        FakeServiceTitan.sample("rest-bookings-contacts-list.response.json"));
  }

  private Reading read(Trigger trigger) {
    return fake.serviceTitan.read(Asking.about(BOOKING, trigger));
  }

  @Test
  void a_new_booking_tells_what_was_wished_for_and_by_whom() {
    Reading reading = read(Trigger.BOOKING);

    assertThat(reading.standing()).isEqualTo(new Standing.Open("Booking 31000236 is New"));
    assertThat(reading.values())
        .containsEntry("booking.source", "Website scheduler")
        .containsEntry("booking.start", Instant.parse("2026-06-17T15:00:00Z"))
        .containsEntry("booking.isFirstTimeClient", true)
        .containsEntry("booking.jobTypeKnown", true)
        .containsEntry("job.type", "AC Repair");
    assertThat(reading.party().name()).isEqualTo("Priya Raman");
    assertThat(reading.party().contacts())
        .singleElement()
        .satisfies(contact -> assertThat(contact.value()).contains("+16025550123"));
    assertThat(reading.party().addresses())
        .singleElement()
        .satisfies(address -> assertThat(address.state()).isEqualTo("AZ"));
  }

  @Test
  void a_stand_in_for_the_job_type_is_told_as_not_known() {
    fake.on("/job-types/8101", "{\"id\": 8101, \"name\": \"Unknown (web booking)\"}");

    assertThat(read(Trigger.BOOKING).values())
        .containsEntry("booking.jobTypeKnown", false)
        .doesNotContainKey("job.type");
  }

  @Test
  void what_the_office_did_with_it_ends_the_follow_up() {
    booking("{\"status\": \"Converted\", \"jobId\": 51000456}");
    assertThat(read(Trigger.BOOKING).standing())
        .isEqualTo(new Standing.Over(Outcome.WON, "Booking 31000236 became job 51000456."));

    booking("{\"status\": \"Accepted\"}");
    assertThat(read(Trigger.BOOKING).standing())
        .isInstanceOfSatisfying(
            Standing.Over.class, over -> assertThat(over.outcome()).isEqualTo(Outcome.WON));

    booking("{\"status\": \"Dismissed\"}");
    assertThat(read(Trigger.BOOKING).standing())
        .isEqualTo(
            new Standing.Over(Outcome.LOST, "Booking 31000236 was dismissed by the office."));
  }

  @Test
  void a_dismissed_booking_is_followed_up_as_a_lead_until_the_same_person_books_again() {
    booking("{\"status\": \"Dismissed\"}");
    assertThat(read(Trigger.BOOKING_DISMISSED).standing())
        .isEqualTo(new Standing.Open("Booking 31000236 is Dismissed"));

    fake.on(
        "/bookings?createdOnOrAfter", Asking.list(Asking.row(BOOKINGS, 2, "{\"id\": 31000299}")));
    fake.on(
        "/bookings/31000299/contacts",
        FakeServiceTitan.sample("rest-bookings-contacts-list.response.json"));
    assertThat(read(Trigger.BOOKING_DISMISSED).standing())
        .isEqualTo(
            new Standing.Over(Outcome.WON, "Booking 31000299 of the same person was made since."));
  }

  @Test
  void a_dismissed_booking_that_is_open_again_is_no_lead() {
    assertThat(read(Trigger.BOOKING_DISMISSED).standing())
        .isInstanceOfSatisfying(
            Standing.Over.class, over -> assertThat(over.outcome()).isEqualTo(Outcome.SUPERSEDED));
  }

  @Test
  void what_a_customer_with_the_same_number_asked_for_counts() {
    fake.on(
        "/customers?phone=6025550123",
        FakeServiceTitan.sample("rest-customers-list-by-phone.response.json"));
    fake.on(
        "/customers/41000123", "{\"id\": 41000123, \"active\": true, \"name\": \"Priya Raman\"}");
    fake.on(
        "/customers/41000123/contacts",
        "{\"data\": [{\"type\": \"MobilePhone\", \"value\": \"(602) 555-0123\","
            + " \"phoneSettings\": {\"doNotText\": true}}]}");

    assertThat(read(Trigger.BOOKING).party().contacts())
        .singleElement()
        .satisfies(
            contact ->
                assertThat(contact.obstacle(io.followup.touch.Channel.SMS))
                    .contains("The customer's number is marked as not to be texted."));
  }
}
