package io.followup.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * A few connections to the mail server, used again while they are fresh. A connection that was idle
 * is asked (NOOP) before it is used; one on which anything failed is never used again. They hold no
 * state, so a crash loses none.
 */
final class MailConnections implements AutoCloseable {
  private static final int MOST = 4;
  private static final Duration FOR_A_FREE_ONE = Duration.ofSeconds(5);

  /** Servers hang up on idle clients after a minute or more. */
  private static final Duration LONGEST_IDLE = Duration.ofSeconds(20);

  private final JavaMailSenderImpl server;
  private final Clock clock;
  private final Semaphore free = new Semaphore(MOST, true);
  private final Deque<Idle> idle = new ArrayDeque<>();
  private final ScheduledExecutorService tidying;

  private record Idle(Transport connection, Instant since) {}

  MailConnections(JavaMailSenderImpl server, Clock clock) {
    this.server = server;
    this.clock = clock;
    this.tidying =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("idle-mail-connections").factory());
    tidying.scheduleWithFixedDelay(
        this::closeIdle, LONGEST_IDLE.toSeconds(), LONGEST_IDLE.toSeconds(), TimeUnit.SECONDS);
  }

  /**
   * A connection that answers. Whoever takes one gives it back or drops it.
   *
   * @return empty when all are in use for a while
   * @throws MessagingException when the server cannot be reached or refuses the log-in
   */
  Optional<Transport> take() throws MessagingException {
    if (!aPlace()) {
      return Optional.empty();
    }
    try {
      Optional<Transport> known = answering();
      return Optional.of(known.isPresent() ? known.get() : open());
    } catch (MessagingException | RuntimeException notConnected) {
      free.release();
      throw notConnected;
    }
  }

  void giveBack(Transport connection) {
    synchronized (idle) {
      idle.push(new Idle(connection, clock.instant()));
    }
    free.release();
  }

  void drop(Transport connection) {
    hangUp(connection);
    free.release();
  }

  private boolean aPlace() {
    try {
      return free.tryAcquire(FOR_A_FREE_ONE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Optional<Transport> answering() {
    while (true) {
      Idle next;
      synchronized (idle) {
        next = idle.poll();
      }
      if (next == null) {
        return Optional.empty();
      }
      if (!isStale(next) && next.connection().isConnected()) {
        return Optional.of(next.connection());
      }
      hangUp(next.connection());
    }
  }

  private Transport open() throws MessagingException {
    Transport connection = server.getSession().getTransport("smtp");
    connection.connect(
        server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
    return connection;
  }

  private boolean isStale(Idle one) {
    return one.since().plus(LONGEST_IDLE).isBefore(clock.instant());
  }

  private void closeIdle() {
    List<Idle> stale = new ArrayList<>();
    synchronized (idle) {
      idle.stream().filter(this::isStale).forEach(stale::add);
      idle.removeAll(stale);
    }
    stale.forEach(one -> hangUp(one.connection()));
  }

  /** What became of a mail is known by now; a failing goodbye changes nothing about it. */
  private static void hangUp(Transport connection) {
    try {
      connection.close();
    } catch (MessagingException gone) {
      // The server hung up first.
    }
  }

  @Override
  public void close() {
    tidying.shutdownNow();
    synchronized (idle) {
      idle.forEach(one -> hangUp(one.connection()));
      idle.clear();
    }
  }
}
