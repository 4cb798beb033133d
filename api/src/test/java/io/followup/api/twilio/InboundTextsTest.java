package io.followup.api.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.consent.ContactPoint;
import io.followup.consent.Holds;
import io.followup.subject.CustomerId;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboundTextsTest {
  private final Engine engine = Engine.shared();
  private final Twilio twilio = engine.twilio();
  private final String from = Engine.newPhone();

  private HttpResponse<String> text(String body) {
    return text(body, Engine.newSid("SM"));
  }

  private HttpResponse<String> text(String body, String sid) {
    HttpResponse<String> answer =
        twilio.post("sms", "MessageSid", sid, "From", from, "To", "+15125550100", "Body", body);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }

  @Test
  void the_answer_says_nothing_to_the_customer() {
    HttpResponse<String> answer = text("Does it include the old unit?");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/xml");
    assertThat(answer.body()).endsWith("<Response/>");
  }

  @Test
  void stop_counts_when_the_answer_returns() {
    text("STOP");
    assertThat(engine.suppressions(from)).containsExactly("sms: texted STOP");
  }

  @Test
  void a_suppression_names_the_delivery_it_comes_from() {
    String sid = Engine.newSid("SM");
    text("STOP", sid);
    assertThat(
            engine
                .jdbc()
                .queryForObject(
                    """
                    select count(*) from suppression s join delivery d on s.source = 'delivery ' || d.id
                    where d.dedup_key = ?
                    """,
                    Integer.class,
                    "twilio-sms:" + sid))
        .isEqualTo(1);
  }

  @Test
  void a_stop_is_seen_by_sends_before_the_relay_has_told_the_run() {
    String sid = Engine.newSid("SM");
    engine.belongs(from, "41000777");
    text("STOP", sid);
    assertThat(
            engine
                .jdbc()
                .queryForList(
                    "select customer || ' ' || stop from delivery where dedup_key = ?",
                    String.class,
                    "twilio-sms:" + sid))
        .containsExactly("41000777 OPTED_OUT");
  }

  @Test
  void stop_calling_ends_calls_too() {
    text("Please stop calling me");
    assertThat(engine.suppressions(from))
        .containsExactly(
            "sms: asked by text for no more messages", "voice: asked by text for no more messages");
  }

  @Test
  void start_takes_back_a_keyword_and_nothing_else() {
    text("STOP");
    text("please stop texting me");
    text("START");
    assertThat(engine.suppressions(from))
        .containsExactly("sms: asked by text for no more messages");
  }

  @Test
  void a_repeated_stop_from_before_a_start_changes_nothing() {
    String first = Engine.newSid("SM");
    text("STOP", first);
    text("START");
    text("STOP", first);
    assertThat(engine.suppressions(from)).isEmpty();
    assertThat(engine.stored("twilio-sms:" + first)).isEqualTo(1);
  }

  @Test
  void a_repeated_start_from_before_a_stop_changes_nothing() {
    String first = Engine.newSid("SM");
    text("START", first);
    text("STOP");
    text("START", first);
    assertThat(engine.suppressions(from)).containsExactly("sms: texted STOP");
  }

  private List<String> holds() {
    return engine
        .jdbc()
        .queryForList(
            """
            select h.kind from hold h join contact_point c on c.id = h.contact_point
            where c.value = ? and h.released_at is null order by h.id
            """,
            String.class,
            from);
  }

  @Test
  void a_refusal_in_own_words_is_confirmed_once() {
    String sid = Engine.newSid("SM");
    assertThat(text("stop please", sid).body())
        .contains(
            "<Message><Body>Acme Air &amp; Heat: you are unsubscribed and will get no more texts"
                + " from us.</Body></Message>");
    assertThat(text("stop please", sid).body()).endsWith("<Response/>");
    assertThat(text("I said stop texting me").body()).endsWith("<Response/>");
    assertThat(
            engine
                .jdbc()
                .queryForList(
                    """
                    select a.text_back from answer a join contact_point c on c.id = a.contact_point
                    where c.value = ? order by a.delivery
                    """,
                    String.class,
                    from))
        .containsExactly(
            "Acme Air & Heat: you are unsubscribed and will get no more texts from us.", null);
  }

  @Test
  void what_twilio_confirms_by_itself_is_not_confirmed_again() {
    assertThat(text("STOP").body()).endsWith("<Response/>");
    assertThat(text("HELP").body()).endsWith("<Response/>");
  }

  @Test
  void ayuda_says_who_we_are_how_to_reach_us_and_how_to_stop() {
    assertThat(text("ayuda").body())
        .contains("Acme Air &amp; Heat", "(512) 555-0100", "Reply STOP");
    assertThat(holds()).isEmpty();
  }

  @Test
  void an_answer_holds_the_customer_before_the_answer_returns() {
    engine.belongs(from, "41000777");
    text("Does it include the old unit?");
    text("And when could you come?");
    assertThat(holds()).containsExactly("human-in-play");
  }

  @Test
  void a_dispute_holds_until_somebody_releases_it() {
    engine.belongs(from, "41000779");
    text("I dispute this bill");
    assertThat(holds()).containsExactly("dispute");
    assertThat(
            engine
                .bean(Holds.class)
                .inForce(Engine.ACME, new CustomerId("41000779"), Optional.empty())
                .getFirst()
                .until())
        .isEmpty();
  }

  @Test
  void a_wrong_number_is_taken_from_the_customer() {
    engine.belongs(from, "41000778");
    text("Wrong number, sorry");
    assertThat(holds()).containsExactly("wrong-party");
    assertThat(
            engine
                .consent()
                .customers(
                    engine
                        .consent()
                        .find(Engine.ACME, ContactPoint.Kind.PHONE, from)
                        .orElseThrow()))
        .isEmpty();
  }

  @Test
  void yes_takes_back_a_keyword_and_is_an_answer_otherwise() {
    text("STOP");
    text("Yes");
    assertThat(engine.suppressions(from)).isEmpty();
    assertThat(holds()).isEmpty();
    text("Yes");
    assertThat(holds()).containsExactly("human-in-play");
  }

  @Test
  void a_text_without_a_phone_number_is_kept() {
    String sid = Engine.newSid("SM");
    assertThat(twilio.post("sms", "MessageSid", sid, "From", "72975", "Body", "STOP").statusCode())
        .isEqualTo(200);
    assertThat(engine.stored("twilio-sms:" + sid)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inbound-help-advanced",
        "inbound-sms-question",
        "inbound-start-advanced",
        "inbound-stop-advanced",
        "inbound-stop-default"
      })
  void recorded_texts_are_stored_raw_once(String sample) {
    String key = "twilio-sms:" + Samples.read(sample).get("expect").get("dedupe_key").asText();
    assertThat(twilio.replay("sms", sample).statusCode()).isEqualTo(200);
    assertThat(twilio.replay("sms", sample).statusCode()).isEqualTo(200);
    assertThat(engine.stored(key)).isEqualTo(1);
    byte[] body =
        engine
            .jdbc()
            .queryForObject("select body from delivery where dedup_key = ?", byte[].class, key);
    assertThat(TwilioForm.parse(body).form().text("Body"))
        .isEqualTo(Samples.read(sample).get("request").get("form").get("Body").asText());
  }
}
