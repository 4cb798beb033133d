package io.followup.marketing;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.TestDatabase;
import io.followup.reading.Provenance;
import io.followup.subject.BookingSubject;
import io.followup.subject.JobSubject;
import io.followup.subject.SessionSubject;
import io.followup.subject.Subject;
import io.followup.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MarketingSourcesTest {
  private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

  private final MarketingSources sources = new MarketingSources(TestDatabase.dataSource());
  private final TenantId tenant = new TenantId("t" + UUID.randomUUID().toString().substring(0, 8));
  private final JobSubject job = new JobSubject(tenant, "51000456");
  private final BookingSubject booking = new BookingSubject(tenant, "62000123");
  private final SessionSubject session = new SessionSubject(tenant, "8f2c");

  private static Provenance brought(Subject by, String campaign, String name, Instant at) {
    return new Provenance.Brought(
        by, new MarketingSource(Optional.ofNullable(campaign), Optional.ofNullable(name)), at);
  }

  private List<Provenance> everything() {
    return List.of(
        brought(session, "9100", "google / cpc", NOON),
        brought(booking, "9202", null, NOON.plusSeconds(60)),
        brought(job, "9999", null, NOON.plusSeconds(120)),
        new Provenance.CameOf(booking, session),
        new Provenance.CameOf(job, booking));
  }

  @Test
  void the_booking_goes_first_then_the_session_then_the_job_in_whatever_order_they_are_told() {
    List<Provenance> told = new ArrayList<>(everything());
    Random random = new Random(4);
    Attribution expected =
        new Attribution(
            "booking 62000123",
            new MarketingSource(Optional.of("9202"), Optional.of("google / cpc")),
            NOON.plusSeconds(120));
    for (int order = 0; order < 10; order++) {
      Collections.shuffle(told, random);
      told.forEach(one -> sources.learn(List.of(one)));
      assertThat(sources.of(job)).contains(expected);
    }
    assertThat(sources.jobsOf(session)).containsExactly(job);
    assertThat(sources.jobsOf(job)).containsExactly(job);
  }

  @Test
  void what_is_known_already_is_no_news_and_an_older_telling_changes_nothing() {
    assertThat(sources.learn(everything())).isTrue();
    assertThat(sources.learn(everything())).isFalse();
    assertThat(sources.learn(List.of(brought(booking, "1", "Old", NOON)))).isFalse();
    assertThat(sources.of(job).orElseThrow().source().campaign()).contains("9202");
  }

  @Test
  void a_job_that_was_no_booking_has_no_attribution_and_tenants_see_nothing_of_each_other() {
    sources.learn(List.of(brought(job, "9202", null, NOON)));
    assertThat(sources.of(job)).isEmpty();

    TenantId other = new TenantId("o" + UUID.randomUUID().toString().substring(0, 8));
    sources.learn(everything());
    assertThat(sources.of(new JobSubject(other, job.id()))).isEmpty();
    assertThat(sources.jobsOf(new BookingSubject(other, booking.id()))).isEmpty();
  }

  @Test
  void a_booking_that_is_said_to_have_come_of_itself_ends_no_search() {
    BookingSubject twin = new BookingSubject(tenant, "62000124");
    sources.learn(
        List.of(
            new Provenance.CameOf(booking, twin),
            new Provenance.CameOf(twin, booking),
            new Provenance.CameOf(job, booking),
            brought(twin, "7", null, NOON)));
    assertThat(sources.of(job).orElseThrow().source().campaign()).contains("7");
  }
}
