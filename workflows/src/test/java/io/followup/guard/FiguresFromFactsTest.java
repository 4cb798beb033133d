package io.followup.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.touch.Channel;
import io.followup.touch.Purpose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message tells in figures stands in the facts or in the sequence's own words. */
class FiguresFromFactsTest {
  private static final String BEFORE = "It's Acme Air & Heat 24/7 about ";
  private static final String AFTER = ", $4,250.00. Call (512) 555-0100. Reply STOP to end.";
  private final SampleSending send = new SampleSending();
  private final List<String> stated =
      new ArrayList<>(
          List.of(
              "It's ",
              " about ",
              ", ",
              ". Call ",
              ". Reply STOP to end.",
              "Acme Air & Heat 24/7",
              "(512) 555-0100",
              "$4,250.00"));

  private Verdict about(String job) {
    return telling(Map.of("text", BEFORE + job + AFTER), job);
  }

  private Verdict telling(Map<String, String> texts, String told) {
    Map<String, String> all = new HashMap<>(texts);
    all.put("html", "<p>2 much</p>");
    send.content =
        new Content(
            all,
            Optional.empty(),
            "Acme Air & Heat 24/7",
            List.of(),
            Set.of("acme.example.com"),
            4,
            Content.WayOut.MUST_BE_TOLD,
            new Facts(stated, List.of(told)),
            List.of());
    return send.verdict(new FiguresFromFacts());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$500 off any system | the amount $500",
        "a ＄500 voucher | the amount $500",
        "300 dollars rebate | the amount $300",
        "$5k system | the amount $5k",
        "USD 99 tune-up | the amount $99",
        "20% off | the percentage 20 %",
        "save 15 percent | the percentage 15 %",
        "0% financing | the percentage 0 %",
        "repair, call 512-555-0199 | a phone number",
        "repair 5125550199 | a phone number",
        "repair +1 (512) 555-0199 | a phone number",
        "gate, 555-0199 first | a phone number",
        "repair dana@example.com | an e-mail address",
        "offer until November 30th | the date \"november 30\"",
        "offer of 30 Nov | the date \"30 nov\"",
        "visit of 11/30/2026 | the date \"11/30/2026\"",
        "visit of 2026-11-30 | the date \"2026-11-30\"",
        "visit at 8:30 am | the time 8:30am",
        "visit at 3pm | the time 3pm",
        "unit 20391833 | a number of 8 digits"
      })
  void what_a_free_field_promises_waits_for_a_person(String job, String named) {
    assertThat(about(job))
        .isInstanceOfSatisfying(
            Verdict.Hold.class,
            hold ->
                assertThat(hold.why())
                    .startsWith("The message tells " + named + ", which stands neither")
                    .doesNotContain("0199", "20391833", "dana"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Replace the 3-ton condenser",
        "Option 2: 16 SEER2 heat pump",
        "96% AFUE furnace",
        "24,000 BTU mini split",
        "1/2 HP motor",
        "the 50 gal water heater, model XR16-036",
        "2.5 t unit for rooms 1, 2 and 3",
        "the $4,250 system",
        "the system at $4250",
        "A/C repair"
      })
  void sizes_counts_and_what_is_a_fact_anyway_go(String job) {
    assertThat(about(job)).isEqualTo(Verdict.PASS);
  }

  @Test
  void a_size_that_nobody_told_waits_for_a_person() {
    assertThat(telling(Map.of("text", BEFORE + "3 units" + AFTER), "repair"))
        .isInstanceOf(Verdict.Hold.class);
  }

  @Test
  void an_amount_that_is_not_the_estimates_waits_for_a_person() {
    assertThat(telling(Map.of("text", BEFORE + "the work: $4,520.00"), "repair"))
        .isInstanceOf(Verdict.Hold.class);
  }

  @Test
  void a_price_of_the_sequence_itself_goes() {
    stated.add("Tune-ups are $89 until Dec 31, 9 am to 5 pm.");
    assertThat(
            telling(
                Map.of("text", BEFORE + "it. Tune-ups are $89 until Dec 31, 9 am to 5 pm."),
                "repair"))
        .isEqualTo(Verdict.PASS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"say", "voicemail", "subject", "text"})
  void all_that_is_read_or_heard_is_looked_at(String place) {
    send.channel = place.equals("text") || place.equals("subject") ? Channel.EMAIL : Channel.VOICE;
    assertThat(telling(Map.of(place, "A voucher of $500 for you"), "a voucher of $500"))
        .isInstanceOf(Verdict.Hold.class);
  }

  @Test
  void a_link_of_our_own_is_no_number() {
    assertThat(
            telling(
                Map.of("text", BEFORE + "it: https://acme.example.com/l/12345678 90"), "90 units"))
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void a_debt_is_not_told_where_somebody_else_may_read_it() {
    send.purpose = Purpose.INVOICE;
    send.sharing = new Person.Sharing(2, 4, Optional.empty());
    assertThat(send.verdict(new ContactNotShared())).isInstanceOf(Verdict.Hold.class);
    send.purpose = Purpose.APPOINTMENT;
    assertThat(send.verdict(new ContactNotShared())).isEqualTo(Verdict.PASS);
  }
}
