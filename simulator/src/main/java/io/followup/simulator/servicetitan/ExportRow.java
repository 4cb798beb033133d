package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An object as a feed shows it.
 *
 * @param json made only when it is shown
 */
record ExportRow(String id, Instant modifiedOn, Supplier<ObjectNode> json) {

  static ExportRow of(Estimate estimate) {
    return new ExportRow(
        String.valueOf(estimate.id()), estimate.modifiedOn(), () -> VendorJson.estimate(estimate));
  }

  static ExportRow of(ObjectNode paper) {
    return new ExportRow(
        paper.path("id").asText(), Timestamps.read(paper.path("modifiedOn").asText()), () -> paper);
  }

  static Stream<ExportRow> contactsOf(Customer customer) {
    return VendorJson.contacts(customer).stream()
        .map(contact -> contact.put("customerId", customer.id()))
        .map(ExportRow::of);
  }
}
