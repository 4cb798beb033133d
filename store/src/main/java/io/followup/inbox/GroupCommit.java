package io.followup.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * Stores the deliveries of concurrent requests together: one statement and one commit for all that
 * arrived while the batch before was being written. A request returns when its batch is durable.
 */
public final class GroupCommit implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

  /** After a restart of PostgreSQL the pool may hold several broken connections. */
  private static final int ATTEMPTS = 3;

  private final DataSource dataSource;
  private final Bell bell;
  private final Limits limits;
  private final BlockingQueue<Waiting> queue;
  private final AtomicLong waitingBytes = new AtomicLong();
  private final List<Thread> writers = new ArrayList<>();
  private volatile boolean open = true;

  /**
   * @param writers how many batches may be written at the same time
   * @param batch how many deliveries one batch holds at most
   * @param waiting how many deliveries may wait before further ones are refused
   * @param waitingBytes how many bytes of bodies may wait before further ones are refused
   */
  public record Limits(int writers, int batch, int waiting, long waitingBytes) {}

  private record Waiting(NewDelivery delivery, CompletableFuture<Stored> answer) {}

  public GroupCommit(DataSource dataSource, Bell bell, Limits limits) {
    this.dataSource = dataSource;
    this.bell = bell;
    this.limits = limits;
    this.queue = new LinkedBlockingQueue<>(limits.waiting());
    for (int number = 1; number <= limits.writers(); number++) {
      writers.add(Thread.ofPlatform().name("inbox-" + number).start(this::write));
    }
  }

  /**
   * Returns once the delivery is durable.
   *
   * @throws InboxUnavailable when it cannot be made durable now
   */
  public Stored store(NewDelivery delivery) {
    Waiting waiting = new Waiting(delivery, new CompletableFuture<>());
    int size = delivery.body().length;
    if (!open || waitingBytes.addAndGet(size) > limits.waitingBytes() || !queue.offer(waiting)) {
      waitingBytes.addAndGet(-size);
      throw new InboxUnavailable("the inbox is full or closing", null);
    }
    try {
      return waiting.answer().get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw new InboxUnavailable("the database did not take the delivery", failed.getCause());
    } catch (TimeoutException late) {
      throw new InboxUnavailable("the database did not take the delivery in time", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InboxUnavailable("interrupted while storing the delivery", interrupted);
    } finally {
      waitingBytes.addAndGet(-size);
    }
  }

  /** Takes no more deliveries; those that wait are written first. */
  @Override
  public void close() {
    open = false;
    for (Thread writer : writers) {
      try {
        writer.join(LONGEST_WAIT);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void write() {
    List<Waiting> batch = new ArrayList<>(limits.batch());
    while (open || !queue.isEmpty()) {
      try {
        Waiting first = queue.poll(200, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, limits.batch() - 1);
          write(batch);
        }
      } catch (InterruptedException interrupted) {
        return;
      } catch (RuntimeException | Error unexpected) {
        batch.forEach(waiting -> waiting.answer().completeExceptionally(unexpected));
      }
      batch.clear();
    }
  }

  private void write(List<Waiting> batch) {
    SQLException failed = null;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try (Connection connection = dataSource.getConnection()) {
        connection.setAutoCommit(true);
        answer(batch, connection);
        return;
      } catch (SQLTransientConnectionException noConnection) {
        failed = noConnection;
        break;
      } catch (SQLException failure) {
        failed = failure;
        if (isAboutTheRows(failure)) {
          break;
        }
        // The connection broke. Should the rows be there already, they are known by their keys.
      }
    }
    if (batch.size() > 1 && isAboutTheRows(failed)) {
      // One row that PostgreSQL refuses must not fail its neighbours.
      batch.forEach(waiting -> write(List.of(waiting)));
      return;
    }
    for (Waiting waiting : batch) {
      waiting.answer().completeExceptionally(failed);
    }
  }

  private void answer(List<Waiting> batch, Connection connection) throws SQLException {
    List<Stored> stored =
        InboxRows.insert(connection, batch.stream().map(Waiting::delivery).toList());
    for (int place = 0; place < batch.size(); place++) {
      batch.get(place).answer().complete(stored.get(place));
    }
    bell.ring();
  }

  /** Connection trouble (class 08), shutdown (57) and lack of resources (53) concern every row. */
  private static boolean isAboutTheRows(SQLException failed) {
    String state = failed.getSQLState();
    return state != null
        && !state.startsWith("08")
        && !state.startsWith("57")
        && !state.startsWith("53");
  }
}
