package io.followup.control;

import io.followup.guard.Sending.Off.Effect;
import io.followup.tenant.TenantId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Kill switches that are off. Read in the transaction that decides about a send. */
public final class Switches {
  static final String EVERY = "*";

  private final JdbcTemplate jdbc;

  /** What a switch switches. */
  public enum Scope {
    /** Everything of a tenant, or of all. */
    ALL,
    /** {@code sms}, {@code voice} or {@code email}. */
    CHANNEL,
    /** A sequence by its name, without version. */
    SEQUENCE,
    /** A voice script or mail template by its name, or a text as {@code sequence/step}. */
    TEMPLATE;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A switch.
   *
   * @param tenant empty: of every tenant
   * @param name of the channel, sequence or template; {@code *} for all
   */
  public record Switch(Optional<TenantId> tenant, Scope scope, String name) {
    /** For example {@code channel sms of acme}. */
    public String inWords() {
      String what = scope == Scope.ALL ? "everything" : scope.code() + " " + name;
      return what + tenant.map(id -> " of " + id).orElse(" of every tenant");
    }
  }

  /** One that is off, and why. */
  public record SwitchedOff(Switch which, Effect effect, String reason, String by, Instant since) {}

  public Switches(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** Switches off; one that is off already gets the new reason. */
  public void off(Switch which, Effect effect, String reason, String by) {
    jdbc.update(
        """
        insert into kill_switch (tenant, scope, name, effect, reason, off_by)
        values (?, ?, ?, ?, ?, ?)
        on conflict (tenant, scope, name) do update
          set effect = excluded.effect, reason = excluded.reason, off_by = excluded.off_by,
              off_at = now()
        """,
        tenant(which),
        which.scope().code(),
        which.name(),
        effect.name().toLowerCase(Locale.ROOT),
        reason,
        by);
  }

  /** Whether it was off. */
  public boolean on(Switch which) {
    return jdbc.update(
            "delete from kill_switch where tenant = ? and scope = ? and name = ?",
            tenant(which),
            which.scope().code(),
            which.name())
        == 1;
  }

  /** All that are off. */
  public List<SwitchedOff> allOff() {
    return jdbc.query(
        """
        select tenant, scope, name, effect, reason, off_by, off_at from kill_switch
        order by tenant, scope, name
        """,
        (row, n) ->
            new SwitchedOff(
                new Switch(
                    Optional.of(row.getString(1))
                        .filter(tenant -> !tenant.equals(EVERY))
                        .map(TenantId::new),
                    Scope.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                    row.getString(3)),
                Effect.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                row.getString(5),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant()));
  }

  private static String tenant(Switch which) {
    return which.tenant().map(TenantId::value).orElse(EVERY);
  }
}
