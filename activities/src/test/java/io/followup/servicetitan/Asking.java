package io.followup.servicetitan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.dispatch.DispatchSystem.Detail;
import io.followup.dispatch.Question;
import io.followup.sequence.Sequence.Trigger;
import io.followup.subject.CustomerId;
import io.followup.subject.Subject;
import io.followup.tenant.TenantId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

/** Questions about the objects of the vendor's samples, and answers made of these. */
final class Asking {
  static final TenantId ACME = new TenantId("acme");
  static final Instant JUNE_15 = Instant.parse("2026-06-15T16:00:00Z");
  static final Instant JUNE_16 = Instant.parse("2026-06-16T20:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Asking() {}

  static Question about(Subject subject, Trigger trigger) {
    return about(subject, CustomerId.behind(subject), trigger);
  }

  static Question about(Subject subject, CustomerId customer, Trigger trigger) {
    return about(subject, customer, trigger, List.of());
  }

  static Question about(Subject subject, CustomerId customer, Trigger trigger, List<String> known) {
    return new Question(
        subject, customer, trigger, EnumSet.allOf(Detail.class), JUNE_15, JUNE_16, known);
  }

  /** One row of a sample's list, with fields replaced. */
  static String row(String sample, int number, String changes) {
    try {
      ObjectNode row =
          (ObjectNode) JSON.readTree(FakeServiceTitan.sample(sample)).path("data").path(number);
      JsonNode changed = JSON.readTree(changes.isEmpty() ? "{}" : changes);
      changed.properties().forEach(field -> row.set(field.getKey(), field.getValue()));
      return row.toString();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static String row(String sample, int number) {
    return row(sample, number, "");
  }

  static String list(String... rows) {
    return "{\"hasMore\": false, \"data\": [" + String.join(",", rows) + "]}";
  }
}
