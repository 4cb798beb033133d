package io.followup.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.feed.Feed;
import io.followup.run.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedsTest {
  private static final String TOKEN = "acme-token-0123456789";

  private static Feeds reading(String... names) {
    return new Feeds(List.of(names), null, null, null, null);
  }

  private static Tenant tenant(Webhooks webhooks, Feeds feeds) {
    Tenant acme = Sample.acme();
    return new Tenant(
        acme.company(),
        acme.zone(),
        acme.officePhone(),
        null,
        null,
        null,
        webhooks,
        acme.servicetitan(),
        acme.twilio(),
        null,
        null,
        null,
        null,
        null,
        null,
        feeds);
  }

  @Test
  void nothing_is_read_unless_it_is_asked_for() {
    assertThat(Feeds.none().wanted()).isEmpty();
    assertThat(reading("calls", "estimates").wanted()).containsExactly(Feed.ESTIMATES, Feed.CALLS);
    assertThat(reading("all").wanted()).containsExactly(Feed.values());
  }

  @Test
  void each_feed_has_its_pause_unless_another_is_set() {
    Feeds feeds = new Feeds(null, Map.of("calls", Duration.ofSeconds(30)), null, null, null);
    assertThat(feeds.pause(Feed.CALLS)).isEqualTo(Duration.ofSeconds(30));
    assertThat(feeds.pause(Feed.CONTACTS)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void a_tenant_lives_by_webhooks_by_feeds_or_by_both() {
    Webhooks unsigned = Webhooks.of(TOKEN, List.of());
    Webhooks signed = Webhooks.of(TOKEN, List.of("key"));
    assertThat(tenant(signed, null).feeds().wanted()).isEmpty();
    assertThat(tenant(unsigned, reading("all")).webhooks().takesDeliveries()).isFalse();
    assertThat(tenant(signed, reading("jobs")).feeds().wanted()).containsExactly(Feed.JOBS);
    assertThatThrownBy(() -> tenant(unsigned, null))
        .hasMessage(
            "webhooks.signing-keys is missing: give the HMAC key from the developer portal, or let"
                + " ServiceTitan's feeds be read instead (feeds.read)");
  }

  @Test
  void a_wrong_setting_is_told_with_its_field_and_what_is_allowed() {
    assertThatThrownBy(() -> reading("estimate"))
        .hasMessageStartingWith("feeds.read holds 'estimate': use all, or some of estimates, book");
    assertThatThrownBy(
            () -> new Feeds(null, Map.of("mails", Duration.ofMinutes(1)), null, null, null))
        .hasMessageStartingWith("feeds.every holds 'mails': use estimates, bookings");
    assertThatThrownBy(() -> new Feeds(null, Map.of("calls", Duration.ZERO), null, null, null))
        .hasMessageStartingWith("feeds.every.calls PT0S is not allowed");
    assertThatThrownBy(() -> new Feeds(null, null, Duration.ZERO, null, null))
        .hasMessageStartingWith("feeds.look-back PT0S is not allowed");
  }
}
