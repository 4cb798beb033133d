package io.followup.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.guard.Content.WayOut;
import io.followup.touch.Channel;
import io.followup.touch.Purpose;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards about what a message says once it is filled in. */
class ContentGuardsTest {
  private final SampleSending send = new SampleSending();

  private String objection() {
    return switch (Guards.check(send.sending()).orElseThrow().verdict()) {
      case Verdict.Hold hold -> hold.why();
      case Verdict.NotPossible no -> no.why();
      default -> throw new AssertionError("neither held nor impossible");
    };
  }

  private void text(String text) {
    send.says("text", text);
  }

  private void named(String name) {
    Content fine = send.content;
    send.content =
        new Content(
            Map.of("text", "Hi " + name + ", it's Acme Air & Heat. Reply STOP to end."),
            Optional.empty(),
            fine.company(),
            List.of(name),
            fine.hosts(),
            fine.mostSegments(),
            fine.optOutLine());
  }

  @Test
  void what_the_company_never_says_waits_for_a_person_whoever_wrote_it() {
    text("Hi Dana, it's Acme Air & Heat. Guaranteed savings! Reply STOP to end.");
    assertThat(Guards.check(send.sending())).isEmpty();
    neverSaying("guaranteed");
    assertThat(objection()).contains("\"guaranteed\"", "contacting.never-say");
    neverSaying("guarantee");
    assertThat(Guards.check(send.sending())).isEmpty();
  }

  private void neverSaying(String phrase) {
    Content said = send.content;
    send.content =
        new Content(
            said.texts(),
            said.missing(),
            said.company(),
            said.names(),
            said.hosts(),
            said.mostSegments(),
            said.optOutLine(),
            said.facts(),
            List.of(phrase));
  }

  @Test
  void a_text_with_company_and_way_out_goes() {
    assertThat(Guards.check(send.sending())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TEST CUSTOMER",
        "Dana (DO NOT CALL)",
        "Estate of Dana Reyes",
        "unknown",
        "null",
        "Dana 5125550142",
        "{{customer.name}}",
        "Duplicate - see Dana"
      })
  void a_remark_in_the_place_of_a_name_waits_for_a_person(String name) {
    named(name);
    assertThat(objection()).contains("does not look like a name").doesNotContain(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Dana", "José", "Anne-Marie", "O'Brien", "Bob/Jane Miller", "Mr. & Mrs. Reyes"})
  void a_name_is_a_name(String name) {
    named(name);
    assertThat(Guards.check(send.sending())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://bit.ly/3x",
        "bit.ly/3x",
        "http://acme.example.com@evil.example.org/x",
        "www.other-company.com",
        "https://acme.example.com.evil.org"
      })
  void a_link_to_somebody_elses_host_is_held(String link) {
    text("Acme Air & Heat: see " + link + " Reply STOP to end.");
    assertThat(objection()).contains("contacting.links");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://acme.example.com/l/abc",
        "go.acme.example.com/x",
        "office@acme.example.com",
        "someone@other.com",
        "at 9.30 a.m.",
        "the 3.5 ton unit.Call us"
      })
  void what_leads_to_the_company_or_is_no_link_goes(String words) {
    text("Acme Air & Heat: " + words + " Reply STOP to end.");
    assertThat(Guards.check(send.sending())).isEmpty();
  }

  @Test
  void a_company_called_like_a_host_may_name_itself() {
    send.content =
        new Content(
            Map.of("text", "It's Acme.com! Reply STOP to end."),
            Optional.empty(),
            "Acme.com",
            List.of(),
            Set.of(),
            4,
            WayOut.MUST_BE_TOLD);
    assertThat(Guards.check(send.sending())).isEmpty();
  }

  @Test
  void an_anonymous_text_is_held() {
    text("Any questions? Reply STOP to end.");
    assertThat(objection()).contains("does not say who sends it");
  }

  @Test
  void the_company_is_found_whatever_its_quotes() {
    send.content =
        new Content(
            Map.of("text", "It's Dana's Air. Reply STOP to end."),
            Optional.empty(),
            "Dana’s Air",
            List.of(),
            Set.of(),
            4,
            WayOut.MUST_BE_TOLD);
    assertThat(Guards.check(send.sending())).isEmpty();
  }

  @Test
  void the_first_text_says_how_to_end_texts() {
    text("It's Acme Air & Heat. We can stop by tomorrow.");
    assertThat(objection()).contains("how to end texts");
    assertThat(WayOutOfTexts.toldIn("It's Acme. We can stop by tomorrow."))
        .isEqualTo("It's Acme. We can stop by tomorrow. Reply STOP to end texts.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Reply STOP to end.",
        "reply stop to opt out",
        "Txt STOP 2 end",
        "Responda PARAR para terminar",
        "To opt-out, call us"
      })
  void the_way_out_is_known_in_many_words(String words) {
    assertThat(WayOutOfTexts.isToldIn(words)).isTrue();
  }

  @Test
  void a_long_text_is_held_with_its_segments() {
    text("Acme Air & Heat. Reply STOP to end. " + "x".repeat(600));
    assertThat(objection())
        .isEqualTo(
            "The text has 5 segments, more than the 4 of contacting.most-segments: shorten it.");
  }

  @Test
  void more_than_twilio_takes_is_held() {
    text("Acme Air & Heat. Reply STOP to end. " + "x".repeat(1600));
    assertThat(objection()).contains("1600");
  }

  @Test
  void an_empty_slot_lets_the_steps_otherwise_go() {
    send.content =
        new Content(
            Map.of(),
            Optional.of("job.type is empty for this customer."),
            "Acme",
            List.of(),
            Set.of(),
            4,
            WayOut.MUST_BE_TOLD);
    assertThat(objection()).isEqualTo("job.type is empty for this customer.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"we will take legal action", "our attorney", "your credit report", "FINAL NOTICE"})
  void a_text_about_money_owed_never_threatens(String threat) {
    send.purpose = Purpose.INVOICE;
    text("Acme Air & Heat: " + threat + ". Reply STOP to end.");
    assertThat(objection()).contains("threat");
  }

  @Test
  void every_text_about_money_owed_says_how_to_end_texts() {
    send.purpose = Purpose.INVOICE;
    send.content =
        new Content(
            Map.of("text", "Acme Air & Heat: your invoice is open."),
            Optional.empty(),
            "Acme Air & Heat",
            List.of(),
            Set.of(),
            4,
            WayOut.TOLD_LATELY);
    assertThat(objection()).contains("how to end texts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Acme Air & Heat about $4,250.00. Call (512) 555-0100.",
        "Acme Air & Heat: you owe us. Call (512) 555-0100.",
        "Acme Air & Heat about 300 dollars. Call (512) 555-0100.",
        "Acme Air & Heat: your account is past due. Call (512) 555-0100."
      })
  void a_voicemail_tells_nothing_of_money(String voicemail) {
    send.channel = Channel.VOICE;
    send.says("voicemail", voicemail);
    assertThat(objection()).contains("anybody may hear it");
  }

  @Test
  void a_voicemail_names_the_company_and_a_number() {
    send.channel = Channel.VOICE;
    assertThat(Guards.check(send.sending())).isEmpty();
    send.says("voicemail", "Please call us at (512) 555-0100.");
    assertThat(objection()).contains("does not say who calls");
    send.says("voicemail", NumberToCall.toldIn("Acme Air & Heat called.", "(512) 555-0100"));
    assertThat(Guards.check(send.sending())).isEmpty();
  }

  @Test
  void an_email_does_not_pretend_to_be_an_answer() {
    send.channel = Channel.EMAIL;
    assertThat(Guards.check(send.sending())).isEmpty();
    send.says("subject", "Re: your estimate");
    assertThat(objection()).contains("pretends to be an answer");
    send.says("subject", " ");
    assertThat(objection()).contains("no subject");
  }

  @Test
  void content_is_not_shown() {
    assertThat(send.content).asString().doesNotContain("Dana");
    assertThat(Guards.inputs(send.sending()).values()).noneMatch(value -> value.contains("Dana"));
  }
}
