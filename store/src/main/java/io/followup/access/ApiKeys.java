package io.followup.access;

import io.followup.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keys to the REST API. Only the SHA-256 of a key is kept, so that a copy of the table opens
 * nothing.
 */
public final class ApiKeys {
  private static final String COLUMNS = "id, name, role, tenants, created_at, revoked_at";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcTemplate jdbc;

  /** A key just made; the secret is shown this once. */
  public record Issued(ApiKey key, String secret) {}

  public ApiKeys(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** The key with this secret, unless it was revoked. */
  public Optional<ApiKey> find(String secret) {
    return jdbc
        .query(
            "select " + COLUMNS + " from api_key where hash = ? and revoked_at is null",
            (row, number) -> read(row),
            (Object) sha256(secret))
        .stream()
        .findFirst();
  }

  public Issued issue(String name, Role role, Optional<Set<TenantId>> tenants) {
    byte[] random = new byte[32];
    RANDOM.nextBytes(random);
    String secret = "fu_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    return new Issued(insert(secret, name, role, tenants), secret);
  }

  /**
   * Makes sure that this key exists, as admin of all tenants; one that was revoked stays revoked.
   */
  public void ensureAdmin(String secret, String name) {
    boolean known =
        !jdbc.queryForList("select 1 from api_key where hash = ?", Integer.class, sha256(secret))
            .isEmpty();
    if (!known) {
      insert(secret, name, Role.ADMIN, Optional.empty());
    }
  }

  public List<ApiKey> all() {
    return jdbc.query(
        "select " + COLUMNS + " from api_key order by id", (row, number) -> read(row));
  }

  /** Whether there was such a key in force. */
  public boolean revoke(long id) {
    return jdbc.update(
            "update api_key set revoked_at = now() where id = ? and revoked_at is null", id)
        == 1;
  }

  private ApiKey insert(String secret, String name, Role role, Optional<Set<TenantId>> tenants) {
    String[] allowed =
        tenants
            .map(own -> own.stream().map(TenantId::value).sorted().toArray(String[]::new))
            .orElse(null);
    return jdbc.query(
            """
            insert into api_key (hash, name, role, tenants) values (?, ?, ?, ?)
            on conflict (hash) do update set name = api_key.name
            returning\s"""
                + COLUMNS,
            (row, number) -> read(row),
            sha256(secret),
            name,
            role.name().toLowerCase(java.util.Locale.ROOT),
            allowed)
        .getFirst();
  }

  private static ApiKey read(ResultSet row) throws SQLException {
    java.sql.Array tenants = row.getArray("tenants");
    return new ApiKey(
        row.getLong("id"),
        row.getString("name"),
        Role.valueOf(row.getString("role").toUpperCase(java.util.Locale.ROOT)),
        tenants == null
            ? Optional.empty()
            : Optional.of(
                Arrays.stream((String[]) tenants.getArray())
                    .map(TenantId::new)
                    .collect(Collectors.toUnmodifiableSet())),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("revoked_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }

  private static byte[] sha256(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
