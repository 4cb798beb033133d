package io.followup.servicetitan;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.dispatch.Reading;
import io.followup.guard.Standing;
import io.followup.run.Outcome;
import io.followup.sequence.Sequence.Trigger;
import io.followup.subject.CustomerId;
import io.followup.subject.JobSubject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobReadingsTest {
  private static final String JOBS = "rest-jobs-list.response.json";
  private static final String APPOINTMENTS = "rest-appointments-list.response.json";
  private static final JobSubject JOB = new JobSubject(Asking.ACME, "51000456");
  private static final CustomerId PRIYA = new CustomerId("41000123");

  private final FakeServiceTitan fake = new FakeServiceTitan();

  @BeforeEach
  void a_job_with_one_appointment() {
    job("");
    appointments(Asking.row(APPOINTMENTS, 0));
    fake.on("/customers/41000123", "{\"id\": 41000123, \"name\": \"Priya Raman\"}");
    fake.on(
        "/customers/41000123/contacts",
        FakeServiceTitan.sample("rest-customers-contacts-list.response.json"));
    fake.on("/locations/42000123", "{\"address\": {\"state\": \"AZ\", \"zip\": \"85204\"}}");
    fake.on("/job-types/8101", "{\"id\": 8101, \"name\": \"AC Repair\"}");
    fake.on(
        "/appointment-assignments?appointmentIds=51000556",
        Asking.list("{\"appointmentId\": 51000556, \"technicianName\": \"Dana Whitlock\"}"));
    canceledFor("No show");
    fake.on(
        "/memberships?customerIds=41000123",
        FakeServiceTitan.sample("rest-memberships-list.response.json"));
  }

  @AfterEach
  void close() {
    fake.close();
  }

  private void canceledFor(String reason) {
    fake.on(
        "/jobs/cancel-reasons?ids=51000456",
        Asking.list(
            "{\"jobId\": 51000456, \"reasonId\": 7802, \"name\": \"%s\"}".formatted(reason)));
  }

  private void job(String changes) {
    fake.on("/jobs/51000456", Asking.row(JOBS, 0, changes));
  }

  private void appointments(String... rows) {
    fake.on("/appointments?jobId=51000456", Asking.list(rows));
  }

  private Reading read(Trigger trigger) {
    return fake.serviceTitan.read(Asking.about(JOB, PRIYA, trigger));
  }

  @Test
  void a_visit_that_lies_ahead_is_told_with_its_window_and_who_comes() {
    Reading reading = read(Trigger.APPOINTMENT);

    assertThat(reading.standing())
        .isEqualTo(
            new Standing.Open("Job 51000456 is Scheduled, appointment 51000556 is Scheduled"));
    assertThat(reading.values())
        .containsEntry("job.number", "118204")
        .containsEntry("job.type", "AC Repair")
        .containsEntry("job.noCharge", false)
        .containsEntry("job.isRecall", false)
        .containsEntry("customer.isMember", true)
        .containsEntry("appointment.start", Instant.parse("2026-06-17T15:00:00Z"))
        .containsEntry("appointment.windowEnd", Instant.parse("2026-06-17T17:00:00Z"))
        .containsEntry("appointment.confirmed", false)
        .containsEntry("technician.name", "Dana Whitlock")
        .doesNotContainKey("job.total");
    assertThat(reading.party().addresses()).hasSize(1);
  }

  @Test
  void a_membership_that_ran_out_is_none_though_the_filter_let_it_through() {
    fake.on(
        "/memberships?customerIds=41000123",
        Asking.list(
            Asking.row("rest-memberships-list.response.json", 0, "{\"status\": \"Expired\"}")));

    assertThat(read(Trigger.APPOINTMENT).values()).containsEntry("customer.isMember", false);
  }

  @Test
  void a_visit_that_was_taken_off_the_calendar_is_not_reminded_of() {
    appointments(Asking.row(APPOINTMENTS, 0, "{\"active\": false}"));

    assertThat(read(Trigger.APPOINTMENT).standing())
        .isEqualTo(
            new Standing.Over(Outcome.LOST, "Job 51000456 has no appointment ahead any more."));
  }

  @Test
  void a_completed_job_ends_reminders_and_is_what_reviews_are_about() {
    job("{\"jobStatus\": \"Completed\", \"total\": 538.5}");

    assertThat(read(Trigger.APPOINTMENT).standing())
        .isEqualTo(new Standing.Over(Outcome.WON, "Job 51000456 is completed."));
    assertThat(read(Trigger.JOB_COMPLETED).standing())
        .isEqualTo(new Standing.Open("Job 51000456 is Completed"));
    assertThat(read(Trigger.JOB_COMPLETED).values()).containsKey("job.total");
  }

  @Test
  void a_canceled_job_is_lost_but_for_whoever_was_not_there() {
    job("{\"jobStatus\": \"Canceled\"}");

    assertThat(read(Trigger.APPOINTMENT).standing())
        .isEqualTo(new Standing.Over(Outcome.LOST, "Job 51000456 is canceled."));
    assertThat(read(Trigger.JOB_NO_SHOW).standing())
        .isEqualTo(new Standing.Open("Job 51000456 is Canceled"));
  }

  @Test
  void a_job_that_was_canceled_for_another_reason_is_no_no_show() {
    job("{\"jobStatus\": \"Canceled\"}");
    canceledFor("Customer changed their mind");

    assertThat(read(Trigger.JOB_NO_SHOW).standing())
        .isEqualTo(
            new Standing.Over(
                Outcome.LOST, "Job 51000456 was canceled for another reason than a no-show."));
  }

  @Test
  void a_no_show_who_got_another_job_is_won() {
    job("{\"jobStatus\": \"Canceled\"}");
    fake.on("/jobs?customerId=41000123", Asking.list(Asking.row(JOBS, 0, "{\"id\": 51000777}")));

    assertThat(read(Trigger.JOB_NO_SHOW).standing())
        .isEqualTo(
            new Standing.Over(Outcome.WON, "Job 51000777 of the same person was booked since."));
  }
}
