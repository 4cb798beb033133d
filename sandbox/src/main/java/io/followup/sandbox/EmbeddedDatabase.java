package io.followup.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.io.FileUtils;

/**
 * PostgreSQL 18 out of Maven Central on the loopback address, with a database {@code followup}. Its
 * data outlives it: the next start with the same folder finds it again. Commits are durable as in
 * production (fsync on). One sentence in a {@link SandboxException} says what hinders a start.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  public static final String NAME = "followup";
  public static final String USER = "postgres";

  private static final String MAJOR = "18";

  private final EmbeddedPostgres postgres;
  private final Path data;
  private final FileLock lock;
  private final Thread atExit = new Thread(this::stop, "stop-postgres");

  private EmbeddedDatabase(EmbeddedPostgres postgres, Path data, FileLock lock) {
    this.postgres = postgres;
    this.data = data;
    this.lock = lock;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Starts on the data folder, which is made when it is missing.
   *
   * @param port TCP port on the loopback address; must be free
   */
  public static EmbeddedDatabase start(Path data, int port) {
    var lock = lock(data);
    try {
      prepare(data);
      requireFree(port);
      var postgres =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setOverrideWorkingDirectory(binaries().toFile())
              .setPort(port)
              .setPGStartupWait(Duration.ofSeconds(60))
              // The library is made for tests and turns durability off; acknowledged means durable
              // here, too.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              // The same on every machine, whatever its locales.
              .setLocaleConfig("locale-provider", "builtin")
              .setLocaleConfig("builtin-locale", "C.UTF-8")
              .setLocaleConfig("locale", "C")
              .start();
      createDatabase(postgres);
      Files.writeString(complete(data), "");
      return new EmbeddedDatabase(postgres, data, lock);
    } catch (IOException | SQLException | RuntimeException e) {
      release(lock);
      throw e instanceof SandboxException known ? known : failed(data, e);
    }
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + NAME;
  }

  /** Whether the server process is still there. */
  public boolean alive() {
    return postmaster(data).isPresent();
  }

  /** The JVM's end does the same. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // The JVM is ending, and the hook is at it.
    }
    stop();
  }

  private void stop() {
    try {
      if (alive()) {
        postgres.close();
      }
    } catch (IOException e) {
      throw new SandboxException("PostgreSQL could not be stopped: " + e.getMessage());
    } finally {
      release(lock);
    }
  }

  private static void createDatabase(EmbeddedPostgres postgres) throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      try (var found =
          statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("CREATE DATABASE " + NAME);
    }
  }

  private static void prepare(Path data) throws IOException {
    Files.createDirectories(binaries());
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      return;
    }
    var made = Files.readString(data.resolve("PG_VERSION")).strip();
    if (!made.equals(MAJOR)) {
      throw new SandboxException(
          "%s was made by PostgreSQL %s and this is %s: move that folder away."
              .formatted(data, made, MAJOR));
    }
    stopOrphan(data);
    Files.deleteIfExists(data.resolve("postmaster.pid"));
    if (!Files.exists(complete(data))) {
      // A first start that never got through: there is nothing in it.
      FileUtils.deleteDirectory(data.toFile());
    }
  }

  /** A server whose launcher was killed still runs on our folder; nobody else may start there. */
  private static void stopOrphan(Path data) throws IOException {
    var orphan = postmaster(data);
    if (orphan.isEmpty()) {
      return;
    }
    // SIGINT is PostgreSQL's fast shutdown.
    new ProcessBuilder("kill", "-INT", Long.toString(orphan.get().pid())).start();
    try {
      orphan.get().onExit().get(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException stubborn) {
      orphan.get().destroyForcibly();
    }
  }

  /** The process that {@code postmaster.pid} names, if it lives and is a PostgreSQL server. */
  private static Optional<ProcessHandle> postmaster(Path data) {
    try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
      return lines
          .findFirst()
          .map(line -> Long.parseLong(line.strip()))
          .flatMap(ProcessHandle::of)
          .filter(ProcessHandle::isAlive)
          .filter(process -> process.info().command().orElse("postgres").endsWith("postgres"));
    } catch (IOException | NumberFormatException none) {
      return Optional.empty();
    }
  }

  private static Path complete(Path data) {
    return data.resolve("followup.complete");
  }

  /** Unpacked once per machine and version, outside the clone. */
  private static Path binaries() {
    var cache =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .filter(folder -> !folder.isBlank())
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".cache"));
    return cache.resolve("followup").resolve("postgres");
  }

  private static void requireFree(int port) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException taken) {
      throw new SandboxException(
          "Port %d is taken: PostgreSQL cannot start there. Stop what listens on it or set FOLLOWUP_DB_PORT to a free one."
              .formatted(port));
    }
  }

  private static FileLock lock(Path data) {
    try {
      var file = data.resolveSibling(data.getFileName() + ".lock");
      Files.createDirectories(file.toAbsolutePath().getParent());
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw inUse(data);
      }
      return lock;
    } catch (OverlappingFileLockException e) {
      throw inUse(data);
    } catch (IOException e) {
      throw new SandboxException(
          "The PostgreSQL data folder %s cannot be used: %s".formatted(data, e.getMessage()));
    }
  }

  private static void release(FileLock lock) {
    try {
      lock.acquiredBy().close();
    } catch (IOException e) {
      // The process's end releases it.
    }
  }

  private static SandboxException inUse(Path data) {
    return new SandboxException(
        "The PostgreSQL data folder %s is in use by another process: stop that one first."
            .formatted(data));
  }

  private static SandboxException failed(Path data, Exception cause) {
    if ("root".equals(System.getProperty("user.name")) && !userNamespaces()) {
      return new SandboxException(
          "PostgreSQL refuses to run as root, and this machine allows no user namespace (`unshare -U`) to run it in: start as another user.");
    }
    var root = cause;
    while (root.getCause() instanceof Exception deeper) {
      root = deeper;
    }
    return new SandboxException(
        "PostgreSQL could not start on %s: %s".formatted(data, root.getMessage()));
  }

  private static boolean userNamespaces() {
    try {
      return new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
