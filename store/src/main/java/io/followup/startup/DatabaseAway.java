package io.followup.startup;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/** Without its database an application cannot start; says so in one sentence. */
class DatabaseAway implements FailureAnalyzer {
  private final Environment environment;

  DatabaseAway(Environment environment) {
    this.environment = environment;
  }

  @Override
  public FailureAnalysis analyze(Throwable failure) {
    return WrongConfiguration.find(failure, SQLException.class)
        .filter(away -> away.getSQLState() != null && away.getSQLState().matches("(08|28|3D|57).*"))
        .map(
            away ->
                new FailureAnalysis(
                    "PostgreSQL at "
                        + address()
                        + " cannot be used (state "
                        + away.getSQLState()
                        + ").",
                    "Start it, or correct FOLLOWUP_DB_URL, FOLLOWUP_DB_USER and FOLLOWUP_DB_PASSWORD.",
                    failure))
        .orElse(null);
  }

  /** Without parameters: a password may stand there. */
  private String address() {
    return environment.getProperty("spring.datasource.url", "?").replaceFirst("\\?.*", "");
  }
}
