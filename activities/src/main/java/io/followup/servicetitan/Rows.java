package io.followup.servicetitan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The few fields that we read of ServiceTitan's objects (docs/reference/servicetitan.md).
 * Everything else is read over; money may come as number or text, a status as object or text.
 */
final class Rows {
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** For answers that nobody needs. */
  static final ObjectReader ANYTHING = JSON.readerFor(JsonNode.class);

  static final ObjectReader GRANTED = JSON.readerFor(AccessTokens.Granted.class);
  static final ObjectReader ESTIMATE = JSON.readerFor(Estimate.class);
  static final ObjectReader ESTIMATES = JSON.readerFor(new TypeReference<Page<Estimate>>() {});
  static final ObjectReader CUSTOMER = JSON.readerFor(Customer.class);
  static final ObjectReader CONTACTS = JSON.readerFor(new TypeReference<Page<Contact>>() {});
  static final ObjectReader OPT_OUTS = JSON.readerFor(new TypeReference<Page<OptOut>>() {});
  static final ObjectReader NOTES = JSON.readerFor(new TypeReference<Page<Note>>() {});
  static final ObjectReader LOCATION = JSON.readerFor(Location.class);
  static final ObjectReader JOB = JSON.readerFor(Job.class);
  static final ObjectReader JOB_TYPE = JSON.readerFor(JobType.class);

  static final ObjectReader CUSTOMERS = pages(Customer.class);
  static final ObjectReader CONTACT_METHODS = pages(ContactMethod.class);
  static final ObjectReader RELATIONSHIPS = pages(Relationship.class);
  static final ObjectReader BOOKING = JSON.readerFor(Booking.class);
  static final ObjectReader BOOKINGS = pages(Booking.class);
  static final ObjectReader SCHEDULERS = pages(Scheduler.class);
  static final ObjectReader SESSIONS = pages(Session.class);
  static final ObjectReader JOBS = pages(Job.class);
  static final ObjectReader CANCEL_REASONS = pages(CancelReason.class);
  static final ObjectReader APPOINTMENTS = pages(Appointment.class);
  static final ObjectReader ASSIGNMENTS = pages(Assignment.class);
  static final ObjectReader MEMBERSHIPS = pages(Membership.class);
  static final ObjectReader INVOICES = pages(Invoice.class);
  static final ObjectReader PAYMENTS = pages(Payment.class);

  private Rows() {}

  static ObjectReader reader(Class<?> row) {
    return JSON.readerFor(row);
  }

  static ObjectReader pages(Class<?> row) {
    return JSON.readerFor(JSON.getTypeFactory().constructParametricType(Page.class, row));
  }

  /** Null when nothing is referred to. */
  static Long id(Reference reference) {
    return reference == null ? null : reference.id();
  }

  /** Of an amount that may be missing. */
  static int signum(BigDecimal amount) {
    return amount == null ? 0 : amount.signum();
  }

  static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
      throw new IllegalStateException("a request cannot be written as JSON", impossible);
    }
  }

  record Page<T>(boolean hasMore, List<T> data) {
    Page {
      data = data == null ? List.of() : List.copyOf(data);
    }
  }

  /** The samples have an id; the specification does not promise one. */
  record Note(long id, String text, String createdOn) {}

  record Estimate(
      long id,
      Long jobId,
      Long projectId,
      Long locationId,
      String name,
      String jobNumber,
      Status status,
      Boolean active,
      Long businessUnitId,
      BigDecimal subtotal,
      BigDecimal tax) {

    BigDecimal total() {
      return zero(subtotal).add(zero(tax));
    }

    private static BigDecimal zero(BigDecimal money) {
      return money == null ? BigDecimal.ZERO : money;
    }
  }

  /** {@code {"value": 0, "name": "Open"}}, or just {@code "Open"}. */
  record Status(String name) {
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Status object(@JsonProperty("name") String name) {
      return new Status(name);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Status text(String name) {
      return new Status(name);
    }
  }

  record Customer(
      long id,
      Boolean active,
      String name,
      String type,
      Long mergedToId,
      Boolean doNotService,
      Boolean doNotMail,
      Address address,
      List<ExternalDatum> externalData) {

    boolean isMarked(String key, String value) {
      return externalData != null && externalData.contains(new ExternalDatum(key, value));
    }
  }

  record ExternalDatum(String key, String value) {}

  record Contact(String type, String value, PhoneSettings phoneSettings, Preferences preferences) {}

  record PhoneSettings(String phoneNumber, Boolean doNotText) {}

  record Preferences(
      Boolean marketingUpdatesEnabled, Boolean jobRemindersEnabled, Boolean invoiceNotification) {}

  record ContactMethod(String contactId, String type, String value) {}

  record Relationship(Long relatedEntityId, String typeSlug) {}

  record OptOut(String contactNumber, String optOutType) {}

  record Location(Address address) {}

  record Address(
      String street, String unit, String city, String country, String state, String zip) {}

  record Booking(
      long id,
      String source,
      String createdOn,
      String name,
      Address address,
      String customerType,
      String start,
      String summary,
      Boolean isFirstTimeClient,
      String status,
      Long jobId,
      Long jobTypeId,
      Long businessUnitId,
      Long campaignId) {}

  record Scheduler(String id) {}

  record Session(
      String id,
      String createdOn,
      String modifiedOn,
      Long jobId,
      Long bookingId,
      String previousSessionId,
      String category,
      String lastStep,
      Boolean marketingOptIn,
      BigDecimal estimateTotal,
      @JsonProperty("customer") Visitor visitor) {

    Session {
      visitor = visitor == null ? new Visitor(null, null, null, null, null, null, null) : visitor;
    }
  }

  record Visitor(
      Boolean isNewCustomer,
      String firstName,
      String lastName,
      String email,
      String phone,
      Boolean isBot,
      Address address) {

    /** First and last name in one text. */
    String name() {
      return Stream.of(firstName, lastName)
          .filter(part -> part != null && !part.isBlank())
          .map(String::strip)
          .collect(Collectors.joining(" "));
    }
  }

  record Job(
      long id,
      String jobNumber,
      Long customerId,
      Long locationId,
      String jobStatus,
      String createdOn,
      Long jobTypeId,
      Long recallForId,
      Boolean noCharge,
      Long businessUnitId,
      BigDecimal total,
      Long campaignId) {}

  record CancelReason(Long jobId, Long reasonId, String name) {}

  record Appointment(
      long id,
      Long jobId,
      String start,
      String end,
      String arrivalWindowStart,
      String arrivalWindowEnd,
      String status,
      Boolean isConfirmed,
      Boolean unused,
      Boolean active) {

    /** Customers are told the arrival window, not when the work begins. */
    Optional<Instant> begins() {
      return Times.instant(arrivalWindowStart).or(() -> Times.instant(start));
    }

    Optional<Instant> ends() {
      return Times.instant(arrivalWindowEnd).or(() -> Times.instant(end));
    }
  }

  record Assignment(Long appointmentId, String technicianName, Boolean active) {}

  record Membership(Long customerId, String status, Boolean active) {}

  /** Something else that a row names. */
  record Reference(Long id) {}

  record Invoice(
      long id,
      String referenceNumber,
      String invoiceDate,
      String dueDate,
      BigDecimal total,
      BigDecimal balance,
      Reference customer,
      Reference location,
      Reference job,
      String sentStatus,
      String reviewStatus,
      Boolean active) {

    boolean isOwed() {
      return !Boolean.FALSE.equals(active) && signum(total) > 0 && signum(balance) > 0;
    }

    boolean isCredit() {
      return !Boolean.FALSE.equals(active) && signum(balance) < 0;
    }

    boolean wasSent() {
      return sentStatus != null && !"NotSent".equalsIgnoreCase(sentStatus);
    }

    boolean isOnHold() {
      return "OnHold".equalsIgnoreCase(reviewStatus);
    }
  }

  record Payment(Reference customer, BigDecimal unappliedAmount, Boolean active) {}

  record JobType(String name) {}
}
