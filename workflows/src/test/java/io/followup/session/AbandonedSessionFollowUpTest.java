package io.followup.session;

import static io.followup.lifecycle.Told.customerBooked;
import static io.followup.lifecycle.Told.hour;
import static io.followup.lifecycle.Told.session;
import static io.followup.lifecycle.Told.sessionCompleted;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.run.Engine;
import io.followup.run.Lives;
import io.followup.run.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AbandonedSessionFollowUpTest {
  private final Engine engine = Engine.start();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void who_stays_away_gets_a_text_and_a_mail() {
    engine.begins(session(hour(0)), Lives.ABANDONED);
    assertThat(engine.ending().outcome()).isEqualTo(Outcome.EXHAUSTED);
    assertThat(engine.stepsTouched()).containsExactly("text", "mail");
    assertThat(engine.touches().get(0).dueAt()).isEqualTo(hour(0).plusSeconds(600));
    assertThat(engine.touches().get(1).dueAt()).isEqualTo(hour(24));
  }

  @Test
  void who_finishes_within_ten_minutes_hears_nothing() {
    engine.begins(session(hour(0)), Lives.ABANDONED);
    engine.sleep(Duration.ofMinutes(5));
    engine.hears(sessionCompleted(hour(0).plusSeconds(300)));
    assertThat(engine.ending().outcome()).isEqualTo(Outcome.WON);
    assertThat(engine.stepsTouched()).isEmpty();
  }

  @Test
  void who_books_by_telephone_gets_no_mail() {
    Lives.sessionWhoseCustomerBooksByTelephone(engine);
    assertThat(engine.ending().outcome()).isEqualTo(Outcome.WON);
    assertThat(engine.ending().why()).isEqualTo("The customer booked: job 51000999.");
    assertThat(engine.stepsTouched()).containsExactly("text");
  }

  @Test
  void what_was_booked_before_does_not_end_it() {
    engine.begins(session(hour(0)), Lives.ABANDONED);
    engine.hears(customerBooked(hour(-20)));
    assertThat(engine.ending().outcome()).isEqualTo(Outcome.EXHAUSTED);
  }
}
