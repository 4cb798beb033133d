package io.followup.acting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.followup.dispatch.Action;
import io.followup.intent.Intents.Origin;
import io.followup.intent.Intents.Outcome;
import io.followup.temporal.Payloads;
import io.followup.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Actions that were asked for, and how far each came. What was asked is forgotten once it is done.
 */
public final class ActionRequests {
  private static final ObjectMapper JSON =
      Payloads.mapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private static final String ASK =
      """
      insert into action_request (id, tenant, request_key, request_hash, kind, action, asked_by)
      values (?, ?, ?, ?, ?, ?::jsonb, ?)
      on conflict (tenant, request_key) do nothing
      """;

  private static final String SELECT =
      """
      select r.*, r.state = 'ASKED' and i.state = 'POSTED' as in_doubt,
        r.state = 'ASKED' and r.tried_since < now() - ? * interval '1 second' as given_up
      from action_request r
      left join intent i on i.tenant = r.tenant and i.key = 'action/' || r.id
      """;

  private static final String AGAIN =
      """
      update action_request set state = 'ASKED', told = null, ended_at = null, tried_since = now()
      where id = ? and (state = 'REFUSED' or state = 'ASKED' and tried_since < now() - ? * interval '1 second')
      """;

  private static final String DONE =
      """
      update action_request set state = 'DONE', object = ?, origin = ?, told = ?, action = null,
        ended_at = now()
      where id = ? and state <> 'DONE'
      """;

  private static final String REFUSED =
      """
      update action_request set state = 'REFUSED', told = ?, ended_at = now()
      where id = ? and state <> 'DONE'
      """;

  private final JdbcTemplate jdbc;
  private final long longest;

  /** How far an action came. */
  public enum State {
    /** It waits for its turn, or for the dispatch system. */
    UNDER_WAY,
    /** A request left, and nobody knows yet what became of it: it is looked for. */
    IN_DOUBT,
    DONE,
    /** Not done, until a person changes something. */
    REFUSED,
    /** Nobody tries any more. */
    GIVEN_UP
  }

  /**
   * @param outcome once it is done
   * @param why it was refused
   */
  public record Known(
      ActionRequest request,
      State state,
      Optional<Outcome> outcome,
      Optional<String> why,
      OffsetDateTime askedAt) {}

  /** Another action was asked for under the same key. */
  public static final class KeyUsed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyUsed() {
      super("another action was asked for under this key", null, false, false);
    }
  }

  /**
   * @param longest how long an action is tried
   */
  public ActionRequests(DataSource dataSource, Duration longest) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.longest = longest.toSeconds();
  }

  /**
   * Writes down that an action is asked for; what was refused or given up counts as asked for
   * again.
   *
   * @param key of whoever asks; the same for every try
   * @throws KeyUsed when another action was asked for under that key
   */
  public Known ask(TenantId tenant, String key, Action action, String askedBy) {
    String json = json(action);
    byte[] hash = sha256(json);
    jdbc.update(ASK, UUID.randomUUID(), tenant.value(), key, hash, action.kind(), json, askedBy);
    Row row =
        jdbc.query(
                SELECT + "where r.tenant = ? and r.request_key = ?",
                ActionRequests::row,
                longest,
                tenant.value(),
                key)
            .getFirst();
    if (!Arrays.equals(row.hash, hash)) {
      throw new KeyUsed();
    }
    UUID id = row.known.request().id();
    return jdbc.update(AGAIN, id, longest) == 1 ? find(id).orElseThrow() : row.known;
  }

  public Optional<Known> find(UUID id) {
    return jdbc.query(SELECT + "where r.id = ?", ActionRequests::row, longest, id).stream()
        .map(Row::known)
        .findFirst();
  }

  /**
   * Actions of a tenant, the one last asked for first.
   *
   * @param open only those that are not done
   * @param before only those asked for before this one
   */
  public List<Known> list(TenantId tenant, boolean open, Optional<UUID> before, int limit) {
    return jdbc
        .query(
            SELECT
                + """
                where r.tenant = ? and (not ? or r.state <> 'DONE') and (?::uuid is null or
                  (r.asked_at, r.id) < (select b.asked_at, b.id from action_request b where b.tenant = r.tenant and b.id = ?::uuid))
                order by r.asked_at desc, r.id desc limit ?
                """,
            ActionRequests::row,
            longest,
            tenant.value(),
            open,
            before.orElse(null),
            before.orElse(null),
            limit)
        .stream()
        .map(Row::known)
        .toList();
  }

  /** What is to be done; empty once it is. */
  public Optional<Action> action(UUID id) {
    return jdbc
        .queryForList("select action::text from action_request where id = ?", String.class, id)
        .stream()
        .flatMap(json -> Optional.ofNullable(json).stream())
        .map(ActionRequests::action)
        .findFirst();
  }

  public void done(UUID id, Outcome outcome) {
    jdbc.update(DONE, outcome.object(), outcome.origin().name(), outcome.told(), id);
  }

  /**
   * @param why one sentence without personal data
   */
  public void refused(UUID id, String why) {
    jdbc.update(REFUSED, why, id);
  }

  private record Row(Known known, byte[] hash) {}

  private static Row row(ResultSet row, int number) throws SQLException {
    State state = state(row);
    String told = row.getString("told");
    return new Row(
        new Known(
            new ActionRequest(
                new TenantId(row.getString("tenant")),
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("asked_by")),
            state,
            state == State.DONE
                ? Optional.of(
                    new Outcome(
                        row.getString("object"), Origin.valueOf(row.getString("origin")), told))
                : Optional.empty(),
            state == State.REFUSED ? Optional.of(told) : Optional.empty(),
            row.getObject("asked_at", OffsetDateTime.class)),
        row.getBytes("request_hash"));
  }

  private static State state(ResultSet row) throws SQLException {
    String state = row.getString("state");
    if (!state.equals("ASKED")) {
      return State.valueOf(state);
    }
    if (row.getBoolean("given_up")) {
      return State.GIVEN_UP;
    }
    return row.getBoolean("in_doubt") ? State.IN_DOUBT : State.UNDER_WAY;
  }

  private static String json(Action action) {
    try {
      return JSON.writerFor(Action.class).writeValueAsString(action);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an action cannot be written down");
    }
  }

  private static Action action(String json) {
    try {
      return JSON.readValue(json, Action.class);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a stored action cannot be read");
    }
  }

  private static byte[] sha256(String json) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("this Java has no SHA-256", impossible);
    }
  }
}
