package io.followup.api.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.ledger.Attempt;
import io.followup.ledger.Attempt.State;
import io.followup.ledger.Change;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusCallbacksTest {
  private final Engine engine = Engine.shared();
  private final Twilio twilio = engine.twilio();
  private final String phone = Engine.newPhone();
  private final String sid = Engine.newSid("SM");
  private final AttemptKey key = engine.submitting(Channel.SMS, phone, "41000123");

  private void told(String status, String... more) {
    toldOf(sid, status, more);
  }

  private void toldOf(String messageSid, String status, String... more) {
    String[] form =
        Stream.concat(
                Stream.of("MessageSid", messageSid, "MessageStatus", status, "To", phone),
                Stream.of(more))
            .toArray(String[]::new);
    assertThat(twilio.post("sms-status?k=" + key, form).statusCode()).isEqualTo(204);
  }

  private Attempt attempt() {
    return engine.attempt(key);
  }

  @Test
  void a_callback_before_the_create_call_returned_confirms_the_attempt() {
    told("sent");
    assertThat(attempt().state()).isEqualTo(State.CONFIRMED);
    assertThat(attempt().providerId()).contains(sid);
    assertThat(engine.ledger().confirmed(key, sid, "Twilio accepted it.")).isFalse();
    assertThat(attempt().providerId()).contains(sid);
  }

  @Test
  void a_callback_settles_what_was_unknown() {
    engine.ledger().unknown(key, "The connection broke.");
    told("delivered");
    assertThat(attempt().state()).isEqualTo(State.CONFIRMED);
    assertThat(attempt().deliveryState()).contains("delivered");
  }

  @Test
  void the_progress_of_a_text_leaves_nothing_for_the_relay() {
    told("delivered");
    assertThat(
            engine
                .jdbc()
                .queryForMap(
                    "select state, read_as, reason from delivery where dedup_key = ?",
                    "twilio-sms-status:" + sid + ":delivered"))
        .containsEntry("state", "NOTHING")
        .containsEntry("read_as", "text.delivered")
        .containsEntry(
            "reason",
            "Kept in the send ledger: the text of step step of "
                + attempt().workflowId()
                + " is delivered.");
  }

  @Test
  void reversed_and_repeated_callbacks_only_move_forward() {
    for (String status : List.of("delivered", "delivered", "sent", "queued", "delivered", "sent")) {
      told(status);
    }
    assertThat(attempt().deliveryState()).contains("delivered");
    assertThat(engine.ledger().changes(key))
        .extracting(Change::state)
        .containsExactlyInAnyOrder("SUBMITTING", "CONFIRMED", "delivered", "sent", "queued");
    assertThat(engine.stored("twilio-sms-status:" + sid + ":delivered")).isEqualTo(1);
  }

  @Test
  void all_callbacks_at_once_end_in_the_furthest_state() {
    List<CompletableFuture<Void>> posts =
        Stream.of("queued", "sending", "sent", "delivered", "delivered", "sent")
            .map(status -> CompletableFuture.runAsync(() -> told(status)))
            .toList();
    posts.forEach(CompletableFuture::join);
    assertThat(attempt().deliveryState()).contains("delivered");
  }

  @Test
  void a_word_we_do_not_know_is_kept_and_changes_no_known_state() {
    told("sent");
    told("teleported");
    assertThat(attempt().deliveryState()).contains("sent");
    assertThat(engine.stored("twilio-sms-status:" + sid + ":teleported")).isEqualTo(1);
  }

  @Test
  void a_failure_keeps_its_code() {
    told("undelivered", "ErrorCode", "30003");
    assertThat(attempt().deliveryState()).contains("undelivered");
    assertThat(attempt().errorCode()).contains("30003");
    assertThat(engine.suppressions(phone)).isEmpty();
  }

  @Test
  void an_opt_out_that_twilio_knew_suppresses_the_number_until_start() {
    told("failed", "ErrorCode", "21610");
    assertThat(engine.suppressions(phone)).containsExactly("sms: opted out at Twilio");
    twilio.post("sms", "MessageSid", Engine.newSid("SM"), "From", phone, "Body", "START");
    assertThat(engine.suppressions(phone)).isEmpty();
  }

  @Test
  void a_surplus_message_of_the_same_attempt_changes_nothing() {
    told("delivered");
    toldOf(Engine.newSid("SM"), "failed");
    assertThat(attempt().providerId()).contains(sid);
    assertThat(attempt().deliveryState()).contains("delivered");
  }

  @Test
  void a_callback_without_our_key_is_found_by_twilios_id() {
    engine.ledger().confirmed(key, sid, "Twilio accepted it.");
    twilio.post("sms-status", "MessageSid", sid, "MessageStatus", "delivered");
    assertThat(attempt().deliveryState()).contains("delivered");
  }

  @Test
  void another_tenants_callback_does_not_reach_the_attempt() {
    Twilio birch =
        engine
            .twilio("birch-token-012345678")
            .withAccount("AC00000000000000000000000000000002", "ffeeddccbbaa99887766554433221100");
    assertThat(
            birch
                .post("sms-status?k=" + key, "MessageSid", sid, "MessageStatus", "sent")
                .statusCode())
        .isEqualTo(204);
    assertThat(attempt().state()).isEqualTo(State.SUBMITTING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status-sent",
        "status-delivered",
        "status-undelivered-30003",
        "status-undelivered-30005",
        "status-undelivered-30006",
        "status-undelivered-30007",
        "status-undelivered-30034",
        "status-failed-21610"
      })
  void recorded_message_callbacks_reach_the_ledger(String sample) {
    assertThat(twilio.replay("sms-status?k=" + key, sample).statusCode()).isEqualTo(204);
    assertThat(attempt().deliveryState())
        .contains(Samples.read(sample).get("expect").get("send_state").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call-busy",
        "call-completed-human",
        "call-completed-voicemail",
        "call-failed",
        "call-no-answer"
      })
  void recorded_call_callbacks_reach_the_ledger(String sample) {
    AttemptKey call = engine.submitting(Channel.VOICE, phone, "41000123");
    assertThat(twilio.replay("voice-status?k=" + call, sample).statusCode()).isEqualTo(204);
    assertThat(twilio.replay("voice-status?k=" + call, sample).statusCode()).isEqualTo(204);
    assertThat(engine.attempt(call).deliveryState())
        .contains(Samples.read(sample).get("expect").get("call_state").asText());
    assertThat(engine.ledger().changes(call)).hasSize(3);
  }

  @Test
  void who_answered_a_call_is_kept_with_the_change() {
    AttemptKey call = engine.submitting(Channel.VOICE, phone, "41000123");
    twilio.post(
        "voice-status?k=" + call,
        "CallSid",
        Engine.newSid("CA"),
        "CallStatus",
        "completed",
        "SequenceNumber",
        "3",
        "AnsweredBy",
        "machine_end_beep");
    assertThat(engine.ledger().changes(call).getLast().cause())
        .contains("answered by machine_end_beep");
  }

  @Test
  void call_events_in_reverse_order_end_in_completed() {
    AttemptKey call = engine.submitting(Channel.VOICE, phone, "41000123");
    String callSid = Engine.newSid("CA");
    List<String> reversed = List.of("completed", "in-progress", "ringing", "initiated");
    for (int place = 0; place < reversed.size(); place++) {
      twilio.post(
          "voice-status?k=" + call,
          "CallSid",
          callSid,
          "CallStatus",
          reversed.get(place),
          "SequenceNumber",
          String.valueOf(3 - place));
    }
    assertThat(engine.attempt(call).deliveryState()).contains("completed");
  }
}
