package io.followup.intent;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.TestDatabase;
import io.followup.intent.Intents.Origin;
import io.followup.intent.Intents.Outcome;
import io.followup.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class IntentsTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String KEY = "memo/estimate/acme/job-7/task/1";

  private final TenantId tenant = new TenantId("t" + UUID.randomUUID().toString().substring(0, 8));
  private final Intents intents = new Intents(TestDatabase.dataSource());

  private Claim claim(Duration lease) {
    return intents.claim(tenant, KEY, "note", "m", lease);
  }

  private void letTheLeaseRunOut() {
    new JdbcTemplate(TestDatabase.dataSource())
        .update(
            "update intent set leased_until = now() - interval '1 second' where tenant = ?",
            tenant.value());
  }

  @Test
  void of_many_who_want_to_do_it_at_once_one_does() {
    List<Claim> claims =
        IntStream.range(0, 20)
            .mapToObj(n -> CompletableFuture.supplyAsync(() -> claim(LONG)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(claims).filteredOn(Claim.Mine.class::isInstance).hasSize(1);
    assertThat(claims).filteredOn(Claim.Taken.class::isInstance).hasSize(19);
  }

  @Test
  void after_a_crash_before_the_request_it_is_surely_not_sent() {
    claim(LONG);
    letTheLeaseRunOut();

    assertThat(claim(LONG))
        .isInstanceOfSatisfying(Claim.Mine.class, mine -> assertThat(mine.postedAgo()).isEmpty());
  }

  @Test
  void after_a_crash_behind_the_request_nobody_knows() {
    Claim.Mine dead = (Claim.Mine) claim(LONG);
    assertThat(intents.posting(tenant, KEY, dead.lease(), LONG)).isTrue();
    letTheLeaseRunOut();

    assertThat(claim(LONG))
        .isInstanceOfSatisfying(
            Claim.Mine.class,
            mine ->
                assertThat(mine.postedAgo().orElseThrow())
                    .isBetween(Duration.ZERO, Duration.ofMinutes(1)));
  }

  @Test
  void who_lost_the_lease_sends_nothing_and_changes_nothing() {
    Claim.Mine slow = (Claim.Mine) claim(LONG);
    letTheLeaseRunOut();
    claim(LONG);

    assertThat(intents.posting(tenant, KEY, slow.lease(), LONG)).isFalse();
    intents.release(tenant, KEY, slow.lease(), Optional.empty());
    assertThat(claim(LONG)).isInstanceOf(Claim.Taken.class);
  }

  @Test
  void what_is_done_stays_done_and_is_listed_as_made() {
    claim(LONG);
    intents.done(tenant, KEY, new Outcome("45", Origin.MADE, "Note 45 of customer 41."));
    intents.done(tenant, KEY, new Outcome("46", Origin.MADE, "Another."));

    assertThat(claim(LONG))
        .isEqualTo(new Claim.Done(new Outcome("45", Origin.MADE, "Note 45 of customer 41.")));
    assertThat(intents.made(tenant, Instant.EPOCH, "", 10))
        .singleElement()
        .satisfies(write -> assertThat(write.object()).isEqualTo("45"));
  }

  @Test
  void tenants_do_not_see_each_other() {
    claim(LONG);

    assertThat(intents.claim(new TenantId(tenant + "x"), KEY, "note", "m", LONG))
        .isInstanceOf(Claim.Mine.class);
  }
}
