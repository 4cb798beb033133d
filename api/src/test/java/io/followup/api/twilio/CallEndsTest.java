package io.followup.api.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.fact.CallEnded;
import io.followup.fact.CallOutcome;
import io.followup.fact.CallbackRequested;
import io.followup.reading.Reading;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the run hears of a call: how it ended, and that a later one was asked for. */
class CallEndsTest {
  private final Engine engine = Engine.shared();
  private final Twilio twilio = engine.twilio();
  private final String phone = Engine.newPhone();
  private final String sid = Engine.newSid("CA");
  private final AttemptKey key =
      engine.submitting(
          Channel.VOICE,
          phone,
          "41000777",
          Map.of("say", "Acme Air & Heat here.", "voicemail", "Call us.", "callBack", "2 hours"));

  private void told(String status, String sequence, String... more) {
    String[] form =
        Stream.concat(
                Stream.of("CallSid", sid, "CallStatus", status, "SequenceNumber", sequence),
                Stream.of(more))
            .toArray(String[]::new);
    assertThat(twilio.post("voice-status?k=" + key, form).statusCode()).isEqualTo(204);
  }

  private Reading ofStatus(String status, String sequence) {
    return engine.read("twilio-voice-status:" + sid + ":" + status + ":" + sequence);
  }

  @ParameterizedTest
  @CsvSource({
    "completed, human, ANSWERED",
    "completed, unknown, ANSWERED",
    "completed, machine_end_beep, VOICEMAIL",
    "completed, fax, FAILED",
    "busy, , BUSY",
    "no-answer, , NO_ANSWER",
    "failed, , FAILED",
    "canceled, , FAILED"
  })
  void the_run_hears_how_the_call_ended(String status, String answeredBy, CallOutcome outcome) {
    if (answeredBy == null) {
      told(status, "2");
    } else {
      told(status, "2", "AnsweredBy", answeredBy);
    }
    assertThat(ofStatus(status, "2").facts())
        .singleElement()
        .isInstanceOfSatisfying(
            CallEnded.class,
            ended -> {
              assertThat(ended.outcome()).isEqualTo(outcome);
              assertThat(ended.attempt()).isEqualTo(key.value());
              assertThat(ended.workflowId()).isEqualTo(engine.attempt(key).workflowId());
            });
  }

  @Test
  void that_it_rings_is_no_news_for_the_run() {
    told("ringing", "1");
    assertThat(ofStatus("ringing", "1").facts()).isEmpty();
  }

  @Test
  void a_surplus_call_tells_the_run_nothing() {
    told("in-progress", "1");
    String surplus = Engine.newSid("CA");
    twilio.post(
        "voice-status?k=" + key,
        "CallSid",
        surplus,
        "CallStatus",
        "completed",
        "SequenceNumber",
        "3");
    assertThat(engine.read("twilio-voice-status:" + surplus + ":completed:3").facts()).isEmpty();
  }

  @Test
  void who_presses_two_hears_when_we_call_again_and_the_run_is_told_once() {
    twilio.post("voice?k=" + key, "CallSid", sid, "AnsweredBy", "human");
    for (int press = 0; press < 2; press++) {
      assertThat(twilio.post("voice-key?k=" + key, "CallSid", sid, "Digits", "2").body())
          .contains("We will call you again in about 2 hours. Goodbye.", "<Hangup/>");
    }
    String stored = "twilio-voice-key:" + sid + ":2";
    assertThat(engine.stored(stored)).isEqualTo(1);
    assertThat(engine.read(stored).facts())
        .singleElement()
        .isInstanceOfSatisfying(
            CallbackRequested.class, asked -> assertThat(asked.attempt()).isEqualTo(key.value()));
  }

  @Test
  void the_key_is_offered_only_where_a_later_call_is_possible() {
    assertThat(twilio.post("voice?k=" + key, "CallSid", sid, "AnsweredBy", "human").body())
        .contains("Press 2 if we should call you later.");
    AttemptKey last = engine.submitting(Channel.VOICE, phone, "41000777");
    String lastSid = Engine.newSid("CA");
    assertThat(twilio.post("voice?k=" + last, "CallSid", lastSid, "AnsweredBy", "human").body())
        .doesNotContain("Press 2");
    assertThat(twilio.post("voice-key?k=" + last, "CallSid", lastSid, "Digits", "2").body())
        .contains("Goodbye.");
    assertThat(engine.stored("twilio-voice-key:" + lastSid + ":2")).isZero();
  }
}
