package io.followup.lifecycle;

import static io.followup.lifecycle.Told.callAnswered;
import static io.followup.lifecycle.Told.customerBooked;
import static io.followup.lifecycle.Told.hour;
import static io.followup.lifecycle.Told.missedCall;
import static io.followup.lifecycle.Told.session;
import static io.followup.lifecycle.Told.sessionCompleted;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.lifecycle.Change.Effect;
import io.followup.run.Outcome;
import io.followup.sequence.Anchor;
import org.junit.jupiter.api.Test;

class SessionAndCallLifecycleTest {
  private final Lifecycle session = Lifecycle.startedBy(session(hour(0)));
  private final Lifecycle call = Lifecycle.startedBy(missedCall(hour(0)));

  @Test
  void a_session_is_won_when_it_is_finished_after_all() {
    assertThat(session.on(sessionCompleted(hour(1))).over().orElseThrow())
        .isEqualTo(new Lifecycle.Over(Outcome.WON, "The customer finished booking online."));
  }

  @Test
  void a_session_is_won_by_whatever_the_person_books_since() {
    assertThat(session.on(customerBooked(hour(1))).over().orElseThrow())
        .isEqualTo(new Lifecycle.Over(Outcome.WON, "The customer booked: job 51000999."));
  }

  @Test
  void what_was_booked_before_a_session_has_nothing_to_do_with_it() {
    assertThat(session.on(customerBooked(hour(-1))).isNews()).isFalse();
  }

  @Test
  void whoever_comes_back_and_drops_out_again_makes_a_new_version_of_the_session() {
    Change again = session.on(session(hour(3)));
    assertThat(again.effect()).isEqualTo(Effect.NEW_VERSION);
    assertThat(again.after().on(customerBooked(hour(1))).isNews())
        .as("booked before the person was last seen")
        .isFalse();
    assertThat(again.after().on(session(hour(1))).isNews()).as("an older telling").isFalse();
  }

  @Test
  void a_missed_call_is_won_when_the_caller_is_spoken_to_or_books() {
    assertThat(call.on(callAnswered(hour(1))).over().orElseThrow())
        .isEqualTo(new Lifecycle.Over(Outcome.WON, "The office spoke with the customer."));
    assertThat(call.on(customerBooked(hour(1))).over().orElseThrow().outcome())
        .isEqualTo(Outcome.WON);
    assertThat(call.on(customerBooked(hour(-1))).isNews()).isFalse();
  }

  @Test
  void the_same_missed_call_told_twice_is_no_news() {
    assertThat(call.on(missedCall(hour(0))).isNews()).isFalse();
    assertThat(call.at(Anchor.CALL_RECEIVED_AT)).contains(hour(0));
  }
}
