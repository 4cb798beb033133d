package io.followup.api;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One real PostgreSQL per JVM, on a free port; every test class gets a database of its own. */
public final class TestDatabase {
  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private TestDatabase() {}

  /** JDBC address of a fresh, empty database. */
  public static String fresh() {
    return fresh("api" + NUMBER.incrementAndGet());
  }

  /** The same, by a name of its own. */
  public static String fresh(String name) {
    try (var connection = SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
      return SERVER.getJdbcUrl("postgres", name);
    } catch (SQLException failed) {
      throw new IllegalStateException("cannot create the test database " + name, failed);
    }
  }

  public static DataSource at(String url) {
    return new DriverManagerDataSource(url, "postgres", "");
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder().start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
