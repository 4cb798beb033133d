package io.followup.handover;

import io.followup.tenant.TenantId;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which handovers were mailed to the office. Mail servers do not notice a second time. */
public final class OfficeMails {
  private final JdbcTemplate jdbc;

  /** How far a mail came. */
  public enum State {
    /** Somebody is sending it, or died over it. */
    SENDING,
    SENT,
    /** The server may have it or not; it is not sent again. */
    UNKNOWN
  }

  public OfficeMails(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /**
   * Takes the one mail of a handover upon oneself.
   *
   * @return empty when the caller owns it now; else how far another came with it
   */
  public Optional<State> claim(TenantId tenant, String handover) {
    boolean mine =
        jdbc.update(
                """
                insert into office_mail (handover, tenant, state) values (?, ?, 'SENDING')
                on conflict (handover) do nothing
                """,
                handover,
                tenant.value())
            == 1;
    return mine
        ? Optional.empty()
        : jdbc
            .queryForList(
                "select state from office_mail where handover = ?", String.class, handover)
            .stream()
            .map(State::valueOf)
            .findFirst();
  }

  public void settled(String handover, State state) {
    jdbc.update(
        "update office_mail set state = ?, updated_at = now() where handover = ?",
        state.name(),
        handover);
  }

  /** Surely nothing was sent: it may be tried again. */
  public void release(String handover) {
    jdbc.update("delete from office_mail where handover = ? and state = 'SENDING'", handover);
  }
}
