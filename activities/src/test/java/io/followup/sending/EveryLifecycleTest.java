package io.followup.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.marketing.MarketingSource;
import io.followup.marketing.MarketingSources;
import io.followup.reading.Provenance;
import io.followup.run.Outcome;
import io.followup.sequence.Act;
import io.followup.sequence.Anchor;
import io.followup.sequence.Message;
import io.followup.sequence.Sequence.Trigger;
import io.followup.sequence.Step;
import io.followup.sequence.Wait;
import io.followup.subject.BookingSubject;
import io.followup.subject.CallSubject;
import io.followup.subject.CustomerId;
import io.followup.subject.DebtSubject;
import io.followup.subject.EstimateSubject;
import io.followup.subject.JobSubject;
import io.followup.touch.TouchRequest;
import io.followup.touch.TouchResult;
import io.followup.traffic.HouseholdKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Touches about what is no estimate, and steps that touch nobody. */
class EveryLifecycleTest {
  private static final AtomicInteger LAST_DIGITS = new AtomicInteger(3100);
  private static Office office;

  private final String phone = "+1512555" + LAST_DIGITS.getAndIncrement();
  private final String mailbox = UUID.randomUUID() + "@example.com";
  private Engine engine;

  @BeforeAll
  static void open() {
    office = new Office();
  }

  @AfterAll
  static void close() {
    office.close();
  }

  @BeforeEach
  void nobody_agreed_to_anything() {
    engine = Engine.whereNobodyAgreed(office);
  }

  @AfterEach
  void stop() {
    engine.close();
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

  private static Act sending(Message message) {
    return new Act.Send(message, Optional.empty(), 0, Optional.empty());
  }

  private TouchRequest aboutEstimate(Step step) {
    long customer =
        office.customer(
            "{\"name\": \"Dana Reyes\", \"phone\": \"%s\", \"state\": \"TX\", \"zip\": \"78701\"}"
                .formatted(phone));
    long job = office.job(customer);
    office.estimate(job, "538.50");
    return Engine.request(
        new EstimateSubject(engine.tenant, EstimateSubject.Scope.JOB, Long.toString(job)),
        new CustomerId(Long.toString(customer)),
        Trigger.ESTIMATE,
        step);
  }

  // Steps that touch nobody.

  @Test
  void a_task_is_left_with_the_customer_once_however_often_it_is_tried() {
    TouchRequest request =
        aboutEstimate(
            step(
                new Act.Task("Call {{customer.firstName}}", "About {{estimate.total}}."),
                Optional.empty()));
    TouchResult first = engine.touch(request);

    assertThat(first)
        .isInstanceOfSatisfying(
            TouchResult.Tasked.class,
            tasked -> assertThat(tasked.why()).startsWith("The office has it: Note "));
    assertThat(engine.touch(request)).isEqualTo(first);
    assertThat(notesAbout("Call Dana")).hasSize(1);
    assertThat(notesAbout("Call Dana").getFirst()).contains("About $583.20.");
  }

  private static List<String> notesAbout(String title) {
    JsonNode board = office.call("GET", "/board", "");
    return StreamSupport.stream(board.spliterator(), false)
        .map(JsonNode::toString)
        .filter(entry -> entry.contains(title))
        .toList();
  }

  @Test
  void a_task_about_whoever_is_no_customer_yet_reaches_the_office_by_mail() {
    BookingSubject booking = booking("{\"name\": \"Priya Raman\", \"email\": \"%s\"}");
    TouchRequest request =
        Engine.request(
            booking,
            CustomerId.behind(booking),
            Trigger.BOOKING,
            step(
                new Act.Task("Verify booking of {{booking.name}}", "{{job.type}}"),
                Optional.empty()));
    TouchResult first = engine.touch(request);

    assertThat(first.why()).isEqualTo("The office was mailed.");
    assertThat(engine.touch(request)).isEqualTo(first);
    JsonNode mails = office.mails("office@acme.example.com");
    assertThat(mails)
        .filteredOn(mail -> mail.path("subject").asText().equals("Verify booking of Priya Raman"))
        .hasSize(1);
  }

  @Test
  void a_branch_goes_by_what_was_just_read() {
    Act.Branch branch =
        new Act.Branch(
            List.of(
                new Act.Branch.Arm(Optional.of("estimate.total >= 5000"), "call"),
                new Act.Branch.Arm(Optional.empty(), "text")));

    assertThat(engine.touch(aboutEstimate(step(branch, Optional.empty()))))
        .isInstanceOfSatisfying(
            TouchResult.Branched.class, way -> assertThat(way.to()).isEqualTo("text"));
  }

  @Test
  void a_text_whose_condition_does_not_hold_is_left_out_and_the_record_says_why() {
    TouchRequest request =
        aboutEstimate(step(sending(Engine.TEXT), Optional.of("estimate.total > 1000")));

    assertThat(engine.touch(request).why())
        .isEqualTo("Left out: estimate.total is $583.20; it takes estimate.total > 1000.");
    assertThat(engine.decisions(request)).containsExactly("step-condition SKIP");
    assertThat(office.texts(phone)).isEmpty();
  }

  @Test
  void who_shares_a_number_is_held_out_together_whichever_of_them_is_asked_first() {
    for (int pair = 0; pair < 8; pair++) {
      String shared = "+1512555" + LAST_DIGITS.getAndIncrement();
      TouchRequest one = halfHeldOut(shared);
      TouchRequest other = halfHeldOut(shared);
      HouseholdKeys met = new HouseholdKeys(TestDatabase.dataSource());
      assertThat(met.keyOf(engine.tenant, one.customer())).as("nobody looked yet").isEmpty();

      assertThat(isHeldOut(one)).isEqualTo(isHeldOut(other));
      assertThat(met.keyOf(engine.tenant, one.customer()))
          .as("whoever comes again is known before anything starts")
          .isPresent()
          .isEqualTo(met.keyOf(engine.tenant, other.customer()));
    }
  }

  private TouchRequest halfHeldOut(String shared) {
    long customer = office.customer("{\"name\": \"Dana\", \"phone\": \"%s\"}".formatted(shared));
    long job = office.job(customer);
    office.estimate(job, "538.50");
    TouchRequest request =
        Engine.request(
            new EstimateSubject(engine.tenant, EstimateSubject.Scope.JOB, Long.toString(job)),
            new CustomerId(Long.toString(customer)),
            Trigger.ESTIMATE,
            step(new Act.Task("Greet {{customer.firstName}}", "Please."), Optional.empty()));
    return new TouchRequest(
        request.workflowId(),
        request.subject(),
        request.customer(),
        request.sequence(),
        request.trigger(),
        request.triggeredAt(),
        request.step(),
        request.clock(),
        request.dueAt(),
        request.firstDueAt(),
        request.turn(),
        50);
  }

  private boolean isHeldOut(TouchRequest request) {
    return switch (engine.touch(request)) {
      case TouchResult.Tasked tasked -> false;
      case TouchResult.Skipped skipped -> {
        assertThat(skipped.why())
            .isEqualTo(
                "The household is in the 50% hold-out group, which gets no messages of"
                    + " a-sequence@1.");
        yield true;
      }
      case TouchResult other -> throw new AssertionError("neither held out nor done: " + other);
    };
  }

  // Other lifecycles.

  private BookingSubject booking(String json) {
    long id = office.call("POST", "/bookings", json.formatted(mailbox)).path("bookingId").asLong();
    return new BookingSubject(engine.tenant, Long.toString(id));
  }

  @Test
  void who_booked_without_being_a_customer_gets_the_confirmation_by_mail() {
    BookingSubject booking =
        booking(
            "{\"name\": \"Priya Raman\", \"email\": \"%s\","
                + " \"start\": \"2026-11-25T16:00:00Z\"}");
    TouchResult result =
        engine.touch(
            Engine.request(
                booking,
                CustomerId.behind(booking),
                Trigger.BOOKING,
                step(
                    sending(
                        new Message.Email(
                            "confirmation",
                            "Your request for {{booking.start.weekday}}",
                            "Hi {{customer.firstName|there}}, we got it.")),
                    Optional.empty())));

    assertThat(result).isInstanceOf(TouchResult.Sent.class);
    assertThat(office.mails(mailbox).get(0).path("subject").asText())
        .isEqualTo("Your request for Wednesday");
  }

  @Test
  void who_called_in_vain_is_answered_without_further_consent_and_becomes_a_customer() {
    long id =
        office
            .call(
                "POST",
                "/phone-calls",
                "{\"from\": \"%s\", \"to\": \"+15125550100\", \"silent\": true}".formatted(phone))
            .path("callId")
            .asLong();
    CallSubject call = new CallSubject(engine.tenant, Long.toString(id));
    Message.Sms text =
        new Message.Sms("Hi, this is {{company.name}}. Sorry that we missed your call.");
    TouchRequest first =
        Engine.request(
            call, CustomerId.behind(call), Trigger.CALL, step(sending(text), Optional.empty()));
    TouchResult result = engine.touch(first);

    assertThat(result).isInstanceOf(TouchResult.Sent.class);
    assertThat(result.why()).contains("was made in ServiceTitan for the caller.");
    assertThat(office.texts(phone)).hasSize(1);
    // The first text is an answer; the next one would be marketing, and nobody agreed to that.
    Step second = new Step("second", new Wait(Duration.ofHours(1), Anchor.TRIGGER), sending(text));
    assertThat(
            engine.touch(Engine.request(call, CustomerId.behind(call), Trigger.CALL, second)).why())
        .contains("No consent of this customer to marketing texts is on record");
  }

  @Test
  void a_text_about_a_job_may_say_what_brought_its_customer_though_the_job_lost_it() {
    long customer =
        office.customer(
            "{\"name\": \"Dana Reyes\", \"phone\": \"%s\", \"state\": \"TX\", \"zip\": \"78701\"}"
                .formatted(phone));
    String id =
        office
            .call(
                "POST",
                "/jobs",
                "{\"customerId\": %d, \"start\": \"2026-12-03T16:00:00Z\", \"campaignId\": 78, \"silent\": true}"
                    .formatted(customer))
            .path("jobId")
            .asText();
    JobSubject job = new JobSubject(engine.tenant, id);
    BookingSubject booking = new BookingSubject(engine.tenant, "62000123");
    new MarketingSources(TestDatabase.dataSource())
        .learn(
            List.of(
                new Provenance.CameOf(job, booking),
                new Provenance.Brought(
                    booking,
                    new MarketingSource(Optional.of("77"), Optional.of("Website")),
                    Instant.EPOCH)));
    Step step =
        step(
            sending(
                new Message.Sms(
                    "{{company.name}}: you found us by {{job.source}}, offer {{job.campaign}}."
                        + " Reply STOP to end.")),
            Optional.of("job.source == 'Website' && job.campaign == '77'"));

    TouchResult result =
        engine.touch(
            Engine.request(
                job, new CustomerId(Long.toString(customer)), Trigger.APPOINTMENT, step));

    assertThat(result).as(result.why()).isInstanceOf(TouchResult.Sent.class);
    assertThat(office.texts(phone).get(0).path("body").asText())
        .contains("you found us by Website, offer 77.");
  }

  @Test
  void a_debt_is_told_as_it_is_now_with_the_way_out_in_each_text() {
    long customer =
        office.customer(
            "{\"name\": \"Harold Lindqvist\", \"phone\": \"%s\", \"state\": \"TX\","
                    .formatted(phone)
                + " \"zip\": \"78701\"}");
    String invoice = invoice(customer, "300.00");
    invoice(customer, "120.00");
    office.call("POST", "/invoices/" + invoice + "/pay", "{\"amount\": 100, \"silent\": true}");
    CustomerId harold = new CustomerId(Long.toString(customer));
    DebtSubject debt = new DebtSubject(engine.tenant, harold);
    Message.Sms text =
        new Message.Sms("{{company.name}}: {{invoice.balance}} is open. Questions? Just reply.");
    TouchResult result =
        engine.touch(
            Engine.request(debt, harold, Trigger.INVOICE, step(sending(text), Optional.empty())));

    assertThat(result).isInstanceOf(TouchResult.Sent.class);
    assertThat(office.texts(phone).get(0).path("body").asText())
        .isEqualTo(
            "Acme Air & Heat: $320.00 is open. Questions? Just reply. Reply STOP to end texts.");
  }

  private static String invoice(long customer, String total) {
    return office
        .call(
            "POST",
            "/invoices",
            """
            {"customerId": %d, "total": %s, "dueDate": "2026-11-01T00:00:00Z", "sentStatus": "Sent",
             "silent": true}
            """
                .formatted(customer, total))
        .path("invoiceId")
        .asText();
  }

  @Test
  void a_paid_debt_ends_the_run() {
    long customer = office.customer("{\"name\": \"Harold\", \"phone\": \"%s\"}".formatted(phone));
    String invoice = invoice(customer, "300.00");
    office.call("POST", "/invoices/" + invoice + "/pay", "{\"silent\": true}");
    CustomerId harold = new CustomerId(Long.toString(customer));

    assertThat(
            engine.touch(
                Engine.request(
                    new DebtSubject(engine.tenant, harold),
                    harold,
                    Trigger.INVOICE,
                    step(sending(Engine.TEXT), Optional.empty()))))
        .isEqualTo(
            new TouchResult.Stopped(
                Outcome.WON,
                "subject-still-open",
                "The customer has no overdue invoice any more."));
  }
}
