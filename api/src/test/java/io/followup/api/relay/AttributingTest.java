package io.followup.api.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.api.RunningApi;
import io.followup.api.TestDatabase;
import io.followup.api.TestTemporal;
import io.followup.fact.Fact;
import io.followup.fact.JobAttributed;
import io.followup.run.FollowUpStart;
import io.followup.temporal.Payloads;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What brought the customer of a booking reaches the run of the job, whichever is told first. */
class AttributingTest {
  private static final String CAME = "Came through booking %s: campaign 9202 (Website).";

  private static TestTemporal temporal;
  private static RunningApi api;

  @BeforeAll
  static void start() {
    temporal = new TestTemporal();
    api =
        new RunningApi(
            TestDatabase.fresh(), temporal.address(), "--followup.sequences=../sequences");
  }

  @AfterAll
  static void stop() {
    api.close();
    temporal.close();
  }

  private static void told(String event, String data) {
    api.settled(api.accepted(event, "{\"tenantId\":1000200030,\"data\":" + data + "}"));
  }

  private static void booked(String booking) {
    told(
        "booking.created",
        """
        {"id":%s,"status":"New","source":"Website","campaignId":9202,
        "createdOn":"2026-06-15T16:00:00Z","modifiedOn":"2026-06-15T16:00:00Z"}\
        """
            .formatted(booking));
  }

  private static void converted(String booking, String job) {
    told(
        "booking.converted",
        """
        {"id":%s,"status":"Converted","jobId":%s,"source":"Website","campaignId":9202,
        "createdOn":"2026-06-15T16:00:00Z","modifiedOn":"2026-06-15T16:31:00Z"}\
        """
            .formatted(booking, job));
  }

  private static void jobMade(String job, String booking) {
    told(
        "job.created",
        """
        {"id":%s,"jobStatus":"Scheduled","customerId":41000123,"bookingId":%s,
        "createdOn":"2026-06-15T16:30:00Z","modifiedOn":"2026-06-15T16:30:00Z"}\
        """
            .formatted(job, booking));
  }

  private static void planned(String job) {
    told(
        "appointment.created",
        """
        {"id":9%s,"jobId":%s,"customerId":41000123,"status":"Scheduled",
        "start":"2026-06-18T15:00:00Z","end":"2026-06-18T17:00:00Z","active":true,
        "createdOn":"2026-06-15T16:30:00Z","modifiedOn":"2026-06-15T16:30:00Z"}\
        """
            .formatted(job, job));
  }

  /** What the run of a job heard of it, at its start and later. */
  private static List<String> heard(String job) {
    return temporal.client().fetchHistory("job/acme/" + job).getEvents().stream()
        .flatMap(AttributingTest::facts)
        .filter(JobAttributed.class::isInstance)
        .map(fact -> ((JobAttributed) fact).attribution().inWords())
        .toList();
  }

  private static Stream<Fact> facts(HistoryEvent event) {
    if (event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED) {
      Payload input = event.getWorkflowExecutionStartedEventAttributes().getInput().getPayloads(0);
      return read(input, FollowUpStart.class).told().stream();
    }
    var signal = event.getWorkflowExecutionSignaledEventAttributes();
    return event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED
            && signal.getSignalName().equals("fact")
        ? Stream.of(read(signal.getInput().getPayloads(0), Fact.class))
        : Stream.empty();
  }

  private static <T> T read(Payload payload, Class<T> type) {
    return Payloads.converter().fromPayload(payload, type, type);
  }

  @Test
  void a_run_that_begins_after_the_conversion_knows_from_its_start() {
    booked("3001");
    converted("3001", "5001");
    planned("5001");
    assertThat(heard("5001")).containsExactly(CAME.formatted("3001"));
  }

  @Test
  void a_run_that_was_there_before_the_conversion_is_told() {
    planned("5002");
    assertThat(heard("5002")).isEmpty();
    booked("3002");
    converted("3002", "5002");
    assertThat(heard("5002")).containsExactly(CAME.formatted("3002"));
  }

  @Test
  void a_job_that_names_its_booking_suffices_though_it_lost_the_campaign() {
    booked("3003");
    planned("5003");
    jobMade("5003", "3003");
    assertThat(heard("5003")).containsExactly(CAME.formatted("3003"));
  }

  @Test
  void a_booking_that_is_told_last_of_all_still_counts() {
    jobMade("5004", "3004");
    planned("5004");
    assertThat(heard("5004")).isEmpty();
    converted("3004", "5004");
    assertThat(heard("5004")).containsExactly(CAME.formatted("3004"));
  }

  @Test
  void a_conversion_told_again_is_the_same_fact() {
    planned("5005");
    converted("3005", "5005");
    converted("3005", "5005");
    told(
        "booking.updated",
        """
        {"id":3005,"status":"Converted","jobId":5005,"source":"Website","campaignId":9202,
        "modifiedOn":"2026-06-15T16:31:00Z"}\
        """);
    assertThat(heard("5005")).isNotEmpty().containsOnly(CAME.formatted("3005"));
  }

  @Test
  void a_session_that_became_a_booking_that_became_a_job_lends_what_the_booking_does_not_say() {
    told(
        "schedulingpro.session.completed",
        """
        {"id":"s-6","bookingId":3006,"customer":{"firstName":"Pat"},
        "sourceTracking":{"campaignId":"9100","utmSource":"google","utmMedium":"cpc"},
        "modifiedOn":"2026-06-15T15:59:00Z"}\
        """);
    jobMade("5006", "3006");
    planned("5006");
    assertThat(heard("5006"))
        .containsExactly("Came through booking 3006: campaign 9100 (google / cpc).");
  }
}
