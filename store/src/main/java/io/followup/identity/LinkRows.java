package io.followup.identity;

import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every statement about decisions. Takes part in the caller's transaction. */
final class LinkRows {
  private static final String SETTLED_PAIRS =
      """
      select case l.one when ? then l.other else l.one end
      from identity_link l
      where (l.one = ? and l.other = any (?) or l.other = ? and l.one = any (?))
        and (l.undone_at is not null or l.decided_by <> 'rules' and l.replaced_at is null)
      """;

  private static final String LINKS =
      """
      select l.id, l.tenant, one.customer as one, other.customer as other, l.rule, l.label, l.relation,
             l.action, l.why, l.decided_by, l.decided_at, l.replaced_at, l.undone_at, l.undone_by,
             l.undone_why
      from identity_link l
      join identity_record one on one.id = l.one
      join identity_record other on other.id = l.other
      """;

  private final JdbcTemplate jdbc;

  LinkRows(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** With whom a person, or the dispatch system, decided; or a person took a decision back. */
  List<Long> settledWith(long record, Collection<Long> others) {
    Long[] ids = others.toArray(Long[]::new);
    return jdbc.queryForList(SETTLED_PAIRS, Long.class, record, record, ids, record, ids);
  }

  Optional<IdentityLink> inForce(long one, long other) {
    return jdbc
        .query(
            LINKS
                + " where l.one = ? and l.other = ? and l.replaced_at is null and l.undone_at is"
                + " null",
            LinkRows::link,
            Math.min(one, other),
            Math.max(one, other))
        .stream()
        .findFirst();
  }

  Optional<IdentityLink> link(TenantId tenant, long id) {
    return jdbc
        .query(LINKS + " where l.id = ? and l.tenant = ?", LinkRows::link, id, tenant.value())
        .stream()
        .findFirst();
  }

  List<IdentityLink> reviews(TenantId tenant, long after, int limit) {
    return jdbc.query(
        LINKS
            + " where l.tenant = ? and l.id > ? and l.action = 'review' and l.replaced_at is null"
            + " and l.undone_at is null order by l.id limit ?",
        LinkRows::link,
        tenant.value(),
        after,
        limit);
  }

  List<IdentityLink> linksOf(long record, int limit) {
    return jdbc.query(
        LINKS + " where l.one = ? or l.other = ? order by l.id desc limit ?",
        LinkRows::link,
        record,
        record,
        limit);
  }

  /** The decision takes the place of the one in force. */
  long decide(TenantId tenant, long one, long other, Decision decision, String by) {
    jdbc.update(
        "update identity_link set replaced_at = now() where one = ? and other = ? and replaced_at"
            + " is null and undone_at is null",
        Math.min(one, other),
        Math.max(one, other));
    return jdbc.queryForObject(
        """
        insert into identity_link (tenant, one, other, rule, label, relation, action, why, decided_by)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
        """,
        Long.class,
        tenant.value(),
        Math.min(one, other),
        Math.max(one, other),
        decision.rule(),
        decision.label().code(),
        decision.relation().code(),
        decision.action().code(),
        decision.why(),
        by);
  }

  /** What was in force about the pair counts no more. */
  void drop(long one, long other) {
    jdbc.update(
        "update identity_link set replaced_at = now() where one = ? and other = ? and replaced_at"
            + " is null and undone_at is null",
        Math.min(one, other),
        Math.max(one, other));
  }

  boolean undo(TenantId tenant, long id, String by, String why) {
    return jdbc.update(
            """
            update identity_link set undone_at = now(), undone_by = ?, undone_why = ?
            where id = ? and tenant = ? and replaced_at is null and undone_at is null
            """,
            by,
            why,
            id,
            tenant.value())
        == 1;
  }

  private static IdentityLink link(ResultSet row, int number) throws SQLException {
    OffsetDateTime replaced = row.getObject("replaced_at", OffsetDateTime.class);
    OffsetDateTime undone = row.getObject("undone_at", OffsetDateTime.class);
    return new IdentityLink(
        row.getLong("id"),
        new TenantId(row.getString("tenant")),
        new CustomerId(row.getString("one")),
        new CustomerId(row.getString("other")),
        new Decision(
            row.getString("rule"),
            Label.of(row.getString("label")),
            Relation.of(row.getString("relation")),
            Action.of(row.getString("action")),
            row.getString("why")),
        row.getString("decided_by"),
        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(replaced).map(OffsetDateTime::toInstant),
        undone == null
            ? Optional.empty()
            : Optional.of(
                new IdentityLink.Undone(
                    undone.toInstant(), row.getString("undone_by"), row.getString("undone_why"))));
  }
}
