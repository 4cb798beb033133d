package io.followup.call;

import static io.followup.lifecycle.Told.callAnswered;
import static io.followup.lifecycle.Told.hour;
import static io.followup.lifecycle.Told.missedCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.run.Engine;
import io.followup.run.Lives;
import io.followup.run.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MissedCallFollowUpTest {
  private final Engine engine = Engine.start();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void the_caller_gets_a_text_within_a_minute_and_the_office_a_task() {
    Lives.missedCallThatTheOfficeReturns(engine);
    engine.sleep(Duration.ofMinutes(1));
    assertThat(engine.stepsTouched()).containsExactly("text");
    assertThat(engine.ending().outcome()).isEqualTo(Outcome.EXHAUSTED);
    assertThat(engine.stepsTouched()).containsExactly("text", "office");
    assertThat(engine.ending().touches()).isEqualTo(1);
  }

  @Test
  void who_is_called_back_needs_no_task() {
    engine.begins(missedCall(hour(0)), Lives.MISSED_CALL);
    engine.sleep(Duration.ofMinutes(20));
    engine.hears(callAnswered(hour(0).plusSeconds(1200)));
    assertThat(engine.ending().outcome()).isEqualTo(Outcome.WON);
    assertThat(engine.stepsTouched()).containsExactly("text");
  }
}
