package io.followup.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.consent.Holds;
import io.followup.dispatch.Contact;
import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchSystem;
import io.followup.dispatch.Party;
import io.followup.dispatch.Question;
import io.followup.dispatch.Reading;
import io.followup.dispatch.Talk;
import io.followup.guard.Standing;
import io.followup.sequence.Message;
import io.followup.sequence.Step;
import io.followup.subject.CustomerId;
import io.followup.subject.Subject;
import io.followup.tenant.Answers;
import io.followup.tenant.SampleTenant;
import io.followup.touch.TouchRequest;
import io.followup.touch.TouchResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While the office and the customer are in touch by another way, a run waits for a person. */
class ConversationsTest {
  private static final AtomicInteger LAST_DIGITS = new AtomicInteger(7400);
  private static Office office;

  private final String phone = "+1512555" + LAST_DIGITS.getAndIncrement();
  private Engine engine;
  private long dana;
  private long job;

  @BeforeAll
  static void open() {
    office = new Office();
  }

  @AfterAll
  static void close() {
    office.close();
  }

  @BeforeEach
  void customer() {
    engine = new Engine(office);
    dana =
        office.customer(
            """
            {"name": "Dana Reyes", "phone": "%s", "email": "%s@example.com"}
            """
                .formatted(phone, UUID.randomUUID()));
    job = office.job(dana);
    office.estimate(job, "538.50");
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private TouchRequest step(String id, Message message) {
    TouchRequest first = engine.request(job, dana, message);
    return new TouchRequest(
        first.workflowId(),
        first.subject(),
        first.customer(),
        first.sequence(),
        first.trigger(),
        first.triggeredAt(),
        new Step(id, first.step().due(), message, Optional.empty()),
        first.clock(),
        first.dueAt(),
        first.firstDueAt(),
        first.turn());
  }

  private TouchResult first() {
    return engine.touch(step("first", Engine.TEXT));
  }

  private TouchResult second() {
    return engine.touch(step("second", Engine.MAIL));
  }

  private void theyCall(String outcome) {
    office.call(
        "POST",
        "/phone-calls",
        "{\"from\": \"%s\", \"to\": \"+15125550100\", \"outcome\": \"%s\"}"
            .formatted(phone, outcome));
  }

  private void note(String about, long id, String text) {
    office.call("POST", "/notes", "{\"" + about + "\": " + id + ", \"text\": \"" + text + "\"}");
  }

  private void assertWaits(TouchResult result, String sign) {
    assertThat(result)
        .isInstanceOfSatisfying(
            TouchResult.Held.class,
            held -> {
              assertThat(held.guard()).isEqualTo("nobody-talking");
              assertThat(held.why()).contains("is in touch with the office");
            });
    assertThat(
            engine.jdbc.queryForObject(
                "select why from hold where tenant = ?", String.class, engine.tenant.value()))
        .contains(sign)
        .endsWith("after our last message.");
    assertThat(
            engine.jdbc.queryForObject(
                "select event from delivery where tenant = ?", String.class, engine.tenant.value()))
        .isEqualTo("hold.placed");
  }

  @Test
  void a_call_after_our_text_holds_the_next_message_and_the_office_is_told_once() {
    assertThat(first()).isInstanceOf(TouchResult.Sent.class);
    theyCall("unclassified");

    assertWaits(second(), "called the office");
    assertWaits(second(), "called the office");
  }

  @Test
  void the_office_is_told_where_the_call_can_be_heard() {
    first();
    theyCall("answered");
    second();

    assertThat(
            engine.jdbc.queryForObject(
                "select source from hold where tenant = ?", String.class, engine.tenant.value()))
        .matches(
            "call (\\d+) in the dispatch system, recording:"
                + " https://recordings\\.example\\.com/calls/\\1");
  }

  @Test
  void a_missed_call_holds_nothing() {
    first();
    theyCall("missed");

    assertThat(second()).isInstanceOf(TouchResult.Sent.class);
  }

  @Test
  void a_note_with_the_job_holds_the_next_message() {
    first();
    note("jobId", job, "Dana wants the bigger unit, I call her on Monday.");

    assertWaits(second(), "is spoken of in a note of the office");
  }

  @Test
  void a_note_with_the_customer_holds_the_next_message() {
    first();
    note("customerId", dana, "Thinks it over.");

    assertWaits(second(), "is spoken of in a note of the office");
  }

  @Test
  void what_this_engine_left_itself_is_no_conversation() {
    first();
    note("customerId", dana, "Customer answered\\nDana: yes\\n[handover/acme/delivery-4711]");

    assertThat(second()).isInstanceOf(TouchResult.Sent.class);
  }

  @Test
  void what_was_before_our_last_message_is_no_matter() {
    theyCall("answered");
    note("customerId", dana, "Sent the estimate.");

    assertThat(first()).isInstanceOf(TouchResult.Sent.class);
    assertThat(second()).isInstanceOf(TouchResult.Sent.class);
  }

  @Test
  void once_a_person_has_released_the_hold_the_same_call_holds_nothing_more() {
    first();
    theyCall("answered");
    second();
    Holds holds = new Holds(TestDatabase.dataSource());
    CustomerId customer = new CustomerId(Long.toString(dana));
    long hold = holds.of(engine.tenant, customer).getFirst().id();
    assertThat(holds.release(engine.tenant, hold, "key 1 (ops)", "talked it over")).isTrue();

    assertThat(second()).isInstanceOf(TouchResult.Sent.class);
    theyCall("booked");
    assertThat(engine.touch(step("third", Engine.MAIL))).isInstanceOf(TouchResult.Held.class);
  }

  @Test
  void without_the_right_to_read_calls_the_message_goes_and_the_story_says_so() {
    first();
    TouchRequest next = step("second", Engine.MAIL);
    Conversations.Heard heard =
        new Conversations(tenant -> new TellsNothing(), new Holds(TestDatabase.dataSource()))
            .hear(
                next,
                SampleTenant.acme(),
                new Reading(
                    new Standing.Open("estimate 1 OPEN"),
                    Map.of(),
                    new Party(
                        "Dana Reyes",
                        Party.Clientele.PERSON,
                        List.of(new Contact(Contact.Kind.MOBILE, Optional.of(phone), Map.of())),
                        List.of(),
                        List.of())),
                engine.ledger.ofRun(next.workflowId()));

    assertThat(heard.talk()).isEmpty();
    assertThat(heard.remark().orElseThrow())
        .isEqualTo(
            "Whether the customer talked with the office could not be read: Grant the scope.");
  }

  private static final class TellsNothing implements DispatchSystem {
    @Override
    public Reading read(Question question) {
      throw new AssertionError("not asked for");
    }

    @Override
    public List<Talk> talksSince(
        Subject subject,
        CustomerId customer,
        List<String> numbers,
        Instant since,
        Set<Answers.Conversation> wanted) {
      throw new DispatchRefused("Grant the scope.");
    }
  }
}
