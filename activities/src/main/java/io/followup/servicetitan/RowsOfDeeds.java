package io.followup.servicetitan;

import com.fasterxml.jackson.databind.ObjectReader;
import io.followup.servicetitan.Rows.ExternalDatum;
import io.followup.servicetitan.Rows.Note;
import io.followup.servicetitan.Rows.Reference;
import io.followup.servicetitan.Rows.Status;
import java.util.List;
import java.util.Objects;

/** The few fields that we read of what we make ourselves, to find it again. */
final class RowsOfDeeds {
  static final ObjectReader TASK = Rows.reader(Task.class);
  static final ObjectReader TASKS = Rows.pages(Task.class);
  static final ObjectReader NOTE = Rows.reader(Note.class);
  static final ObjectReader NOTES = Rows.pages(Note.class);
  static final ObjectReader MADE_CUSTOMER = Rows.reader(Made.class);
  static final ObjectReader LOCATION = Rows.reader(Location.class);
  static final ObjectReader LOCATIONS = Rows.pages(Location.class);
  static final ObjectReader JOB = Rows.reader(Job.class);
  static final ObjectReader JOBS = Rows.pages(Job.class);
  static final ObjectReader ESTIMATE = Rows.reader(Estimate.class);
  static final ObjectReader ESTIMATES = Rows.pages(Estimate.class);
  static final ObjectReader BOOKING = Rows.reader(Booking.class);
  static final ObjectReader LEAD = Rows.reader(Lead.class);
  static final ObjectReader LEADS = Rows.pages(Lead.class);
  static final ObjectReader ATTRIBUTED = Rows.pages(Attributed.class);
  static final ObjectReader TOLD = Rows.pages(Told.class);

  private RowsOfDeeds() {}

  /** Whether a text bears a mark of ours. */
  static boolean bears(String text, String marker) {
    return text != null && text.contains("[" + marker + "]");
  }

  record Made(long id) {}

  record Task(long id, Long customerId, String description) {}

  record Location(long id, Long customerId, Boolean active, Site address) {}

  record Site(String street, String unit, String city, String zip) {}

  record Job(
      long id, Long customerId, Long bookingId, String summary, List<ExternalDatum> externalData) {

    boolean isMarked(String key, String value) {
      return externalData != null && externalData.contains(new ExternalDatum(key, value));
    }
  }

  record Link(String name, String url) {}

  record Estimate(long id, Long jobId, Status status, List<Link> externalLinks) {

    boolean isMarked(String marker) {
      return externalLinks != null
          && externalLinks.stream().anyMatch(link -> marker.equals(link.name()));
    }
  }

  record Booking(long id, String status, Long jobId, Long bookingProviderId) {}

  record Lead(long id, Long customerId, String status, String summary, String followUpDate) {}

  record Attributed(Attribution attribution, Reference job, Reference booking) {
    boolean isOf(String kind, long id) {
      return Objects.equals(Rows.id(kind.equals("job") ? job : booking), id);
    }
  }

  record Attribution(
      String utmSource,
      String utmCampaign,
      String landingPageUrl,
      String clickId,
      String gbraid,
      String wbraid) {}

  /** What became of one number that was opted out: Ok, RetryableError or LogicalError. */
  record Told(String contactNumber, String status) {}
}
