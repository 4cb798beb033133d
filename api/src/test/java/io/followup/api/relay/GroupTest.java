package io.followup.api.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.api.servicetitan.Samples;
import io.followup.enrolling.Plan;
import io.followup.fact.OptedOut;
import io.followup.fact.Origin;
import io.followup.inbox.Claimed;
import io.followup.inbox.RawDelivery;
import io.followup.reading.Reading;
import io.followup.subject.CustomerId;
import io.followup.tenant.Lifecycles;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.touch.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.PriorityBlockingQueue;
import org.junit.jupiter.api.Test;

/** Which deliveries go first, and which cannot go at all. */
class GroupTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final Instant NOW = Instant.parse("2026-11-24T16:00:00Z");

  private static RawDelivery delivery(long id) {
    return new RawDelivery(
        id,
        ACME,
        "servicetitan",
        "estimate.created",
        "key-" + id,
        Map.of(),
        new byte[0],
        NOW,
        Optional.empty(),
        Optional.empty());
  }

  private static Group group(long id, Plan... plans) {
    Task task =
        new Task(
            new Claimed(delivery(id), 0, NOW),
            Reading.nothing("test", "nothing"),
            List.of(plans),
            Optional.empty());
    return new Group(List.of(task), null, null, result -> {});
  }

  private static Plan stop() {
    Origin origin = new Origin("opt-out-1", ACME, NOW, NOW, "twilio-sms");
    return new Plan.Tell(
        "estimate/acme/job-1",
        new OptedOut(origin, new CustomerId("41"), Channel.SMS, "replied STOP"));
  }

  @Test
  void a_stop_overtakes_what_came_before_it_and_the_rest_keeps_its_order() {
    Group first = group(1, new Plan.Nothing("test", "nothing"));
    Group second = group(2, new Plan.Nothing("test", "nothing"));
    Group stop = group(3, stop());
    PriorityBlockingQueue<Group> waiting =
        new PriorityBlockingQueue<>(List.of(second, first, stop));
    assertThat(List.of(waiting.remove(), waiting.remove(), waiting.remove()))
        .containsExactly(stop, first, second);
  }

  @Test
  void a_tenant_that_is_not_configured_is_told_with_what_to_do() {
    Tenant other = Samples.tenant(Lifecycles.usual());
    Readers readers = new Readers(new Tenants(Map.of("other", other)), List.of());
    assertThatThrownBy(() -> readers.read(delivery(1)))
        .hasMessage(
            "tenant acme is not configured: add it to the file in FOLLOWUP_CONFIG, then replay.");
  }
}
