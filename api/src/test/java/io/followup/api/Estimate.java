package io.followup.api;

import java.time.Instant;

/** An estimate as ServiceTitan tells of it, for tests. */
public record Estimate(
    String id, String job, String customer, String status, String subtotal, Instant modifiedOn) {
  private static final Instant START = Instant.parse("2026-06-15T21:10:05Z");

  public static Estimate open(String id, String job) {
    return new Estimate(id, job, "41000123", "Open", "538.50", START);
  }

  public Estimate sold() {
    return as("Sold");
  }

  public Estimate dismissed() {
    return as("Dismissed");
  }

  /** The same in another state, a minute later. */
  public Estimate as(String otherStatus) {
    return new Estimate(id, job, customer, otherStatus, subtotal, modifiedOn.plusSeconds(60));
  }

  public Estimate of(String otherCustomer) {
    return new Estimate(id, job, otherCustomer, status, subtotal, modifiedOn);
  }

  public Estimate costing(String otherSubtotal) {
    return new Estimate(id, job, customer, status, otherSubtotal, modifiedOn);
  }

  public String run() {
    return "estimate/acme/job-" + job;
  }

  public String json() {
    return """
        {"tenantId":1000200030,"data":{"id":%s,"jobId":%s,"customerId":%s,"status":{"name":"%s"},
        "subtotal":%s,"tax":44.70,"createdOn":"%s","modifiedOn":"%s","active":true}}"""
        .formatted(id, job, customer, status, subtotal, START, modifiedOn);
  }
}
