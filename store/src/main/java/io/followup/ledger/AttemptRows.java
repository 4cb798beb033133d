package io.followup.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.consent.ContactPoint;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads attempts from their rows, and writes values as columns hold them. */
final class AttemptRows {
  static final String SELECT =
      """
      select a.key, a.tenant, a.workflow_id, a.step, a.ordinal, a.sequence, a.channel, a.customer,
             a.contact_point, c.kind, c.value, a.state, a.provider_id, a.error_code,
             a.delivery_state, a.content, a.business_at, a.created_at, a.updated_at
      from attempt a join contact_point c on c.id = a.contact_point
      """;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> CONTENT = new TypeReference<>() {};

  private AttemptRows() {}

  static Attempt attempt(ResultSet row, int n) throws SQLException {
    TenantId tenant = new TenantId(row.getString(2));
    return new Attempt(
        new AttemptKey(row.getString(1)),
        tenant,
        row.getString(3),
        row.getString(4),
        row.getInt(5),
        row.getString(6),
        Channel.valueOf(row.getString(7).toUpperCase(Locale.ROOT)),
        new CustomerId(row.getString(8)),
        new ContactPoint(
            row.getLong(9), tenant, ContactPoint.Kind.of(row.getString(10)), row.getString(11)),
        Attempt.State.valueOf(row.getString(12)),
        Optional.ofNullable(row.getString(13)),
        Optional.ofNullable(row.getString(14)),
        Optional.ofNullable(row.getString(15)),
        content(row.getString(16)),
        instant(row, 17),
        instant(row, 18),
        instant(row, 19));
  }

  static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static OffsetDateTime timestamp(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static String json(Map<String, String> texts) {
    try {
      return JSON.writeValueAsString(texts);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts cannot be written as JSON", impossible);
    }
  }

  private static Map<String, String> content(String json) {
    try {
      return JSON.readValue(json, CONTENT);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(
          "attempt.content is not an object of texts; was it edited by hand?", broken);
    }
  }
}
