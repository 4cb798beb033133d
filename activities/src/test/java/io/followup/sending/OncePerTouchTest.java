package io.followup.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.followup.control.StoppedSenders;
import io.followup.ledger.Attempt;
import io.followup.run.Outcome;
import io.followup.touch.Channel;
import io.followup.touch.TouchRequest;
import io.followup.touch.TouchResult;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One step touches a person at most once, whatever breaks. */
class OncePerTouchTest {
  private static final AtomicInteger LAST_DIGITS = new AtomicInteger(100);
  private static final String SAID =
      "Hi Dana, it's Acme Air & Heat. Any questions on the $583.20 estimate? Reply STOP to opt"
          + " out.";
  private static Office office;

  private final String phone = "+1737555" + String.format("%04d", LAST_DIGITS.getAndIncrement());
  private Engine engine;
  private TouchRequest request;

  @BeforeAll
  static void open() {
    office = new Office();
  }

  @AfterAll
  static void close() {
    office.close();
  }

  @BeforeEach
  void dana_has_an_open_estimate() {
    use(new Engine(office));
  }

  private void use(Engine chosen) {
    engine = chosen;
    long customer =
        office.customer(
            "{\"name\": \"Dana Reyes\", \"phone\": \"%s\", \"state\": \"TX\"}".formatted(phone));
    long job = office.job(customer);
    office.estimate(job, "538.50");
    request = engine.request(job, customer, Engine.TEXT);
  }

  @AfterEach
  void heal() {
    office.twilio("ok", 0);
    engine.close();
  }

  private Attempt.State state() {
    return engine.attempt(request, 1).state();
  }

  private String failsToBeTriedAgain() {
    try {
      TouchResult result = engine.touch(request);
      throw new AssertionError("not tried again but " + result);
    } catch (ApplicationFailure failure) {
      assertThat(failure.isNonRetryable()).isFalse();
      return failure.getType();
    }
  }

  @Test
  void called_twice_it_posts_once_and_tells_the_same() {
    TouchResult first = engine.touch(request);

    assertThat(engine.touch(request)).isEqualTo(first);
    assertThat(office.texts(phone)).hasSize(1);
  }

  @Test
  void called_by_many_at_once_it_posts_once() {
    List<CompletableFuture<Object>> all =
        IntStream.range(0, 8)
            .mapToObj(
                n ->
                    CompletableFuture.<Object>supplyAsync(() -> engine.touch(request))
                        .exceptionally(failure -> failure.getCause()))
            .toList();
    List<Object> results = all.stream().map(CompletableFuture::join).toList();

    assertThat(results)
        .allSatisfy(
            result ->
                assertThat(result)
                    .isInstanceOfAny(TouchResult.Sent.class, ApplicationFailure.class));
    assertThat(results).anySatisfy(r -> assertThat(r).isInstanceOf(TouchResult.Sent.class));
    assertThat(office.texts(phone)).hasSize(1);
  }

  @Test
  void a_worker_that_died_after_the_post_is_settled_by_looking_at_twilio() {
    engine.touch(request);
    engine.jdbc.update("update attempt set state = 'SUBMITTING', provider_id = null");

    assertThat(engine.touch(request)).isInstanceOf(TouchResult.Sent.class);
    assertThat(state()).isEqualTo(Attempt.State.CONFIRMED);
    assertThat(office.texts(phone)).hasSize(1);
  }

  @Test
  void a_worker_that_died_before_the_post_leaves_it_unknown_and_never_posts() {
    engine.submitWithoutPosting(request, Channel.SMS, phone, SAID);

    assertThat(failsToBeTriedAgain()).isEqualTo("UnderWay");
    engine.jdbc.update("update attempt set updated_at = now() - interval '1 minute'");
    assertThat(engine.touch(request)).isInstanceOf(TouchResult.Unknown.class);
    assertThat(state()).isEqualTo(Attempt.State.UNKNOWN);
    assertThat(office.texts(phone)).isEmpty();
  }

  @Test
  void an_answer_that_was_lost_is_found_at_twilio() {
    office.twilio("drop-after", 1);

    assertThat(engine.touch(request)).isInstanceOf(TouchResult.Sent.class);
    assertThat(engine.ledger.changes(engine.attempt(request, 1).key()))
        .extracting(change -> change.state())
        .containsExactly("SUBMITTING", "UNKNOWN", "CONFIRMED");
    assertThat(office.texts(phone)).hasSize(1);
  }

  @Test
  void a_post_that_twilio_answers_with_500_after_taking_it_is_found_there() {
    office.twilio("500-after", 1);

    assertThat(engine.touch(request)).isInstanceOf(TouchResult.Sent.class);
    assertThat(office.texts(phone)).hasSize(1);
  }

  @Test
  void a_post_that_was_lost_on_the_way_ends_unknown_and_is_not_repeated() {
    office.twilio("drop-before", 1);

    assertThat(engine.touch(request)).isInstanceOf(TouchResult.Unknown.class);
    assertThat(engine.touch(request)).isInstanceOf(TouchResult.Unknown.class);
    assertThat(office.texts(phone)).isEmpty();
  }

  @Test
  void a_lost_answer_is_looked_for_again_before_the_run_goes_on() {
    engine.close();
    use(new Engine(office, office.simulator.uri(), Duration.ofMinutes(1)));
    office.twilio("503", 1);

    assertThat(failsToBeTriedAgain()).isEqualTo("AnswerLost");
    assertThat(failsToBeTriedAgain()).isEqualTo("AnswerLost");
    engine.jdbc.update("update attempt set updated_at = now() - interval '2 minutes'");
    assertThat(engine.touch(request)).isInstanceOf(TouchResult.Unknown.class);
  }

  @Test
  void the_same_words_to_the_same_phone_by_another_run_are_not_taken_for_this_one() {
    engine.touch(request);
    TouchRequest other =
        engine.request(anotherJob(), Long.parseLong(request.customer().value()), Engine.TEXT);
    engine.submitWithoutPosting(other, Channel.SMS, phone, SAID);
    engine.jdbc.update(
        "update attempt set updated_at = now() - interval '1 minute' where workflow_id = ?",
        other.workflowId());

    assertThat(engine.touch(other)).isInstanceOf(TouchResult.Unknown.class);
  }

  private long anotherJob() {
    long job = office.job(Long.parseLong(request.customer().value()));
    office.estimate(job, "538.50");
    return job;
  }

  @Test
  void when_twilio_takes_no_more_the_next_try_runs_all_guards_and_posts() {
    office.twilio("429", 1);

    assertThat(failsToBeTriedAgain()).isEqualTo("ProviderAway");
    assertThat(state()).isEqualTo(Attempt.State.PLANNED);
    assertThat(engine.touch(request)).isInstanceOf(TouchResult.Sent.class);
    assertThat(office.texts(phone)).hasSize(1);
  }

  @Test
  void when_twilio_cannot_be_reached_the_next_try_posts() throws IOException {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    engine.close();
    use(new Engine(office, URI.create("http://127.0.0.1:" + nobody), Duration.ZERO));

    assertThat(failsToBeTriedAgain()).isEqualTo("ProviderAway");
    assertThat(state()).isEqualTo(Attempt.State.PLANNED);
  }

  @Test
  void a_person_whom_twilio_knows_as_opted_out_is_suppressed() {
    office.phone(phone, "{\"sms\": \"21610\"}");

    assertThat(engine.touch(request))
        .isInstanceOfSatisfying(
            TouchResult.Stopped.class,
            stopped -> assertThat(stopped.outcome()).isEqualTo(Outcome.OPTED_OUT));
    assertThat(
            engine.jdbc.queryForObject(
                "select count(*) from suppression s join contact_point c on c.id = s.contact_point"
                    + " where c.value = ? and s.channel = 'sms' and s.lifted_at is null",
                Integer.class,
                phone))
        .isOne();
    assertThat(engine.touch(request)).isInstanceOf(TouchResult.Stopped.class);
  }

  @Test
  void a_sender_that_is_not_set_up_is_stopped_and_its_runs_go_on_when_it_is_resumed() {
    office.phone(phone, "{\"sms\": \"21606\"}");
    TouchResult refused = engine.touch(request);

    assertThat(refused).isInstanceOf(TouchResult.Deferred.class);
    assertThat(refused.why()).contains("error 21606").contains("resume the sender");
    office.phone(phone, "{\"sms\": \"deliver\"}");
    assertThat(engine.touch(request))
        .isInstanceOfSatisfying(
            TouchResult.Deferred.class,
            deferred -> assertThat(deferred.guard()).isEqualTo("sender-ready"));
    assertThat(office.texts(phone)).isEmpty();
    StoppedSenders senders = new StoppedSenders(TestDatabase.dataSource());
    senders.all().stream()
        .filter(stopped -> stopped.tenant().equals(engine.tenant))
        .forEach(stopped -> senders.resume(stopped.id(), "key 1"));
    assertThat(engine.touch(request)).isInstanceOf(TouchResult.Sent.class);
  }

  @Test
  void a_text_that_twilio_refuses_for_good_is_rejected() {
    office.phone(phone, "{\"sms\": \"21617\"}");
    TouchResult result = engine.touch(request);

    assertThat(result).isInstanceOf(TouchResult.Rejected.class);
    assertThat(result.why()).isEqualTo("Not sent: Twilio refused the SMS (error 21617).");
    assertThat(engine.touch(request)).isEqualTo(result);
  }

  @Test
  void no_sentence_tells_the_phone_number() {
    office.twilio("drop-before", 1);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () -> assertThat(engine.touch(request).toString()).contains(phone.substring(2)));
  }
}
