package io.followup.inbox;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stores deliveries, inside the caller's transaction where there is one. What must be durable
 * together with a delivery (a suppression after STOP) is written in the same transaction.
 */
public final class Inbox {
  private final JdbcTemplate jdbc;
  private final Bell bell;

  public Inbox(DataSource dataSource, Bell bell) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.bell = bell;
  }

  /**
   * A repeat adds nothing and returns the first delivery's id. The relay wakes after the commit.
   */
  public Stored store(NewDelivery delivery) {
    Stored stored =
        jdbc.execute(
            (java.sql.Connection connection) ->
                InboxRows.insert(connection, List.of(delivery)).getFirst());
    if (delivery.applied().isEmpty()) {
      wakeRelay();
    }
    return stored;
  }

  /** The same for many, with one statement; the answers stand in their order. */
  public List<Stored> store(List<NewDelivery> deliveries) {
    if (deliveries.isEmpty()) {
      return List.of();
    }
    List<Stored> stored =
        jdbc.execute((java.sql.Connection connection) -> InboxRows.insert(connection, deliveries));
    wakeRelay();
    return stored;
  }

  /**
   * How many deliveries wait for the relay.
   *
   * @param most counts no further
   */
  public int waiting(int most) {
    return jdbc.queryForObject(
        "select count(*) from (select from delivery where state = 'NEW' limit ?) as waiting",
        Integer.class,
        most);
  }

  private void wakeRelay() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      bell.ring();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            bell.ring();
          }
        });
  }
}
