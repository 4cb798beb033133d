package io.followup.consent;

import io.followup.tenant.TenantId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Requests to record consent that were carried out, by the key that whoever made them gave. A
 * request whose answer was lost can so be made again.
 */
public final class ConsentRequests {
  private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 40))";

  private static final String FIND =
      "select body_hash, consents from consent_request where tenant = ? and idempotency_key = ?";

  private static final String KEEP =
      """
      insert into consent_request (tenant, idempotency_key, body_hash, consents)
      values (?, ?, ?, ?)
      """;

  private final JdbcTemplate jdbc;

  /**
   * @param hash of what was asked
   * @param consents ids of what was recorded
   */
  public record Done(byte[] hash, List<Long> consents) {
    /** Whether the same was asked. */
    public boolean isFor(byte[] other) {
      return Arrays.equals(hash, other);
    }
  }

  public ConsentRequests(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /**
   * What was done for this key. Until the caller's transaction ends nobody else asks for the same
   * key.
   */
  public Optional<Done> find(TenantId tenant, String key) {
    jdbc.query(LOCK, row -> {}, tenant + " " + key);
    return jdbc.query(FIND, ConsentRequests::done, tenant.value(), key).stream().findFirst();
  }

  /** Keeps what was done, in the caller's transaction. */
  public void keep(TenantId tenant, String key, Done done) {
    jdbc.update(
        KEEP,
        statement -> {
          Array ids = statement.getConnection().createArrayOf("bigint", done.consents().toArray());
          statement.setString(1, tenant.value());
          statement.setString(2, key);
          statement.setBytes(3, done.hash());
          statement.setArray(4, ids);
        });
  }

  private static Done done(ResultSet row, int number) throws SQLException {
    return new Done(row.getBytes(1), Arrays.stream((Long[]) row.getArray(2).getArray()).toList());
  }
}
