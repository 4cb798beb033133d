package io.followup.identity;

import io.followup.roundtrip.Question;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every statement about records. Takes part in the caller's transaction. */
final class IdentityRows {
  // What is shared by many is not looked at by its weak keys: it would tell nothing. Of a strong
  // one the most recent are.
  private static final String CANDIDATES =
      """
      with keys as (
        select k.key, k.key like 'phone:%' or k.key like 'email:%' as strong,
               (select count(*) from (select from identity_key n
                where n.tenant = k.tenant and n.key = k.key limit ?) counted) as holders
        from identity_key k where k.record = ?
      )
      select distinct r.id, r.customer, r.written, r.last_seen, r.household, r.person
      from keys, lateral (
        select r.* from identity_key k join identity_record r on r.id = k.record
        where k.tenant = ? and k.key = keys.key and k.record <> ?
        order by k.record desc limit ?) r
      where keys.strong or keys.holders < ?
      """;

  private static final String PARTNERS =
      """
      select r.id, r.customer, r.written, r.last_seen, r.household, r.person
      from identity_record r
      where r.id in (
        select case l.one when ? then l.other else l.one end from identity_link l
        where ? in (l.one, l.other) and l.replaced_at is null and l.undone_at is null)
      """;

  private static final String COMPONENT =
      """
      with recursive together (id) as (
        select ?::bigint
        union
        select case l.one when t.id then l.other else l.one end
        from together t join identity_link l on t.id in (l.one, l.other)
        where l.label = 'same' and l.replaced_at is null and l.undone_at is null
          and l.action = any (?)
      )
      select r.id, r.customer, r.written, r.last_seen, r.household, r.person
      from (select id from together limit ?) t join identity_record r on r.id = t.id
      """;

  private static final String NOTE_SHARED =
      """
      insert into identity_blocked (tenant, key, state, why, decided_by)
      select mine.tenant, mine.key, 'candidate',
             'It was left at more than five addresses within a year.', 'rules'
      from identity_key mine
      where mine.record = ? and (mine.key like 'phone:%' or mine.key like 'email:%')
        and 5 < (
          select count(distinct place.key)
          from (select k.record from identity_key k join identity_record r on r.id = k.record
                where k.tenant = mine.tenant and k.key = mine.key
                  and r.last_seen > current_date - 365
                order by k.record desc limit 50) holder
          join identity_key place on place.record = holder.record and place.key like 'building:%')
      on conflict do nothing
      """;

  private final JdbcTemplate jdbc;

  /** A record as it is stored. */
  record Stored(long id, CustomerId customer, Written written, long household, long person) {}

  IdentityRows(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** One at a time decides about the records of a tenant. */
  void lock(TenantId tenant) {
    jdbc.query(
        "select pg_advisory_xact_lock(hashtextextended('identities of ' || ?, 0))",
        row -> {},
        tenant.value());
  }

  /** The record's id when it is to be compared with others. */
  static Question<Optional<Long>> meeting(
      TenantId tenant,
      CustomerId customer,
      Identities.Source source,
      String json,
      LocalDate seen,
      Collection<String> keys,
      int most) {
    return Question.of(
        "select identity_meet(?, ?, ?, ?::jsonb, ?, ?, ?, ?)",
        row -> row.next() ? Optional.ofNullable(row.getObject(1, Long.class)) : Optional.empty(),
        tenant.value(),
        customer.value(),
        source.name().toLowerCase(Locale.ROOT),
        json,
        WrittenJson.digest(json),
        seen,
        keys.toArray(String[]::new),
        most);
  }

  Optional<Long> meet(Question<Optional<Long>> meeting) {
    return meeting.ask(jdbc);
  }

  Optional<Stored> find(TenantId tenant, CustomerId customer) {
    return jdbc
        .query(
            "select id, customer, written, last_seen, household, person from identity_record"
                + " where tenant = ? and customer = ?",
            IdentityRows::stored,
            tenant.value(),
            customer.value())
        .stream()
        .findFirst();
  }

  Stored get(long record) {
    return jdbc.queryForObject(
        "select id, customer, written, last_seen, household, person from identity_record"
            + " where id = ?",
        IdentityRows::stored,
        record);
  }

  boolean wasRead(TenantId tenant, CustomerId customer) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            "select exists (select from identity_record where tenant = ? and customer = ? and"
                + " source = 'read')",
            Boolean.class,
            tenant.value(),
            customer.value()));
  }

  List<Stored> candidates(TenantId tenant, long record, int most) {
    return jdbc.query(
        CANDIDATES, IdentityRows::stored, most + 1, record, tenant.value(), record, most, most + 1);
  }

  List<Stored> partners(long record) {
    return jdbc.query(PARTNERS, IdentityRows::stored, record, record);
  }

  List<Stored> together(long record, Collection<Action> actions, int most) {
    return jdbc.query(
        COMPONENT,
        IdentityRows::stored,
        record,
        actions.stream().map(Action::code).toArray(String[]::new),
        most);
  }

  void household(Collection<Long> records, long household) {
    jdbc.update(
        "update identity_record set household = ? where id = any (?) and household <> ?",
        household,
        records.toArray(Long[]::new),
        household);
  }

  void person(Collection<Long> records, long person) {
    jdbc.update(
        "update identity_record set person = ? where id = any (?) and person <> ?",
        person,
        records.toArray(Long[]::new),
        person);
  }

  /** Others of a household. */
  List<CustomerId> members(TenantId tenant, long record, long household) {
    return jdbc.query(
        "select customer from identity_record where tenant = ? and household = ? and id <> ? order"
            + " by id limit 200",
        (row, n) -> new CustomerId(row.getString(1)),
        tenant.value(),
        household,
        record);
  }

  /** Other records of a person. */
  List<CustomerId> samePerson(TenantId tenant, long record, long household, long person) {
    return jdbc.query(
        "select customer from identity_record where tenant = ? and household = ? and person = ? and"
            + " id <> ? order by id limit 200",
        (row, n) -> new CustomerId(row.getString(1)),
        tenant.value(),
        household,
        person,
        record);
  }

  /** A number or mailbox of so many addresses within a year is probably nobody's: a candidate. */
  void noteShared(TenantId tenant, long record) {
    jdbc.update(NOTE_SHARED, record);
  }

  /** The records that left a number or mailbox, newest first. */
  List<Long> holders(TenantId tenant, String key, int most) {
    return jdbc.queryForList(
        "select record from identity_key where tenant = ? and key = ? order by record desc limit ?",
        Long.class,
        tenant.value(),
        key,
        most);
  }

  void settled(long record) {
    jdbc.update("update identity_record set settled = true where id = ?", record);
  }

  /** Numbers and mailboxes that a person put on the block list of the tenant. */
  BlockList blocked(TenantId tenant) {
    Map<Boolean, List<String>> values =
        jdbc
            .queryForList(
                "select key from identity_blocked where tenant = ? and state = 'blocked'",
                String.class,
                tenant.value())
            .stream()
            .collect(Collectors.partitioningBy(key -> key.startsWith("phone:")));
    return new BlockList(
        values.get(true).stream().map(IdentityRows::value).collect(Collectors.toSet()),
        values.get(false).stream().map(IdentityRows::value).collect(Collectors.toSet()),
        Set.of());
  }

  private static String value(String key) {
    return key.substring(key.indexOf(':') + 1);
  }

  private static Stored stored(ResultSet row, int number) throws SQLException {
    return new Stored(
        row.getLong("id"),
        new CustomerId(row.getString("customer")),
        WrittenJson.read(row.getString("written"), row.getObject("last_seen", LocalDate.class)),
        row.getLong("household"),
        row.getLong("person"));
  }
}
