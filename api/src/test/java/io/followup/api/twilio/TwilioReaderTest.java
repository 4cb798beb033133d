package io.followup.api.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.api.RunningApi;
import io.followup.api.TestDatabase;
import io.followup.fact.CustomerReplied;
import io.followup.fact.Fact;
import io.followup.fact.OptedOut;
import io.followup.fact.WrongPartyAnswered;
import io.followup.handover.Handover;
import io.followup.reading.Reading;
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
    // With an inbox of its own: while Temporal is away, whatever needs it holds up the rest.
    Engine alone = Engine.start(TestDatabase.fresh());
    try {
      alone.twilio().post("sms", "MessageSid", sid, "From", phone, "Body", "Hello?");
      String settled =
          RunningApi.until(
              () ->
                  alone
                      .jdbc()
                      .queryForObject(
                          "select state || ': ' || reason from delivery where dedup_key = ?",
                          String.class,
                          "twilio-sms:" + sid),
              Objects::nonNull);
      assertThat(settled).isEqualTo("NOTHING: Nobody we follow up has this number.");
    } finally {
      alone.stop();
    }
  }

  @Test
  void an_answer_is_handed_to_a_person_with_ids_only() {
    engine.belongs(phone, "41000001");
    Handover handover = text("Does it include the old unit?").handover().orElseThrow();
    assertThat(handover.kind()).isEqualTo(Handover.Kind.REPLY);
    assertThat(handover.workflowId()).startsWith("handover/acme/delivery-");
    assertThat(handover.customers()).containsExactly(new CustomerId("41000001"));
    assertThat(handover.toString()).doesNotContain("old unit", phone);
  }

  @Test
  void a_refusal_alone_needs_no_person_but_a_threat_with_it_does() {
    engine.belongs(phone, "41000001");
    assertThat(text("please stop").handover()).isEmpty();
    String second = Engine.newSid("SM");
    twilio.post(
        "sms", "MessageSid", second, "From", phone, "Body", "Stop texting me or I call my lawyer");
    Reading reading = reader.read(engine.delivery("twilio-sms:" + second));
    assertThat(reading.facts()).singleElement().isInstanceOf(OptedOut.class);
    assertThat(reading.handover().orElseThrow().kind()).isEqualTo(Handover.Kind.HOLD);
  }

  @Test
  void a_stranger_is_told_to_the_run_of_who_had_the_number() {
    engine.belongs(phone, "41000001");
    Reading reading = text("Wrong number");
    assertThat(reading.readAs()).contains("text.wrong-party");
    assertThat(reading.facts())
        .singleElement()
        .isInstanceOfSatisfying(
            WrongPartyAnswered.class,
            stranger -> assertThat(stranger.customer()).isEqualTo(new CustomerId("41000001")));
    assertThat(reading.handover().orElseThrow().kind()).isEqualTo(Handover.Kind.WRONG_PARTY);
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
  void pressing_1_is_an_answer_and_a_person_makes_sure() {
    AttemptKey key = engine.submitting(Channel.VOICE, phone, "41000001");
    String call = Engine.newSid("CA");
    twilio.post("voice-key?k=" + key, "CallSid", call, "To", phone, "Digits", "1");
    Reading reading = reader.read(engine.delivery("twilio-voice-key:" + call + ":1"));
    assertThat(reading.readAs()).contains("call.key-1");
    assertThat(reading.facts()).singleElement().isInstanceOf(CustomerReplied.class);
    assertThat(reading.handover().orElseThrow().why()).contains("pressed 1");
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
                "select dedup_key from delivery where source = 'twilio-sms-status' order by id desc"
                    + " limit 1",
                String.class);
    assertThat(reader.read(engine.delivery(key)).alarming()).isTrue();
  }
}
