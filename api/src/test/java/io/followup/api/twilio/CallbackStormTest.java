package io.followup.api.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.ledger.Attempt;
import io.followup.ledger.Change;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Twilio tells everything several times, in any order, late, of attempts that we do not have, and
 * sometimes two ends of one story. The ledger comes to the same end every time, and nothing else
 * happens.
 */
class CallbackStormTest {
  private static final long SEED = 20261121;
  private static final int STORIES = 60;
  private static final int AT_ONCE = 12;

  private final Engine engine = Engine.shared();
  private final Twilio twilio = engine.twilio();
  private final Random random = new Random(SEED);

  private record Callback(String endpoint, List<String> form) {}

  /**
   * One attempt and everything that is told of it.
   *
   * @param end the state that must stand in the ledger
   */
  private record Story(AttemptKey key, String phone, String sid, List<String> told, String end) {}

  @Test
  void a_storm_of_callbacks_leaves_every_attempt_where_it_truly_is() throws Exception {
    List<Story> stories = new ArrayList<>();
    List<Callback> storm = new ArrayList<>();
    for (int number = 0; number < STORIES; number++) {
      Story story = number % 3 == 0 ? call(number) : text(number);
      stories.add(story);
      storm.addAll(callbacksOf(story));
    }
    storm.addAll(aboutNothingOfOurs());
    long attempts = count("attempt");

    strikes(storm);

    assertThat(count("attempt")).as("nobody's attempts are made up").isEqualTo(attempts);
    stories.forEach(this::assertTrue);

    String calm = engine.contents();
    Collections.shuffle(storm, random);
    strikes(storm);
    assertThat(engine.contents()).as("the same storm once more, late").isEqualTo(calm);

    for (Story story : stories) {
      assertThat(engine.ledger().confirmed(story.key(), story.sid(), "Twilio accepted it."))
          .as("the create call returns at last")
          .isFalse();
    }
    assertThat(engine.contents()).isEqualTo(calm);
  }

  @Test
  void a_stop_that_twilio_repeats_after_start_does_not_silence_the_customer_again() {
    String phone = Engine.newPhone();
    engine.belongs(phone, "41000123");
    String[] stop = {"MessageSid", Engine.newSid("SM"), "From", phone, "Body", "STOP"};
    String[] start = {"MessageSid", Engine.newSid("SM"), "From", phone, "Body", "START"};
    twilio.post("sms", stop);
    assertThat(engine.suppressions(phone)).hasSize(1);
    twilio.post("sms", start);
    for (int late = 0; late < 5; late++) {
      assertThat(twilio.post("sms", stop).statusCode()).isEqualTo(200);
    }
    assertThat(engine.suppressions(phone)).isEmpty();
  }

  /** Every fourth text is told to have failed and to have been delivered: delivered wins. */
  private Story text(int number) {
    String phone = Engine.newPhone();
    AttemptKey key = engine.submitting(Channel.SMS, phone, "41000123");
    return switch (number % 4) {
      case 0 ->
          new Story(key, phone, sid("SM"), List.of("queued", "sent", "delivered"), "delivered");
      case 1 -> new Story(key, phone, sid("SM"), List.of("sent", "undelivered"), "undelivered");
      case 2 -> new Story(key, phone, sid("SM"), List.of("failed"), "failed");
      default ->
          new Story(
              key, phone, sid("SM"), List.of("sent", "undelivered", "delivered"), "delivered");
    };
  }

  private Story call(int number) {
    String phone = Engine.newPhone();
    AttemptKey key = engine.submitting(Channel.VOICE, phone, "41000123");
    List<String> answered = List.of("initiated", "ringing", "in-progress", "completed");
    return number % 2 == 0
        ? new Story(key, phone, sid("CA"), answered, "completed")
        : new Story(key, phone, sid("CA"), List.of("initiated", "ringing", "busy"), "busy");
  }

  private static String sid(String kind) {
    return Engine.newSid(kind);
  }

  private List<Callback> callbacksOf(Story story) {
    List<Callback> all = new ArrayList<>();
    boolean call = story.sid().startsWith("CA");
    boolean answered = random.nextBoolean();
    if (answered) {
      engine.ledger().confirmed(story.key(), story.sid(), "Twilio accepted it.");
    }
    for (int place = 0; place < story.told().size(); place++) {
      Callback callback = callback(story, story.sid(), story.told().get(place), place);
      for (int copies = 1 + random.nextInt(4); copies > 0; copies--) {
        all.add(callback);
      }
    }
    if (answered) {
      // Only once the attempt has its own message can another one be told from it.
      all.add(callback(story, sid(call ? "CA" : "SM"), call ? "failed" : "undelivered", 9));
    }
    return all;
  }

  private static Callback callback(Story story, String sid, String state, int place) {
    return sid.startsWith("CA")
        ? new Callback(
            "voice-status?k=" + story.key(),
            List.of(
                "CallSid",
                sid,
                "CallStatus",
                state,
                "SequenceNumber",
                "" + place,
                "To",
                story.phone()))
        : new Callback(
            "sms-status?k=" + story.key(),
            List.of("MessageSid", sid, "MessageStatus", state, "To", story.phone()));
  }

  private List<Callback> aboutNothingOfOurs() {
    List<Callback> all = new ArrayList<>();
    for (int number = 0; number < 20; number++) {
      String key = number % 2 == 0 ? "?k=nobodys-" + number : "";
      all.add(
          new Callback(
              "sms-status" + key,
              List.of(
                  "MessageSid", sid("SM"), "MessageStatus", "delivered", "To", "+15125550199")));
      all.add(
          new Callback(
              "voice-status" + key,
              List.of("CallSid", sid("CA"), "CallStatus", "completed", "SequenceNumber", "3")));
    }
    return all;
  }

  private void strikes(List<Callback> storm) throws Exception {
    Collections.shuffle(storm, random);
    try (ExecutorService lines = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (Callback callback : storm) {
        answers.add(
            lines.submit(
                () ->
                    twilio
                        .post(callback.endpoint(), callback.form().toArray(String[]::new))
                        .statusCode()));
      }
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(204);
      }
    }
  }

  private void assertTrue(Story story) {
    Attempt attempt = engine.attempt(story.key());
    assertThat(attempt.state()).as("%s", story).isEqualTo(Attempt.State.CONFIRMED);
    assertThat(attempt.providerId()).as("%s", story).contains(story.sid());
    assertThat(attempt.deliveryState()).as("%s", story).contains(story.end());
    List<String> states = engine.ledger().changes(story.key()).stream().map(Change::state).toList();
    Set<String> once = new HashSet<>(states);
    assertThat(states).as("each thing is kept once: %s", story).hasSameSizeAs(once);
    assertThat(once)
        .as("all that was told is kept: %s", story)
        .containsAll(Stream.concat(Stream.of("SUBMITTING"), story.told().stream()).toList());
  }

  private long count(String table) {
    return engine.jdbc().queryForObject("select count(*) from " + table, Long.class);
  }
}
