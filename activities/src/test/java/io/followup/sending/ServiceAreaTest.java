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
import io.followup.subject.CallSubject;
import io.followup.subject.CustomerId;
import io.followup.touch.TouchRequest;
import io.followup.touch.TouchResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
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

  private static final AtomicInteger LAST_DIGITS = new AtomicInteger(7700);
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
    Step told = outside();

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

  @Test
  void an_estimate_for_a_house_outside_can_be_told_apart() {
    assertThat(engine.touch(estimate("75201", outside()))).isInstanceOf(TouchResult.Sent.class);
    assertThat(engine.touch(estimate("78701", outside())).why()).startsWith("Left out: ");
  }

  @Test
  void whoever_called_from_outside_gets_no_link_for_booking_and_is_reported() {
    Message text =
        new Message.Sms("Hi, this is {{company.name}}. Sorry that we missed your call: {{link}}");
    Act.Send offered = new Act.Send(text, Optional.empty(), 0, Optional.empty());

    assertThat(engine.touch(missedCall("75201", step(offered, Optional.empty()))).why())
        .contains("The customer lives outside the service area, where nothing can be booked");
    assertThat(engine.touch(missedCall("78701", step(offered, Optional.empty()))).why())
        .doesNotContain("outside the service area");
    assertThat(
            new LeadsOutside(TestDatabase.dataSource())
                .byCampaign(engine.tenant, Instant.EPOCH, Instant.now().plusSeconds(60)))
        .singleElement()
        .satisfies(campaign -> assertThat(campaign.leads()).isEqualTo(1));
  }

  private static Step outside() {
    return step(
        new Act.Send(TELL, Optional.empty(), 0, Optional.empty()),
        Optional.of("!customer.inServiceArea"));
  }

  private TouchRequest estimate(String zip, Step step) {
    String phone = "+1512555" + LAST_DIGITS.getAndIncrement();
    long customer = customer(zip, phone);
    long job = office.job(customer);
    office.estimate(job, "538.50");
    TouchRequest any = engine.request(job, customer, TELL);
    return Engine.request(any.subject(), any.customer(), Trigger.ESTIMATE, step);
  }

  private TouchRequest missedCall(String zip, Step step) {
    String phone = "+1512555" + LAST_DIGITS.getAndIncrement();
    long customer = customer(zip, phone);
    long id =
        office
            .call(
                "POST",
                "/phone-calls",
                "{\"from\": \"%s\", \"to\": \"+15125550100\", \"outcome\": \"missed\"}"
                    .formatted(phone))
            .path("callId")
            .asLong();
    CallSubject call = new CallSubject(engine.tenant, Long.toString(id));
    return Engine.request(call, new CustomerId(Long.toString(customer)), Trigger.CALL, step);
  }

  private static long customer(String zip, String phone) {
    return office.customer(
        """
        {"name": "Priya Raman", "phone": "%s", "email": "p%s@example.com", "street": "12 Oak St",
         "city": "Austin", "state": "TX", "zip": "%s"}
        """
            .formatted(phone, UUID.randomUUID().toString().substring(0, 8), zip));
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
    return Engine.request(booking, CustomerId.behind(booking), Trigger.BOOKING, step);
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
