package io.followup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A contractor who sends no webhooks at all: everything comes by the feeds, on real parts. */
@Execution(ExecutionMode.CONCURRENT)
class FeedsEndToEndIT {
  /** An hour of business in a minute: texts are due ten seconds after their runs begin. */
  private static final int SPEED = 60;

  /** Tuesday 10:00 in Austin. */
  private static final Instant TUESDAY_10 = Instant.parse("2026-12-01T16:00:00Z");

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String ROWS_OF_ESTIMATES =
      "select count(*) from delivery where source = 'servicetitan-feed' and event like 'estimate%'";

  private static final String SILENT = ",\"silent\":true";

  private static Engine engine;
  private static Office office;

  @BeforeAll
  static void start() {
    engine =
        EngineSeats.start(
            Engine.Settings.defaults()
                .withSpeed(SPEED)
                .quickToStart()
                .with(
                    "FOLLOWUP_SEQUENCES",
                    Clone.root().resolve("sandbox/src/test/resources/one-text").toString())
                .with("FOLLOWUP_TENANTS_ACME_FEEDS_READ", "estimates,contacts")
                .with("FOLLOWUP_TENANTS_ACME_FEEDS_EVERY_ESTIMATES", "1s")
                .with("FOLLOWUP_TENANTS_ACME_FEEDS_EVERY_CONTACTS", "1s")
                .with("FOLLOWUP_TENANTS_ACME_FEEDS_OVERLAP", "5s"));
    office = new Office(engine);
  }

  @AfterAll
  static void stop() {
    EngineSeats.leave(engine);
  }

  @Test
  void an_estimate_of_the_feed_is_followed_up_once_and_a_sale_of_the_feed_ends_it()
      throws Exception {
    Office.Job unsigned = office.jobFor("+15125550181");
    office.estimate(unsigned, TUESDAY_10, SILENT);
    Office.Job signed = office.jobFor("+15125550182");
    long estimate = office.estimate(signed, TUESDAY_10, SILENT);
    office.awaitRun(signed);
    office.sellSilently(estimate, TUESDAY_10.plus(Duration.ofMinutes(2)));

    assertThat(office.outcome(signed)).isEqualTo("WON");
    assertThat(office.messagesTo(signed.phone())).isEmpty();

    office.awaitMessages(unsigned.phone(), 1);
    long stored = count(ROWS_OF_ESTIMATES);
    readFromTheBeginning();
    assertThat(office.outcome(unsigned)).isEqualTo("EXHAUSTED");
    assertThat(office.messagesTo(unsigned.phone())).hasSize(1);
    assertThat(count("select count(*) from delivery where source = 'servicetitan'")).isZero();
    assertThat(count(ROWS_OF_ESTIMATES)).isEqualTo(stored);
    assertThat(office.api("GET", "/api/feeds").body().toString())
        .contains("\"feed\":\"estimates\"")
        .doesNotContain("trouble");
  }

  /** The same rows once more, as after a loss of the token. */
  private static void readFromTheBeginning() throws SQLException {
    long before = count("select sum(rows) from feed_position where feed = 'estimates'");
    execute("update feed_position set token = null, behind = null, newest = null");
    Office.await(
        "the rows to be read again",
        SOON,
        () ->
            countNow("select sum(rows) from feed_position where feed = 'estimates'") >= before + 2
                ? true
                : null);
  }

  private static long countNow(String sql) {
    try {
      return count(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static long count(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(engine.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(engine.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
