package io.followup.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.sequence.Act;
import io.followup.sequence.Anchor;
import io.followup.sequence.Message;
import io.followup.sequence.Sequence.Trigger;
import io.followup.sequence.Step;
import io.followup.sequence.Wait;
import io.followup.subject.BookingSubject;
import io.followup.subject.CustomerId;
import io.followup.touch.TouchRequest;
import io.followup.touch.TouchResult;
import io.followup.touch.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message offers only what capacity of the simulated ServiceTitan still has. */
class FreeWindowsTest {
  private static final Message OFFER =
      new Message.Email(
          "book",
          "Your visit",
          "We can come on {{booking.nextWindow}} to {{booking.nextWindowEnd.time}} if you book"
              + " here: {{link}}");
  private static final Message OR_ELSE =
      new Message.Email("book", "Your visit", "We can come {{booking.nextWindow|soon}}.");

  /** A Wednesday morning at the office; the touch is on Tuesday. */
  private static final Instant WEDNESDAY_8_AM = Instant.parse("2026-11-25T14:00:00Z");

  private final Office office = new Office();
  private final String mailbox = UUID.randomUUID().toString().substring(0, 8) + "@example.com";
  private Engine engine;

  @BeforeEach
  void start() {
    engine = Engine.whereNobodyAgreed(office);
  }

  @AfterEach
  void stop() {
    engine.close();
    office.close();
  }

  private void works(Instant from, Duration span, double open, String units) {
    office.call(
        "POST",
        "/capacity",
        "{\"start\": \"%s\", \"end\": \"%s\", \"open\": %s, \"businessUnits\": [%s]}"
            .formatted(from, from.plus(span), open, units));
  }

  private void arrives(String start, String duration, String units) {
    office.call(
        "POST",
        "/arrival-windows",
        "{\"start\": \"%s\", \"duration\": \"%s\", \"businessUnits\": [%s]}"
            .formatted(start, duration, units));
  }

  private TouchResult send(Message message) {
    long id =
        office
            .call(
                "POST",
                "/bookings",
                """
                {"name": "Priya Raman", "email": "%s", "businessUnitId": 701}
                """
                    .formatted(mailbox))
            .path("bookingId")
            .asLong();
    BookingSubject booking = new BookingSubject(engine.tenant, Long.toString(id));
    return engine.touch(
        new TouchRequest(
            booking.workflowId(),
            booking,
            CustomerId.behind(booking),
            "a-sequence@1",
            Trigger.BOOKING,
            Engine.TUESDAY_10_AM,
            step(message),
            Engine.clockAt(Engine.TUESDAY_10_AM),
            Engine.TUESDAY_10_AM,
            Engine.TUESDAY_10_AM,
            Turn.FIRST));
  }

  private String mail() {
    return office.mails(mailbox).toString();
  }

  private static Step step(Message message) {
    return new Step(
        "a-step",
        new Wait(Duration.ofHours(1), Anchor.TRIGGER),
        new Act.Send(message, Optional.empty(), 0, Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  @Test
  void the_first_arrival_window_with_capacity_is_offered_and_the_link_names_it() {
    arrives("08:00:00", "04:00:00", "701");
    arrives("13:00:00", "02:00:00", "701");
    arrives("09:00:00", "01:00:00", "702");
    works(WEDNESDAY_8_AM, Duration.ofHours(2), 0, "701");
    works(WEDNESDAY_8_AM.plus(Duration.ofHours(5)), Duration.ofHours(2), 1.5, "701");
    works(WEDNESDAY_8_AM.plus(Duration.ofHours(1)), Duration.ofHours(1), 1, "702");

    assertThat(send(OFFER)).isInstanceOf(TouchResult.Sent.class);
    assertThat(mail()).contains("Wednesday, November 25 at 1:00 PM to 3:00 PM");
    assertThat(
            engine.jdbc.queryForList(
                "select target from link where leads_to = 'booking'", String.class))
        .contains("https://acme.example.com/book?from=2026-11-25T19%3A00%3A00Z");
  }

  @Test
  void without_arrival_windows_a_free_slot_is_as_long_as_the_tenant_says() {
    works(WEDNESDAY_8_AM, Duration.ofHours(2), 2, "701");
    assertThat(send(OFFER)).isInstanceOf(TouchResult.Sent.class);
    assertThat(mail()).contains("Wednesday, November 25 at 8:00 AM to 12:00 PM");
  }

  @Test
  void when_nothing_is_free_no_time_is_promised() {
    arrives("08:00:00", "04:00:00", "701");
    works(WEDNESDAY_8_AM, Duration.ofHours(2), 0, "701");
    assertThat(send(OFFER)).isInstanceOf(TouchResult.Skipped.class);
    assertThat(send(OR_ELSE)).isInstanceOf(TouchResult.Sent.class);
    assertThat(mail()).contains("We can come soon.");
  }
}
