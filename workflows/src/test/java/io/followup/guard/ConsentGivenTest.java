package io.followup.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.guard.ConsentOnRecord.Grant;
import io.followup.guard.ConsentOnRecord.Revocation;
import io.followup.touch.Channel;
import io.followup.touch.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsentGivenTest {
  private static final Instant MARCH = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant JUNE = Instant.parse("2026-06-02T12:00:00Z");

  private final SampleSending send = new SampleSending();
  private final ConsentGiven guard = new ConsentGiven();

  @BeforeEach
  void nothing_is_on_record() {
    send.consent = ConsentOnRecord.nothing();
  }

  private static ConsentOnRecord record(
      List<Instant> given, Optional<Instant> takenBack, Optional<Instant> ownerChanged) {
    return new ConsentOnRecord(
        given.stream().map(at -> new Grant("booking form", at)).toList(),
        takenBack.map(at -> new Revocation("texted STOP", at)),
        ownerChanged,
        Optional.empty());
  }

  private String why() {
    return ((Verdict.NotPossible) send.verdict(guard)).why();
  }

  @ParameterizedTest
  @CsvSource({
    "ESTIMATE,    SMS,   needed",
    "ESTIMATE,    VOICE, needed",
    "ESTIMATE,    EMAIL, not needed",
    "REVIEW,      SMS,   needed",
    "APPOINTMENT, SMS,   not needed",
    "APPOINTMENT, VOICE, needed",
    "APPOINTMENT, EMAIL, not needed",
    "INVOICE,     SMS,   not needed",
    "INVOICE,     VOICE, needed",
    "INVOICE,     EMAIL, not needed",
  })
  void what_needs_a_consent_on_record(Purpose purpose, Channel channel, String needed) {
    send.purpose = purpose;
    send.channel = channel;

    assertThat(send.verdict(guard))
        .isInstanceOf(needed.equals("needed") ? Verdict.NotPossible.class : Verdict.Pass.class);
  }

  @Test
  void without_a_consent_the_sentence_says_what_to_configure() {
    assertThat(why())
        .isEqualTo(
            "No consent of this customer to marketing texts is on record: record one with POST"
                + " /api/consents, or state under contacting.consents of the tenant what its forms"
                + " collect.");
  }

  @Test
  void a_consent_on_record_is_enough() {
    send.consent = record(List.of(MARCH), Optional.empty(), Optional.empty());
    assertThat(send.verdict(guard)).isEqualTo(Verdict.PASS);
  }

  @Test
  void what_the_booking_form_collects_is_enough() {
    send.consent = ConsentOnRecord.collectedBy("booking form");
    assertThat(send.verdict(guard)).isEqualTo(Verdict.PASS);
  }

  @Test
  void what_was_taken_back_does_not_count_whatever_the_form_says() {
    send.consent =
        record(List.of(MARCH), Optional.of(JUNE), Optional.empty())
            .collecting(Optional.of("booking form"));
    assertThat(why())
        .isEqualTo(
            "The customer took back the consent to marketing texts: texted STOP on 2026-06-02.");
  }

  @Test
  void a_consent_given_after_the_last_stop_counts_again() {
    send.consent = record(List.of(MARCH, JUNE.plusSeconds(1)), Optional.of(JUNE), Optional.empty());
    assertThat(send.verdict(guard)).isEqualTo(Verdict.PASS);
  }

  @Test
  void a_revocation_ends_informational_texts_too() {
    send.purpose = Purpose.APPOINTMENT;
    send.consent = record(List.of(), Optional.of(JUNE), Optional.empty());
    assertThat(send.verdict(guard)).isInstanceOf(Verdict.NotPossible.class);
  }

  @Test
  void a_consent_older_than_a_change_of_the_numbers_owner_does_not_count() {
    send.consent = record(List.of(MARCH), Optional.empty(), Optional.of(JUNE));
    assertThat(why()).contains("is older than 2026-06-02");
  }

  @Test
  void the_inputs_tell_by_what_it_passed() {
    send.consent = record(List.of(MARCH), Optional.empty(), Optional.empty());
    assertThat(guard.inputs(send.sending()))
        .containsEntry("class", "MARKETING")
        .containsEntry("consent", "booking form, 2026-03-01T12:00:00Z");
  }
}
