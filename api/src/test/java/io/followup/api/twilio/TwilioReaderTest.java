package io.followup.api.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.api.RunningApi;
import io.followup.api.relay.Reading;
import io.followup.fact.CustomerReplied;
import io.followup.fact.Fact;
import io.followup.fact.OptedOut;
import io.followup.subject.CustomerId;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TwilioReaderTest {
  private final Engine engine = Engine.shared();
  private final Twilio twilio = engine.twilio();
  private final TwilioReader reader = engine.bean(TwilioReader.class);
  private final String phone = Engine.newPhone();
  private final String sid = Engine.newSid("SM");

  private Reading text(String body) {
    twilio.post("sms", "MessageSid", sid, "From", phone, "Body", body);
    return reader.read(engine.delivery("twilio-sms:" + sid));
  }

  @Test
  void stop_reaches_everybody_who_has_the_number() {
    engine.belongs(phone, "41000001");
    engine.belongs(phone, "41000002");
    Reading reading = text("STOP");
    assertThat(reading.readAs()).contains("text.stop");
    assertThat(reading.facts())
        .allSatisfy(
            fact -> {
              OptedOut optedOut = (OptedOut) fact;
              assertThat(optedOut.channel()).isEqualTo(Channel.SMS);
              assertThat(optedOut.how()).isEqualTo("texted STOP");
              assertThat(optedOut.origin().source()).isEqualTo("twilio-sms");
            })
        .extracting(fact -> ((OptedOut) fact).customer().value())
        .containsExactlyInAnyOrder("41000001", "41000002");
    assertThat(reading.facts()).extracting(fact -> fact.origin().factId()).doesNotHaveDuplicates();
  }

  @Test
  void other_words_are_a_reply_and_are_not_in_the_fact() {
    engine.belongs(phone, "41000001");
    Reading reading = text("Does it include the old unit?");
    assertThat(reading.readAs()).contains("text.reply");
    assertThat(reading.facts())
        .singleElement()
        .isInstanceOfSatisfying(
            CustomerReplied.class,
            replied -> assertThat(replied.customer()).isEqualTo(new CustomerId("41000001")))
        .extracting(Fact::toString)
        .asString()
        .doesNotContain("old unit", phone);
  }

  @Test
  void a_number_that_nobody_has_says_so() {
    Reading reading = text("Hello?");
    assertThat(reading.facts()).isEmpty();
    assertThat(reading.why()).isEqualTo("Nobody we follow up has this number.");
    assertThat(reading.alarming()).isFalse();
  }

  @Test
  void the_relay_settles_what_concerns_no_run() {
    twilio.post("sms", "MessageSid", sid, "From", phone, "Body", "Hello?");
    String settled =
        RunningApi.until(
            () ->
                engine
                    .jdbc()
                    .queryForObject(
                        "select state || ': ' || reason from delivery where dedup_key = ?",
                        String.class,
                        "twilio-sms:" + sid),
            Objects::nonNull);
    assertThat(settled).isEqualTo("NOTHING: Nobody we follow up has this number.");
  }

  @Test
  void start_brings_no_run_back() {
    engine.belongs(phone, "41000001");
    Reading reading = text("START");
    assertThat(reading.readAs()).contains("text.start");
    assertThat(reading.facts()).isEmpty();
  }

  @Test
  void pressing_9_is_an_opt_out_of_calls() {
    AttemptKey key = engine.submitting(Channel.VOICE, phone, "41000001");
    String call = Engine.newSid("CA");
    twilio.post("voice-key?k=" + key, "CallSid", call, "To", phone, "Digits", "9");
    Reading reading = reader.read(engine.delivery("twilio-voice-key:" + call + ":9"));
    assertThat(reading.readAs()).contains("call.key-9");
    assertThat(reading.facts())
        .singleElement()
        .isInstanceOfSatisfying(
            OptedOut.class,
            optedOut -> {
              assertThat(optedOut.channel()).isEqualTo(Channel.VOICE);
              assertThat(optedOut.how()).isEqualTo("pressed 9 to stop calls");
            });
  }

  @Test
  void pressing_1_changes_nothing() {
    AttemptKey key = engine.submitting(Channel.VOICE, phone, "41000001");
    String call = Engine.newSid("CA");
    twilio.post("voice-key?k=" + key, "CallSid", call, "To", phone, "Digits", "1");
    Reading reading = reader.read(engine.delivery("twilio-voice-key:" + call + ":1"));
    assertThat(reading.facts()).isEmpty();
    assertThat(reading.why()).contains("connected to the office");
  }

  @Test
  void a_status_says_which_step_it_is_about() {
    AttemptKey key = engine.submitting(Channel.SMS, phone, "41000001");
    twilio.post("sms-status?k=" + key, "MessageSid", sid, "MessageStatus", "sent");
    Reading reading = reader.read(engine.delivery("twilio-sms-status:" + sid + ":sent"));
    assertThat(reading.readAs()).contains("text.sent");
    assertThat(reading.facts()).isEmpty();
    assertThat(reading.why())
        .isEqualTo(
            "Kept in the send ledger: the text of step step of "
                + engine.attempt(key).workflowId()
                + " is sent.");
    String surplus = Engine.newSid("SM");
    twilio.post("sms-status?k=" + key, "MessageSid", surplus, "MessageStatus", "sent");
    assertThat(reader.read(engine.delivery("twilio-sms-status:" + surplus + ":sent")).why())
        .contains("surplus text");
  }

  @Test
  void a_status_of_nothing_of_ours_says_so() {
    twilio.post("sms-status?k=nobody", "MessageSid", sid, "MessageStatus", "sent");
    assertThat(reader.read(engine.delivery("twilio-sms-status:" + sid + ":sent")).why())
        .contains("No attempt of ours");
  }

  @Test
  void signed_nonsense_alarms() {
    twilio.post("sms-status", "MessageSid", "?", "MessageStatus", sid);
    String key =
        engine
            .jdbc()
            .queryForObject(
                "select dedup_key from delivery where source = 'twilio-sms-status' order by id desc limit 1",
                String.class);
    assertThat(reader.read(engine.delivery(key)).alarming()).isTrue();
  }
}
