package io.followup.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.area.LeadsOutside;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever lives where the contractor does not work is not asked to book. */
class ServiceAreaTest {
  private static final Message BOOK =
      new Message.Email("book", "Your visit", "Pick a time: {{link}}");
  private static final Message TELL =
      new Message.Email("tell", "Your request", "We do not serve your area yet.");

  private static Office office;
  private Engine engine;

  @BeforeAll
  static void openOffice() {
    office = new Office();
    office.call("POST", "/zones", "{\"name\": \"Austin\", \"zips\": [\"78701\", \"78704\"]}");
    office.call(
        "POST", "/zones", "{\"name\": \"Dallas\", \"zips\": [\"75201\"], \"active\": false}");
  }

  @AfterAll
  static void closeOffice() {
    office.close();
  }

  @BeforeEach
  void startEngine() {
    engine = Engine.whereNobodyAgreed(office);
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void a_lead_outside_gets_no_link_for_booking_and_is_reported() {
    TouchRequest request =
        request("75201", new Act.Send(BOOK, Optional.empty(), 0, Optional.empty()));

    assertThat(engine.touch(request).why())
        .contains("The customer lives outside the service area, where nothing can be booked");
    assertThat(engine.touch(request)).isInstanceOf(TouchResult.Skipped.class);
    assertThat(
            new LeadsOutside(TestDatabase.dataSource())
                .byCampaign(engine.tenant, Instant.EPOCH, Instant.now().plusSeconds(60)))
        .singleElement()
        .satisfies(
            campaign -> {
              assertThat(campaign.leads()).isEqualTo(1);
              assertThat(campaign.zips()).containsExactly("75201");
            });
  }

  @Test
  void a_lead_outside_is_told_so_by_a_step_of_its_own() {
    Step told =
        step(
            new Act.Send(TELL, Optional.empty(), 0, Optional.empty()),
            Optional.of("!customer.inServiceArea"));

    assertThat(engine.touch(request("75201", told))).isInstanceOf(TouchResult.Sent.class);
    assertThat(engine.touch(request("78704", told)).why()).startsWith("Left out: ");
  }

  @Test
  void the_link_is_not_in_the_way_of_a_lead_inside() {
    assertThat(
            engine
                .touch(
                    request(
                        "78704-1234", new Act.Send(BOOK, Optional.empty(), 0, Optional.empty())))
                .why())
        .doesNotContain("outside the service area");
  }

  private TouchRequest request(String zip, Act act) {
    return request(zip, step(act, Optional.empty()));
  }

  private TouchRequest request(String zip, Step step) {
    long id =
        office
            .call(
                "POST",
                "/bookings",
                """
                {"name": "Priya Raman", "email": "p%s@example.com", "street": "12 Oak St",
                 "city": "Austin", "state": "TX", "zip": "%s"}
                """
                    .formatted(UUID.randomUUID().toString().substring(0, 8), zip))
            .path("bookingId")
            .asLong();
    BookingSubject booking = new BookingSubject(engine.tenant, Long.toString(id));
    return new TouchRequest(
        booking.workflowId(),
        booking,
        CustomerId.behind(booking),
        "a-sequence@1",
        Trigger.BOOKING,
        Engine.TUESDAY_10_AM,
        step,
        Engine.clockAt(Engine.TUESDAY_10_AM),
        Engine.TUESDAY_10_AM,
        Engine.TUESDAY_10_AM,
        Turn.FIRST);
  }

  private static Step step(Act act, Optional<String> condition) {
    return new Step(
        "a-step",
        new Wait(Duration.ofHours(1), Anchor.TRIGGER),
        act,
        condition,
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }
}
