package io.followup.sequence;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Slots that the code itself knows; {@link FieldSchema} has all of each trigger. */
public final class Slots {
  public static final String CUSTOMER_FIRST_NAME = "customer.firstName";
  public static final String CUSTOMER_NAME = "customer.name";
  public static final String COMPANY_NAME = "company.name";

  /** The office's number as people write it, for example {@code (512) 555-0100}. */
  public static final String COMPANY_PHONE = "company.phone";

  public static final String ESTIMATE_NAME = "estimate.name";

  /** With currency sign and cents, for example {@code $1,249.50}. */
  public static final String ESTIMATE_TOTAL = "estimate.total";

  /** Whether a zone of the contractor covers where a lead lives. */
  public static final String IN_SERVICE_AREA = "customer.inServiceArea";

  /** When the first window begins that can still be booked; empty when nothing is free. */
  public static final String NEXT_WINDOW = "booking.nextWindow";

  /** When it ends. */
  public static final String NEXT_WINDOW_END = "booking.nextWindowEnd";

  public static final String JOB_TYPE = "job.type";
  public static final String JOB_NUMBER = "job.number";

  /** What brought the customer: id of the campaign in the dispatch system. */
  public static final String JOB_CAMPAIGN = "job.campaign";

  /** Where the booking came in that became the job. */
  public static final String JOB_SOURCE = "job.source";

  /** A short address of this engine, its own for every touch, that leads on to a page. */
  public static final String LINK = "link";

  /** As they often are, rather long than short: to estimate by what a message will be. */
  static final Map<String, String> TYPICAL = typical();

  private Slots() {}

  private static Map<String, String> typical() {
    Instant at = Instant.parse("2026-11-25T15:00:00Z");
    Map<String, Object> typical = new LinkedHashMap<>();
    typical.put(CUSTOMER_FIRST_NAME, "Christopher");
    typical.put(CUSTOMER_NAME, "Christopher Example");
    typical.put("customer.type", "Residential");
    typical.put("customer.isMember", false);
    typical.put(IN_SERVICE_AREA, true);
    typical.put(COMPANY_NAME, "Lone Star Air & Heat");
    typical.put(COMPANY_PHONE, "(512) 555-0100");
    typical.put(ESTIMATE_NAME, "Replace the 3-ton condenser");
    typical.put(ESTIMATE_TOTAL, new BigDecimal("4250.00"));
    typical.put("estimate.options", 3L);
    typical.put("estimate.viewed", true);
    typical.put(JOB_TYPE, "AC tune-up and repair");
    typical.put(JOB_NUMBER, "51000456");
    typical.put("job.total", new BigDecimal("583.20"));
    typical.put("job.isRecall", false);
    typical.put("job.noCharge", false);
    typical.put(JOB_CAMPAIGN, "9202");
    typical.put(JOB_SOURCE, "Website");
    typical.put("booking.name", "Christopher Example");
    typical.put("booking.start", at);
    typical.put("booking.summary", "The AC in the upstairs hall does not cool any more");
    typical.put("booking.source", "Website");
    typical.put(NEXT_WINDOW, at);
    typical.put(NEXT_WINDOW_END, at.plus(Duration.ofHours(4)));
    typical.put("booking.isFirstTimeClient", true);
    typical.put("booking.jobTypeKnown", true);
    typical.put("session.lastStep", "Choose a time");
    typical.put("session.category", "Air conditioning");
    typical.put("session.isNewCustomer", true);
    typical.put("session.marketingOptIn", true);
    typical.put("session.estimateTotal", new BigDecimal("129.00"));
    typical.put("appointment.start", at);
    typical.put("appointment.windowEnd", at.plus(Duration.ofHours(4)));
    typical.put("appointment.confirmed", false);
    typical.put("technician.name", "Alexander Example");
    typical.put("invoice.number", "71000789");
    typical.put("invoice.dueDate", at);
    typical.put("invoice.count", 2L);
    typical.put("invoice.balance", new BigDecimal("1249.50"));
    typical.put("invoice.daysOverdue", 14L);
    typical.put("call.receivedAt", at);
    typical.put(LINK, "https://go.example.com/l/Ab3dEf6hIj9kLm2n");
    return Map.copyOf(WrittenValues.of(typical, ZoneId.of("America/Chicago")));
  }
}
