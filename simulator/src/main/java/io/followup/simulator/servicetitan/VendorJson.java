package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Objects of the office in the shapes of ServiceTitan's API. */
final class VendorJson {
  static final long OFFICE_USER = 2100;
  static final long BUSINESS_UNIT = 701;
  private static final String LONG_AGO = "2026-01-01T00:00:00Z";

  private VendorJson() {}

  static ObjectNode customer(Customer customer) {
    ObjectNode json = Json.object();
    json.put("id", customer.id());
    json.put("active", customer.mergedTo().isEmpty());
    json.put("name", customer.name());
    json.put("type", "Residential");
    json.set("address", address(customer.address()));
    json.putArray("customFields");
    json.put("balance", 0.0);
    json.put("taxExempt", false);
    json.putArray("tagTypeIds");
    json.put("doNotMail", false);
    json.put("doNotService", false);
    json.put("nationalAccount", false);
    json.put("createdOn", Timestamps.wire(customer.createdOn()));
    json.put("createdById", OFFICE_USER);
    json.put("modifiedOn", Timestamps.wire(customer.createdOn()));
    putNumber(json, "mergedToId", customer.mergedTo());
    json.putNull("paymentTermId");
    json.putNull("creditLimit");
    json.putNull("creditLimitBalance");
    json.putArray("externalData");
    return json;
  }

  static ObjectNode location(Customer customer) {
    ObjectNode json = Json.object();
    json.put("id", customer.locationId());
    json.put("customerId", customer.id());
    json.put("active", true);
    json.put("name", customer.name());
    json.set("address", address(customer.address()));
    json.putArray("customFields");
    json.put("createdOn", Timestamps.wire(customer.createdOn()));
    json.put("createdById", OFFICE_USER);
    json.put("modifiedOn", Timestamps.wire(customer.createdOn()));
    json.putNull("mergedToId");
    json.putNull("zoneId");
    json.putArray("tagTypeIds");
    json.putArray("externalData");
    json.putNull("taxZoneId");
    return json;
  }

  static ObjectNode address(Address address) {
    ObjectNode json = Json.object();
    json.put("street", address.street());
    json.putNull("unit");
    json.put("city", address.city());
    json.put("state", address.state());
    json.put("zip", address.zip());
    json.put("country", "USA");
    json.putNull("latitude");
    json.putNull("longitude");
    return json;
  }

  static List<ObjectNode> contacts(Customer customer) {
    List<ObjectNode> contacts = new ArrayList<>(2);
    customer.phone().ifPresent(phone -> contacts.add(phoneContact(customer, national(phone))));
    customer.email().ifPresent(email -> contacts.add(contact(customer, 2, "Email", email)));
    return contacts;
  }

  private static ObjectNode phoneContact(Customer customer, String number) {
    ObjectNode json = contact(customer, 1, "MobilePhone", number);
    ObjectNode settings = Json.object();
    settings.put("phoneNumber", number);
    settings.put("doNotText", customer.doNotText());
    json.set("phoneSettings", settings);
    return json;
  }

  private static ObjectNode contact(Customer customer, int ordinal, String type, String value) {
    ObjectNode json = Json.object();
    json.put("id", customer.id() * 10 + ordinal);
    json.put("type", type);
    json.put("value", value);
    json.putNull("memo");
    json.put("modifiedOn", Timestamps.wire(customer.createdOn()));
    json.putNull("phoneSettings");
    json.put("createdOn", Timestamps.wire(customer.createdOn()));
    ObjectNode preferences = json.putObject("preferences");
    preferences.put("jobRemindersEnabled", true);
    preferences.put("marketingUpdatesEnabled", customer.marketing());
    preferences.put("invoiceStatementNotification", true);
    preferences.put("invoiceNotification", true);
    preferences.put("statementNotification", true);
    return json;
  }

  /** ServiceTitan keeps numbers of the USA as ten digits. */
  static String national(String phone) {
    return phone.startsWith("+1") && phone.length() == 12 ? phone.substring(2) : phone;
  }

  static ObjectNode job(Job job, List<Estimate> estimates, List<Long> appointments) {
    ObjectNode json = Json.object();
    json.put("id", job.id());
    json.put("jobNumber", job.number());
    json.putNull("projectId");
    json.put("customerId", job.customerId());
    json.put("locationId", job.locationId());
    json.put("jobStatus", job.progress().status().wire);
    putTime(json, "completedOn", job.progress().completedOn());
    json.put("businessUnitId", BUSINESS_UNIT);
    json.put("jobTypeId", job.jobTypeId());
    json.put("priority", "Normal");
    json.put("campaignId", job.terms().campaignId());
    json.put("appointmentCount", Math.max(1, appointments.size()));
    json.put("firstAppointmentId", appointments.isEmpty() ? job.id() + 1 : appointments.getFirst());
    json.put("lastAppointmentId", appointments.isEmpty() ? job.id() + 1 : appointments.getLast());
    putNumber(json, "recallForId", job.terms().recallForId());
    json.putNull("warrantyId");
    json.putNull("jobGeneratedLeadSource");
    json.put("noCharge", job.terms().noCharge());
    json.put("notificationsEnabled", true);
    json.put("createdOn", Timestamps.wire(job.createdOn()));
    json.put("createdById", OFFICE_USER);
    json.put("modifiedOn", Timestamps.wire(job.progress().modifiedOn()));
    List.of("leadCallId", "partnerLeadCallId").forEach(json::putNull);
    putNumber(json, "bookingId", job.terms().bookingId());
    json.putNull("soldById");
    json.put("invoiceId", job.id() + 2);
    json.putNull("membershipId");
    json.put("total", job.progress().total().map(VendorJson::money).orElse(null));
    List.of("summary", "summaryOfWork").forEach(json::putNull);
    json.putArray("customFields");
    json.putArray("tagTypeIds");
    json.put("customerPo", "");
    json.putArray("externalData");
    ArrayNode estimateIds = json.putArray("estimateIds");
    estimates.forEach(estimate -> estimateIds.add(estimate.id()));
    json.putNull("createdFromEstimateId");
    json.putArray("equipmentIds");
    json.put("isAutoDispatched", false);
    return json;
  }

  static ObjectNode jobType(JobType type) {
    ObjectNode json = Json.object();
    json.put("id", type.id());
    json.put("name", type.name());
    json.putArray("businessUnitIds").add(BUSINESS_UNIT);
    json.putArray("skills").add("HVAC");
    json.putArray("tagTypeIds");
    json.put("priority", "Normal");
    json.put("duration", 7200);
    json.put("soldThreshold", 0.0);
    json.put("class", "Service");
    json.put("summary", "");
    json.put("noCharge", false);
    json.put("enforceRecurringServiceEventSelection", false);
    json.put("invoiceSignaturesRequired", true);
    json.put("modifiedOn", LONG_AGO);
    json.put("createdOn", LONG_AGO);
    json.putArray("externalData");
    json.put("active", true);
    return json;
  }

  static ObjectNode estimate(Estimate estimate) {
    ObjectNode json = Json.object();
    json.put("id", estimate.id());
    putNumber(json, "jobId", estimate.jobId());
    putNumber(json, "projectId", estimate.projectId());
    putNumber(json, "locationId", estimate.locationId());
    putNumber(json, "customerId", estimate.customerId());
    json.put("name", estimate.name());
    json.put("jobNumber", estimate.jobNumber().orElse(null));
    ObjectNode status = json.putObject("status");
    status.put("value", estimate.status().value);
    status.put("name", estimate.status().wire);
    json.put("reviewStatus", "None");
    json.put("summary", "");
    json.put("createdOn", Timestamps.wire(estimate.createdOn()));
    json.put("modifiedOn", Timestamps.wire(estimate.modifiedOn()));
    putTime(json, "soldOn", estimate.soldOn());
    putNumber(json, "soldBy", estimate.soldBy());
    json.put("active", estimate.active());
    json.putArray("items").add(item(estimate));
    json.putArray("externalLinks");
    json.put("subtotal", money(estimate.subtotal()));
    json.put("tax", money(estimate.tax()));
    json.put("vendorTaxCost", 0.0);
    json.put("businessUnitId", BUSINESS_UNIT);
    json.put("businessUnitName", "HVAC - Service");
    json.put("isRecommended", true);
    json.putNull("budgetCodeId");
    json.put("isChangeOrder", false);
    List.of("proposalTagName", "depositAmount", "depositPercent").forEach(json::putNull);
    json.put("requireDepositOnSignature", false);
    return json;
  }

  private static ObjectNode item(Estimate estimate) {
    String created = Timestamps.wire(estimate.createdOn());
    ObjectNode json = Json.object();
    json.put("id", estimate.id() * 10 + 1);
    ObjectNode sku = json.putObject("sku");
    sku.put("id", 2001);
    sku.put("name", "CAP-45-5");
    sku.put("displayName", estimate.name());
    sku.put("type", "Service");
    sku.put("soldHours", 2.5);
    sku.put("generalLedgerAccountId", 4000);
    sku.put("generalLedgerAccountName", "Service revenue");
    sku.put("modifiedOn", LONG_AGO);
    json.put("skuAccount", "Service revenue");
    json.put("description", "<p>Parts and labor.</p>");
    json.putNull("membershipTypeId");
    json.put("qty", 1);
    json.put("unitRate", money(estimate.subtotal()));
    json.put("total", money(estimate.subtotal()));
    json.put("unitCost", 0.0);
    json.put("totalCost", 0.0);
    json.put("vendorTaxCost", 0.0);
    json.put("itemGroupName", "");
    json.putNull("itemGroupRootId");
    json.put("createdOn", created);
    json.put("modifiedOn", created);
    json.put("chargeable", true);
    List.of(
            "invoiceItemId",
            "budgetCodeId",
            "membershipBillingFrequency",
            "membershipDuration",
            "salesTax")
        .forEach(json::putNull);
    return json;
  }

  static BigDecimal money(BigDecimal amount) {
    return amount.scale() < 1 ? amount.setScale(1) : amount;
  }

  static void putNumber(ObjectNode json, String name, OptionalLong value) {
    if (value.isPresent()) {
      json.put(name, value.getAsLong());
    } else {
      json.putNull(name);
    }
  }

  private static void putTime(ObjectNode json, String name, Optional<Instant> value) {
    json.put(name, value.map(Timestamps::wire).orElse(null));
  }
}
