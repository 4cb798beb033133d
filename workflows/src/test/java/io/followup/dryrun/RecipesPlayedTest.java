package io.followup.dryrun;

import static io.followup.run.Sample.ACME;
import static io.followup.run.Sample.CUSTOMER;
import static io.followup.run.Sample.TUESDAY_10;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.dryrun.Calendar.Fate;
import io.followup.fact.AppointmentPlanned;
import io.followup.fact.BookingDismissed;
import io.followup.fact.BookingReceived;
import io.followup.fact.CallMissed;
import io.followup.fact.InvoiceOverdue;
import io.followup.fact.InvoiceSettled;
import io.followup.fact.JobCompleted;
import io.followup.fact.NoShow;
import io.followup.fact.Origin;
import io.followup.fact.SessionAbandoned;
import io.followup.fact.SessionCompleted;
import io.followup.fact.SubjectFact;
import io.followup.fact.TechnicianDispatched;
import io.followup.run.Sample;
import io.followup.sequence.Sequences;
import io.followup.subject.BookingSubject;
import io.followup.subject.CallSubject;
import io.followup.subject.DebtSubject;
import io.followup.subject.JobSubject;
import io.followup.subject.SessionSubject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every recipe, played over what is recorded of one object. The office is in Chicago. */
class RecipesPlayedTest {
  private static final JobSubject JOB = new JobSubject(ACME, "51000456");
  private static final BookingSubject BOOKING = new BookingSubject(ACME, "31000234");
  private static final DebtSubject DEBT = new DebtSubject(ACME, CUSTOMER);

  private int facts;

  private Origin origin(Instant at) {
    facts++;
    return new Origin("fact-" + facts, ACME, at, at, "test");
  }

  private static Instant hours(long hours) {
    return TUESDAY_10.plus(Duration.ofHours(hours));
  }

  private static Calendar play(String recipe, SubjectFact... facts) {
    try {
      byte[] file = Files.readAllBytes(Path.of("..", "sequences", recipe + ".yaml"));
      Recorded object = new Recorded(facts[0].subject().workflowId(), List.of(facts));
      return new DryRun(
              Sequences.parse(Map.of(recipe, file)),
              Sample.acme(),
              (tenant, customer) -> Optional.empty())
          .play(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For example {@code 2026-11-24T10:10 text SENT}, then how it ended. */
  private static List<String> told(Calendar calendar) {
    List<String> told =
        new java.util.ArrayList<>(
            calendar.entries().stream()
                .filter(entry -> entry.what() != Calendar.What.ENDED)
                .map(
                    entry ->
                        entry.local().toLocalDateTime() + " " + entry.step() + " " + entry.what())
                .toList());
    told.add(
        switch (calendar.fate()) {
          case Fate.Ended ended -> ended.ending().outcome() + ": " + ended.ending().why();
          case Fate.NotEnrolled not -> not.rule() + ": " + not.why();
        });
    return told;
  }

  private JobCompleted completed(String total, Instant at) {
    return new JobCompleted(
        origin(at), JOB, CUSTOMER, Optional.of(new BigDecimal(total)), false, false, at, at);
  }

  private AppointmentPlanned planned(Instant start, Instant at) {
    return new AppointmentPlanned(
        origin(at),
        JOB,
        CUSTOMER,
        "81000001",
        start,
        start.plus(Duration.ofHours(4)),
        TUESDAY_10,
        at);
  }

  @Test
  void unsold_estimate() {
    assertThat(told(play("unsold-estimate", Sample.opened("1", TUESDAY_10))))
        .containsExactly(
            "2026-11-25T10:00 first-text SENT",
            "2026-11-27T10:00 call SENT",
            "2026-12-01T10:00 last-mail SENT",
            "EXHAUSTED: Every step was taken and the estimate is still open.");
  }

  @Test
  void estimate_viewed() {
    assertThat(told(play("estimate-viewed", Sample.opened("1", TUESDAY_10, "9000.00"))))
        .containsExactly(
            "2026-11-24T13:00 ask SENT",
            "2026-11-24T13:00 by-size BRANCHED",
            "2026-11-25T13:00 office-calls TASKED",
            "2026-11-27T10:00 mail SENT",
            "EXHAUSTED: Every step was taken and the estimate is still open.");
    assertThat(told(play("estimate-viewed", Sample.opened("1", TUESDAY_10, "900.00"))))
        .doesNotContain("2026-11-25T13:00 office-calls TASKED");
  }

  @Test
  void abandoned_session() {
    SessionSubject session = new SessionSubject(ACME, "s-1");
    SessionAbandoned abandoned =
        new SessionAbandoned(
            origin(TUESDAY_10),
            session,
            CUSTOMER,
            true,
            true,
            Optional.empty(),
            TUESDAY_10,
            TUESDAY_10);
    assertThat(told(play("abandoned-session", abandoned)))
        .startsWith("2026-11-24T10:10 text SENT", "2026-11-25T10:00 mail SENT");
    SessionCompleted completed = new SessionCompleted(origin(hours(2)), session, hours(2));
    assertThat(told(play("abandoned-session", abandoned, completed)))
        .startsWith("2026-11-24T10:10 text SENT", "WON: The customer finished booking online.")
        .hasSize(2);
  }

  @Test
  void new_booking() {
    assertThat(
            told(
                play(
                    "new-booking",
                    new BookingReceived(
                        origin(TUESDAY_10),
                        BOOKING,
                        CUSTOMER,
                        Optional.of(hours(48)),
                        true,
                        true,
                        TUESDAY_10,
                        TUESDAY_10))))
        .startsWith(
            "2026-11-24T10:01 area BRANCHED",
            "2026-11-24T10:01 arrived SENT",
            "2026-11-24T12:00 office TASKED",
            "2026-11-25T10:00 sorry SENT");
  }

  @Test
  void dismissed_booking() {
    assertThat(
            told(
                play(
                    "dismissed-booking",
                    new BookingDismissed(origin(TUESDAY_10), BOOKING, CUSTOMER, TUESDAY_10))))
        .startsWith("2026-11-26T10:00 still-needed SENT", "2026-12-08T10:00 last-mail SENT");
  }

  @Test
  void appointment_reminders() {
    assertThat(
            told(
                play(
                    "appointment-reminders",
                    planned(hours(72), TUESDAY_10),
                    new TechnicianDispatched(origin(hours(71)), JOB, "81000001", hours(71)))))
        .startsWith("2026-11-26T10:00 day-before SENT", "2026-11-27T09:00 on-the-way SENT");
  }

  @Test
  void an_appointment_that_is_moved_is_reminded_of_anew() {
    assertThat(
            told(
                play(
                    "appointment-reminders",
                    planned(hours(72), TUESDAY_10),
                    planned(hours(120), hours(50)))))
        .startsWith("2026-11-26T10:00 day-before SENT", "2026-11-28T10:00 day-before SENT");
  }

  @Test
  void review_request() {
    assertThat(told(play("review-request", completed("583.20", TUESDAY_10))))
        .startsWith("2026-11-25T10:00 ask SENT");
  }

  @Test
  void membership_offer() {
    List<String> told = told(play("membership-offer", completed("583.20", TUESDAY_10)));
    assertThat(told).filteredOn(line -> line.endsWith(" SENT")).hasSize(1);
    assertThat(told).filteredOn(line -> line.endsWith(" SKIPPED")).hasSizeLessThanOrEqualTo(1);
    assertThat(told(play("membership-offer", completed("20.00", TUESDAY_10))))
        .containsExactly(
            "enroll: job.total is 20.00, job.noCharge is no; the sequence enrolls when job.total"
                + " >= 150 && !job.noCharge.");
  }

  @Test
  void no_show_rebook() {
    assertThat(
            told(play("no-show-rebook", new NoShow(origin(TUESDAY_10), JOB, CUSTOMER, TUESDAY_10))))
        .startsWith(
            "2026-11-24T11:00 missed-you SENT",
            "2026-11-26T10:00 mail SENT",
            "2026-11-28T10:00 office DEFERRED",
            "2026-11-30T08:00 office TASKED");
  }

  @Test
  void missed_call() {
    assertThat(
            told(
                play(
                    "missed-call",
                    new CallMissed(
                        origin(TUESDAY_10),
                        new CallSubject(ACME, "c-1"),
                        CUSTOMER,
                        TUESDAY_10,
                        TUESDAY_10))))
        .startsWith("2026-11-24T10:00 text SENT", "2026-11-24T11:00 office TASKED");
  }

  private InvoiceOverdue overdue() {
    return new InvoiceOverdue(
        origin(TUESDAY_10), DEBT, "71000789", new BigDecimal("1249.50"), TUESDAY_10, TUESDAY_10);
  }

  @Test
  void dunning() {
    assertThat(told(play("dunning", overdue())))
        .startsWith(
            "2026-12-01T10:00 day-7 SENT",
            "2026-12-01T11:00 day-7-mail SENT",
            "2026-12-08T10:00 day-14 SENT",
            "2026-12-15T10:00 day-21 SENT",
            "2026-12-24T10:00 day-30 SENT",
            "2026-12-27T10:00 office DEFERRED",
            "2026-12-28T08:00 office TASKED");
  }

  @Test
  void dunning_ends_with_the_payment() {
    assertThat(
            told(
                play(
                    "dunning",
                    overdue(),
                    new InvoiceSettled(origin(hours(200)), DEBT, "71000789", hours(200)))))
        .hasSize(3)
        .startsWith(
            "2026-12-01T10:00 day-7 SENT",
            "2026-12-01T11:00 day-7-mail SENT",
            "WON: Every overdue invoice is settled.");
  }
}
