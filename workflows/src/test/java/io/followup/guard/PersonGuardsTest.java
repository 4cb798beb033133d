package io.followup.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.guard.Person.Admission;
import io.followup.guard.Person.Hold;
import io.followup.guard.Person.Sharing;
import io.followup.hold.HoldKind;
import io.followup.run.Outcome;
import io.followup.touch.Channel;
import io.followup.touch.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Guards about whom a message reaches, besides consent. */
class PersonGuardsTest {
  private final SampleSending send = new SampleSending();

  private void onHold(HoldKind kind) {
    send.holds =
        List.of(new Hold(kind, "wrote to the office", Instant.parse("2026-11-20T12:00:00Z")));
  }

  @ParameterizedTest
  @EnumSource(names = {"DISPUTE", "ATTORNEY", "BANKRUPTCY", "DECEASED", "COMPLAINT", "PAID"})
  void who_disputes_or_mourns_hears_from_a_person_only(HoldKind kind) {
    onHold(kind);

    assertThat(send.verdict(new NoHold()))
        .isInstanceOfSatisfying(
            Verdict.Stop.class, stop -> assertThat(stop.outcome()).isEqualTo(Outcome.REPLIED));
    assertThat(send.verdict(new NobodyTalking())).isEqualTo(Verdict.PASS);
  }

  @ParameterizedTest
  @EnumSource(names = {"HUMAN_IN_PLAY", "IN_CONVERSATION", "WRONG_PARTY", "NUMBER_REASSIGNED"})
  void while_a_person_is_to_answer_nothing_is_sent(HoldKind kind) {
    onHold(kind);

    assertThat(send.verdict(new NobodyTalking())).isInstanceOf(Verdict.Hold.class);
    assertThat(send.verdict(new NoHold())).isEqualTo(Verdict.PASS);
  }

  @Test
  void a_reminder_of_an_appointment_goes_on_while_both_are_in_touch() {
    onHold(HoldKind.IN_CONVERSATION);
    send.purpose = Purpose.APPOINTMENT;
    assertThat(send.verdict(new NobodyTalking())).isEqualTo(Verdict.PASS);
    onHold(HoldKind.HUMAN_IN_PLAY);
    assertThat(send.verdict(new NobodyTalking())).isInstanceOf(Verdict.Hold.class);
  }

  @Test
  void the_sentence_says_why_and_since_when() {
    onHold(HoldKind.DISPUTE);
    assertThat(((Verdict.Stop) send.verdict(new NoHold())).why())
        .isEqualTo(
            "The customer disputes a charge (since 2026-11-20): a person takes it from here.");
  }

  @Test
  void a_mailbox_that_bounces_lets_another_channel_go() {
    send.channel = Channel.EMAIL;
    send.suppressions =
        List.of(new Sending.Suppression(SuppressionKind.BOUNCE, "has a mailbox that is gone"));
    assertThat(send.verdict(new NotSuppressed())).isInstanceOf(Verdict.NotPossible.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"OPT_OUT", "WRONG_PARTY", "COMPLAINT", "LITIGATOR"})
  void every_other_suppression_ends_the_run(SuppressionKind kind) {
    send.suppressions =
        List.of(
            new Sending.Suppression(SuppressionKind.BOUNCE, "has a mailbox that is gone"),
            new Sending.Suppression(kind, "said so"));
    assertThat(send.verdict(new NotSuppressed())).isInstanceOf(Verdict.Stop.class);
  }

  @Test
  void a_landlord_with_four_estimates_gets_one_message_a_day() {
    send.sharing = new Sharing(4, 4, Optional.of("the SMS of 10:30"));
    assertThat(send.verdict(new ContactNotShared()))
        .isEqualTo(
            new Verdict.Skip(
                "Another customer with the same number or address got the SMS of 10:30 on this"
                    + " day: one message a day is enough there."));
  }

  @Test
  void a_number_of_very_many_customers_waits_for_a_person() {
    send.sharing = new Sharing(5, 4, Optional.empty());
    assertThat(send.verdict(new ContactNotShared())).isInstanceOf(Verdict.Hold.class);
  }

  @Test
  void a_tenant_for_tests_contacts_nobody_else() {
    send.admission = Admission.NOT_ON_THE_LIST_OF_TESTS;
    assertThat(send.verdict(new RecipientAllowed())).isInstanceOf(Verdict.Skip.class);
  }
}
