package io.followup.api.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.fact.CallAnswered;
import io.followup.fact.CallMissed;
import io.followup.fact.SubjectFact;
import io.followup.reading.Acquaintance;
import io.followup.reading.Reading;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls of customers to the company's number at Twilio. */
class InboundCallsTest {
  private final Engine engine = Engine.shared();
  private final Twilio twilio = engine.twilio();
  private final String phone = Engine.newPhone();
  private final String sid = Engine.newSid("CA");

  @ParameterizedTest
  @CsvSource({"no-answer", "busy", "failed", "canceled"})
  void a_call_that_nobody_took_is_a_missed_call_without_its_number(String state) {
    HttpResponse<String> answer = ended(phone, "CallStatus", state);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("<Response/>");
    Reading reading = read(state);
    CallMissed missed = (CallMissed) reading.facts().getFirst();
    assertThat(missed.subject().workflowId()).isEqualTo("call/acme/" + sid);
    assertThat(missed.customer().value()).isEqualTo("call-" + sid);
    assertThat(reading.contacts()).containsExactly(Acquaintance.byPhone(missed.customer(), phone));
    assertThat(reading.toString()).doesNotContain(phone.substring(2));
  }

  @Test
  void what_the_office_did_with_the_call_counts_more_than_how_it_ended_at_twilio() {
    ended(phone, "CallStatus", "completed", "DialCallStatus", "no-answer");
    assertThat(read("no-answer").facts().getFirst()).isInstanceOf(CallMissed.class);
    ended(phone, "CallStatus", "completed", "DialCallStatus", "completed");
    assertThat(read("completed").facts().getFirst()).isInstanceOf(CallAnswered.class);
  }

  @Test
  void a_call_that_goes_on_is_no_fact() {
    ended(phone, "CallStatus", "in-progress");
    assertThat(read("in-progress").why()).isEqualTo("the call has not ended yet.");
  }

  @ParameterizedTest
  @CsvSource({
    "+15125550100, came from a number of the company",
    "anonymous, came from no number",
    "+442079460000, came from no number"
  })
  void not_every_caller_is_a_customer(String from, String why) {
    ended(from, "CallStatus", "no-answer");
    assertThat(read("no-answer").facts()).isEmpty();
    assertThat(read("no-answer").why()).contains(why);
  }

  @Test
  void our_own_calls_are_not_missed_calls() {
    twilio.post(
        "inbound-call",
        "CallSid",
        sid,
        "From",
        phone,
        "Direction",
        "outbound-api",
        "CallStatus",
        "busy");
    assertThat(read("busy").why()).isEqualTo("the call was not made by a customer.");
  }

  @Test
  void the_same_end_told_twice_is_stored_once() {
    ended(phone, "CallStatus", "no-answer");
    ended(phone, "CallStatus", "no-answer");
    assertThat(engine.stored("twilio-inbound-call:" + sid + ":no-answer")).isEqualTo(1);
  }

  @Test
  void a_body_without_a_call_is_shown_to_people() {
    twilio.post("inbound-call", "From", phone, "Direction", "inbound", "CallStatus", "busy");
    String key =
        engine
            .jdbc()
            .queryForObject(
                "select dedup_key from delivery where source = 'twilio-inbound-call' and"
                    + " dedup_key not like '%:CA%' order by id desc limit 1",
                String.class);
    assertThat(engine.read(key).alarming()).isTrue();
  }

  @Test
  void a_stranger_cannot_tell_of_calls() {
    List<String> form = List.of("CallSid", sid, "From", phone, "CallStatus", "no-answer");
    assertThat(
            Twilio.send(
                    twilio
                        .request("inbound-call", Twilio.encoded(form))
                        .header("X-Twilio-Signature", "forged"))
                .statusCode())
        .isEqualTo(403);
    assertThat(engine.stored("twilio-inbound-call:" + sid + ":no-answer")).isZero();
  }

  private HttpResponse<String> ended(String from, String... more) {
    List<String> form =
        new ArrayList<>(
            List.of("CallSid", sid, "From", from, "To", "+15125550111", "Direction", "inbound"));
    form.addAll(List.of(more));
    return twilio.post("inbound-call", form.toArray(String[]::new));
  }

  private Reading read(String state) {
    Reading reading = engine.read("twilio-inbound-call:" + sid + ":" + state);
    assertThat(reading.facts())
        .allSatisfy(fact -> assertThat(fact).isInstanceOf(SubjectFact.class));
    return reading;
  }
}
