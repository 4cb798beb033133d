package io.followup.sending;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A migrated PostgreSQL, one for all tests of this module. */
public final class TestDatabase {
  private static final DataSource DATA_SOURCE = start();

  private TestDatabase() {}

  public static DataSource dataSource() {
    return DATA_SOURCE;
  }

  private static DataSource start() {
    try {
      DataSource started = EmbeddedPostgres.builder().start().getPostgresDatabase();
      Flyway.configure().dataSource(started).load().migrate();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
