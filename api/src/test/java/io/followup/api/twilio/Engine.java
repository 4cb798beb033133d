package io.followup.api.twilio;

import io.followup.api.ApiApplication;
import io.followup.api.TestDatabase;
import io.followup.api.relay.DeliveryReader;
import io.followup.consent.Consent;
import io.followup.consent.ContactPoint;
import io.followup.inbox.RawDelivery;
import io.followup.ledger.Attempt;
import io.followup.ledger.Ledger;
import io.followup.ledger.NewAttempt;
import io.followup.reading.Reading;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import io.followup.touch.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The api as Twilio reaches it, over real HTTP, with what a test wants to know of its database. */
final class Engine {
  static final TenantId ACME = new TenantId("acme");
  static final TenantId BIRCH = new TenantId("birch");
  private static final AtomicInteger NEXT = new AtomicInteger(1000);
  private static Engine shared;

  private final ConfigurableApplicationContext context;

  private Engine(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** One for all tests; each test uses numbers and ids of its own. */
  static synchronized Engine shared() {
    if (shared == null) {
      shared = start(TestDatabase.fresh("twilio"));
    }
    return shared;
  }

  static Engine start(String databaseUrl, String... further) {
    List<String> arguments =
        Stream.concat(
                Stream.of(
                    "--server.port=0",
                    "--spring.config.import=classpath:twilio/two-tenants.yaml",
                    "--spring.datasource.url=" + databaseUrl,
                    // Nobody listens there: no fact of these tests concerns a run.
                    "--followup.temporal.address=127.0.0.1:1"),
                Stream.of(further))
            .toList();
    return new Engine(
        new SpringApplicationBuilder(ApiApplication.class).run(arguments.toArray(String[]::new)));
  }

  void stop() {
    context.close();
  }

  String url() {
    return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
  }

  /** A stored delivery as the relay understands it. */
  Reading read(String dedupKey) {
    RawDelivery delivery = delivery(dedupKey);
    return context.getBeansOfType(DeliveryReader.class).values().stream()
        .filter(reader -> reader.sources().contains(delivery.source()))
        .findFirst()
        .orElseThrow()
        .read(delivery);
  }

  /** Twilio with Acme's account. */
  Twilio twilio() {
    return twilio("acme-token-0123456789");
  }

  /** Twilio with Acme's account, calling the URL of that token. */
  Twilio twilio(String token) {
    return new Twilio(
        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"),
        "https://hooks.example.com/engine",
        token,
        "AC00000000000000000000000000000001",
        "00112233445566778899aabbccddeeff");
  }

  static String newPhone() {
    return "+1512555" + NEXT.incrementAndGet();
  }

  static String newSid(String kind) {
    return kind + UUID.randomUUID().toString().replace("-", "");
  }

  /** The number becomes known as this customer's, as by a send. */
  void belongs(String phone, String customer) {
    context
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(status -> lock(phone, customer));
  }

  /** A text or call that is being posted to Twilio just now. */
  AttemptKey submitting(Channel channel, String phone, String customer) {
    return submitting(
        channel,
        phone,
        customer,
        channel == Channel.VOICE
            ? Map.of(
                "say", "It is about your estimate for a heat pump.",
                "voicemail", "Acme Air & Heat here. Please call us back.",
                "office", "+15125550100")
            : Map.of("text", "Hi"));
  }

  AttemptKey submitting(
      Channel channel, String phone, String customer, Map<String, String> content) {
    NewAttempt attempt =
        context
            .getBean(TransactionTemplate.class)
            .execute(
                status -> {
                  NewAttempt posted =
                      new NewAttempt(
                          "estimate/acme/job-" + NEXT.incrementAndGet(),
                          "step",
                          1,
                          "unsold-estimate@1",
                          channel,
                          new CustomerId(customer),
                          lock(phone, customer),
                          content,
                          Instant.parse("2026-11-23T15:00:00Z"),
                          new NewAttempt.Terms(Purpose.ESTIMATE, "MG1", 1, Map.of()));
                  ledger().submit(posted, "All guards passed.");
                  return posted;
                });
    return attempt.key();
  }

  private ContactPoint lock(String phone, String customer) {
    ContactPoint.Kind kind =
        phone.contains("@") ? ContactPoint.Kind.EMAIL : ContactPoint.Kind.PHONE;
    return consent().lock(ACME, kind, phone, Optional.of(new CustomerId(customer)));
  }

  Ledger ledger() {
    return context.getBean(Ledger.class);
  }

  Consent consent() {
    return context.getBean(Consent.class);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  Attempt attempt(AttemptKey key) {
    return ledger().find(key).orElseThrow();
  }

  /** Channel and reason of everything in force against a number. */
  List<String> suppressions(String phone) {
    return jdbc()
        .queryForList(
            """
            select s.channel || ': ' || s.why from suppression s
            join contact_point c on c.id = s.contact_point
            where c.tenant = 'acme' and c.value = ? and s.lifted_at is null order by s.id
            """,
            String.class,
            phone);
  }

  /** How often the inbox holds a delivery. */
  int stored(String dedupKey) {
    return jdbc()
        .queryForObject(
            "select count(*) from delivery where dedup_key = ?", Integer.class, dedupKey);
  }

  /** As the relay sees it. */
  RawDelivery delivery(String dedupKey) {
    return jdbc()
        .queryForObject(
            "select *, headers ->> ':query' as query from delivery where dedup_key = ?",
            (row, n) ->
                new RawDelivery(
                    row.getLong("id"),
                    new TenantId(row.getString("tenant")),
                    row.getString("source"),
                    row.getString("event"),
                    dedupKey,
                    row.getString("query") == null
                        ? Map.of()
                        : Map.of(":query", row.getString("query")),
                    row.getBytes("body"),
                    row.getTimestamp("received_at").toInstant(),
                    Optional.empty(),
                    Optional.ofNullable(row.getString("customer")).map(CustomerId::new)),
            dedupKey);
  }

  /** Everything that callbacks can change, as one text to compare. */
  String everything() {
    return jdbc()
        .queryForObject(
            """
            select (select count(*) from delivery) || ' deliveries, '
                || (select count(*) from suppression) || ' suppressions, '
                || (select coalesce(string_agg(key || state || coalesce(provider_id, '')
                     || coalesce(delivery_state, ''), ',' order by key), '') from attempt)
            """,
            String.class);
  }

  /**
   * Every row of every table that callbacks may write, as one text to compare. Not how far the
   * relay is with what is stored.
   */
  String contents() {
    StringBuilder all = new StringBuilder();
    jdbc()
        .queryForList(
            """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE'
              and table_name not in ('delivery', 'flyway_schema_history') order by 1
            """,
            String.class)
        .forEach(
            table ->
                all.append(table)
                    .append(": ")
                    .append(
                        jdbc()
                            .queryForObject(
                                "select count(*) || ' ' || coalesce(md5(string_agg(t::text, ';'"
                                    + " order by t::text)), '') from "
                                    + table
                                    + " t",
                                String.class))
                    .append('\n'));
    return all.append("delivery: ")
        .append(jdbc().queryForObject("select count(*) from delivery", Long.class))
        .toString();
  }

  JdbcTemplate jdbc() {
    return context.getBean(JdbcTemplate.class);
  }
}
