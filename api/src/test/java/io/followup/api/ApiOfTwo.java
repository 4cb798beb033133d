package io.followup.api;

import org.springframework.jdbc.core.JdbcTemplate;

/** The api with two tenants, a database of its own, and Temporal with a worker. */
public final class ApiOfTwo implements AutoCloseable {
  private final TestTemporal temporal = new TestTemporal();
  private final JdbcTemplate database;
  private final RunningApi api;

  public ApiOfTwo() {
    temporal.startWorker();
    String url = TestDatabase.fresh();
    database = new JdbcTemplate(TestDatabase.at(url));
    api = new RunningApi(url, temporal.address(), "--spring.config.import=classpath:two.yaml");
  }

  public RunningApi api() {
    return api;
  }

  public JdbcTemplate database() {
    return database;
  }

  @Override
  public void close() {
    api.close();
    temporal.close();
  }
}
