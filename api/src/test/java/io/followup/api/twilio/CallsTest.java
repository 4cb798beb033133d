package io.followup.api.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.ledger.Attempt.State;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallsTest {
  private static final String SILENCE = "<Response><Hangup/></Response>";
  private static final String GOODBYE = "<Response><Say>Goodbye.</Say><Hangup/></Response>";

  private final Engine engine = Engine.shared();
  private final Twilio twilio = engine.twilio();
  private final String phone = Engine.newPhone();
  private final String customer = "4100" + phone.substring(8);
  private final String sid = Engine.newSid("CA");
  private final AttemptKey key = engine.submitting(Channel.VOICE, phone, customer);

  private String answered(String callSid, String... more) {
    return body(
        twilio.post(
            "voice?k=" + key,
            Stream.concat(Stream.of("CallSid", callSid, "To", phone), Stream.of(more))
                .toArray(String[]::new)));
  }

  private String pressed(String digits, String query) {
    return body(
        twilio.post("voice-key?k=" + key + query, "CallSid", sid, "To", phone, "Digits", digits));
  }

  private static String body(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/xml");
    return answer.body();
  }

  @Test
  void a_person_hears_the_company_and_the_estimate_and_may_press_a_key() {
    assertThat(answered(sid, "AnsweredBy", "human"))
        .containsSubsequence(
            "<Gather",
            "Acme Air &amp; Heat.",
            "Press 9",
            "your estimate for a heat pump",
            "Press 1 to be connected to our office. Press 9 to stop these calls.")
        .contains(
            "action=\"https://hooks.example.com/engine/webhooks/twilio/acme-token-0123456789/voice-key?k="
                + key
                + "\"");
  }

  @Test
  void nobody_knows_who_answered_so_it_is_a_person() {
    assertThat(answered(sid)).contains("<Gather").isEqualTo(answered(sid, "AnsweredBy", "unknown"));
  }

  @Test
  void a_machine_gets_the_voicemail_text() {
    assertThat(answered(sid, "AnsweredBy", "machine_end_beep"))
        .endsWith(
            "<Response><Say>Acme Air &amp; Heat here. Please call us back.</Say><Hangup/></Response>");
  }

  @Test
  void the_recorded_machine_answer_gets_the_voicemail_text() {
    assertThat(body(twilio.replay("voice?k=" + key, "call-answered-machine-end-beep")))
        .contains("Please call us back.")
        .doesNotContain("Gather");
  }

  @Test
  void a_fax_hears_nothing() {
    assertThat(answered(sid, "AnsweredBy", "fax")).endsWith(SILENCE);
  }

  @Test
  void the_first_call_is_bound_to_the_attempt_before_the_create_call_returned() {
    answered(sid);
    assertThat(engine.attempt(key).state()).isEqualTo(State.CONFIRMED);
    assertThat(engine.attempt(key).providerId()).contains(sid);
  }

  @Test
  void a_second_call_of_the_same_attempt_ends_before_a_word_is_said() {
    assertThat(answered(sid)).contains("<Gather");
    assertThat(answered(Engine.newSid("CA"))).endsWith(SILENCE);
    assertThat(answered(sid)).contains("<Gather");
  }

  @Test
  void of_two_calls_answered_at_once_one_speaks() {
    List<CompletableFuture<String>> calls =
        Stream.of(Engine.newSid("CA"), Engine.newSid("CA"))
            .map(call -> CompletableFuture.supplyAsync(() -> answered(call)))
            .toList();
    assertThat(calls.stream().map(CompletableFuture::join).filter(said -> said.contains("<Gather")))
        .hasSize(1);
  }

  @Test
  void an_unknown_attempt_gets_a_goodbye() {
    assertThat(body(twilio.post("voice?k=nobody", "CallSid", sid))).endsWith(GOODBYE);
    assertThat(body(twilio.post("voice", "CallSid", sid))).endsWith(GOODBYE);
  }

  @Test
  void a_text_is_never_spoken() {
    AttemptKey text = engine.submitting(Channel.SMS, phone, customer);
    assertThat(body(twilio.post("voice?k=" + text, "CallSid", sid))).endsWith(GOODBYE);
  }

  @Test
  void who_refused_calls_meanwhile_hears_only_goodbye() {
    pressed("9", "");
    assertThat(answered(sid)).endsWith(GOODBYE);
    assertThat(answered(sid, "AnsweredBy", "machine_end_beep")).endsWith(GOODBYE);
  }

  @Test
  void pressing_1_connects_to_the_office() {
    assertThat(pressed("1", ""))
        .containsSubsequence(
            "<Say>Connecting",
            "<Dial",
            "callerId=\"+15125550111\"",
            "<Number>+15125550100</Number>");
    assertThat(engine.stored("twilio-voice-key:" + sid + ":1")).isEqualTo(1);
  }

  @Test
  void pressing_9_counts_when_the_answer_returns_and_ends_the_call() {
    assertThat(pressed("9", ""))
        .endsWith(
            "<Response><Say>You will get no more of these calls from Acme Air &amp; Heat."
                + " Goodbye.</Say><Hangup/></Response>");
    assertThat(engine.suppressions(phone)).containsExactly("voice: pressed 9 to stop calls");
    assertThat(
            engine
                .jdbc()
                .queryForObject(
                    "select customer || ' ' || stop from delivery where dedup_key = ?",
                    String.class,
                    "twilio-voice-key:" + sid + ":9"))
        .isEqualTo(customer + " OPTED_OUT");
    assertThat(pressed("9", "&last=1")).contains("no more of these calls");
    assertThat(engine.suppressions(phone)).hasSize(1);
    assertThat(engine.stored("twilio-voice-key:" + sid + ":9")).isEqualTo(1);
  }

  @Test
  void pressing_9_counts_even_when_the_attempt_is_unknown() {
    String stranger = Engine.newPhone();
    twilio.post("voice-key?k=nobody", "CallSid", sid, "To", stranger, "Digits", "9");
    assertThat(engine.suppressions(stranger)).containsExactly("voice: pressed 9 to stop calls");
  }

  @Test
  void another_key_hears_the_keys_once_more() {
    assertThat(pressed("5", ""))
        .contains("<Gather", "Press 1 to be connected", "&amp;last=1\"")
        .doesNotContain("estimate");
    assertThat(pressed("5", "&last=1")).endsWith(GOODBYE);
  }
}
