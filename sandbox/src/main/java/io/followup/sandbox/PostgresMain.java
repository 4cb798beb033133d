package io.followup.sandbox;

import java.nio.file.Path;

/**
 * Runs PostgreSQL until it is told to stop (SIGTERM, Ctrl-C). Argument: the data folder. {@code
 * FOLLOWUP_DB_PORT}: TCP port, 15432 by default. Prints one line when ready, or one sentence and
 * exit code 1.
 */
public final class PostgresMain {

  private PostgresMain() {}

  public static void main(String[] args) throws InterruptedException {
    System.setProperty("logback.configurationFile", "logback-postgres.xml");
    if (args.length != 1) {
      fail("Usage: java -jar sandbox-app.jar DATA_FOLDER (port by FOLLOWUP_DB_PORT)");
    }
    try {
      var database = EmbeddedDatabase.start(Path.of(args[0]).toAbsolutePath(), port());
      System.out.println("PostgreSQL is ready: " + database.jdbcUrl());
      while (database.alive()) {
        Thread.sleep(500);
      }
      fail("PostgreSQL has ended although nobody stopped it.");
    } catch (SandboxException e) {
      fail(e.getMessage());
    }
  }

  private static int port() {
    var value = System.getenv().getOrDefault("FOLLOWUP_DB_PORT", "15432");
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new SandboxException("FOLLOWUP_DB_PORT=%s is not a port number.".formatted(value));
    }
  }

  private static void fail(String sentence) {
    System.err.println(sentence);
    System.exit(1);
  }
}
