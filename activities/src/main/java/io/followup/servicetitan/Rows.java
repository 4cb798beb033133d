package io.followup.servicetitan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.List;

/**
 * The few fields that we read of ServiceTitan's objects (docs/reference/servicetitan.md).
 * Everything else is read over; money may come as number or text, a status as object or text.
 */
final class Rows {
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  static final ObjectReader GRANTED = JSON.readerFor(AccessTokens.Granted.class);
  static final ObjectReader ESTIMATE = JSON.readerFor(Estimate.class);
  static final ObjectReader ESTIMATES = JSON.readerFor(new TypeReference<Page<Estimate>>() {});
  static final ObjectReader CUSTOMER = JSON.readerFor(Customer.class);
  static final ObjectReader CONTACTS = JSON.readerFor(new TypeReference<Page<Contact>>() {});
  static final ObjectReader OPT_OUTS = JSON.readerFor(new TypeReference<Page<OptOut>>() {});
  static final ObjectReader NOTE = JSON.readerFor(Note.class);
  static final ObjectReader NOTES = JSON.readerFor(new TypeReference<Page<Note>>() {});
  static final ObjectReader CALLS = JSON.readerFor(new TypeReference<Page<Call>>() {});
  static final ObjectReader TASK = JSON.readerFor(Task.class);
  static final ObjectReader TASKS = JSON.readerFor(new TypeReference<Page<Task>>() {});
  static final ObjectReader LOCATION = JSON.readerFor(Location.class);
  static final ObjectReader JOB = JSON.readerFor(Job.class);
  static final ObjectReader JOB_TYPE = JSON.readerFor(JobType.class);

  private Rows() {}

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

  /** A call of the list of version 3. */
  record Call(long id, LeadCall leadCall) {}

  /**
   * @param duration {@code hh:mm:ss}
   * @param callType how the office classified it, once it did
   */
  record LeadCall(
      String receivedOn,
      String duration,
      String from,
      String direction,
      String callType,
      String voiceMailUrl) {}

  /** The samples have an id; the specification does not promise one. */
  record Note(long id, String text, String createdOn) {
    boolean says(String marker) {
      return text != null && text.contains("[" + marker + "]");
    }
  }

  record Task(long id, String description) {
    boolean says(String marker) {
      return description != null && description.contains("[" + marker + "]");
    }
  }

  record Estimate(
      long id,
      Long jobId,
      Long projectId,
      Long locationId,
      String name,
      String jobNumber,
      Status status,
      Boolean active,
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
      Boolean doNotMail) {}

  record Contact(String type, String value, PhoneSettings phoneSettings, Preferences preferences) {}

  record PhoneSettings(String phoneNumber, Boolean doNotText) {}

  record Preferences(Boolean marketingUpdatesEnabled) {}

  record OptOut(String contactNumber, String optOutType) {}

  record Location(Address address) {}

  record Address(String country, String state, String zip) {}

  record Job(Long jobTypeId) {}

  record JobType(String name) {}
}
