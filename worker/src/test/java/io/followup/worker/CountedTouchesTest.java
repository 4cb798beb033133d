package io.followup.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.calendar.BusinessClock;
import io.followup.sequence.Act;
import io.followup.sequence.Sequence.Trigger;
import io.followup.sequence.Step;
import io.followup.sequence.Wait;
import io.followup.subject.BookingSubject;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.touch.TouchRequest;
import io.followup.touch.TouchResult;
import io.followup.touch.Turn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CountedTouchesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T16:00:00Z");
  private static final TouchResult DONE = new TouchResult.Skipped("test", "Nothing to send.");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void a_step_without_a_message_is_counted_by_what_it_does() {
    Step task = new Step("office", Wait.NONE, new Act.Task("Call", "Please."));
    TouchRequest request =
        new TouchRequest(
            "booking/acme/1",
            new BookingSubject(new TenantId("acme"), "1"),
            new CustomerId("booking-1"),
            "new-booking@1",
            Trigger.BOOKING,
            NOW,
            task,
            BusinessClock.real(),
            NOW,
            NOW,
            Turn.FIRST);
    assertThat(new CountedTouches(asked -> DONE, meters).touch(request)).isEqualTo(DONE);
    assertThat(meters.get("followup.touches").tag("channel", "task").counter().count())
        .isEqualTo(1);
  }
}
