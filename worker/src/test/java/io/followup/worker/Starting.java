package io.followup.worker;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the application as its main method does, on free ports and a real database. */
final class Starting {
  private static final EmbeddedPostgres DATABASE = database();

  private Starting() {}

  static ConfigurableApplicationContext worker(int temporalPort) {
    return worker(temporalPort, Map.of());
  }

  static ConfigurableApplicationContext worker(int temporalPort, Map<String, String> different) {
    Map<String, String> arguments =
        new HashMap<>(
            Map.of(
                "FOLLOWUP_CONFIG",
                "src/test/resources/acme.yaml",
                "FOLLOWUP_DB_URL",
                DATABASE.getJdbcUrl("postgres", "postgres"),
                "TEMPORAL_ADDRESS",
                "127.0.0.1:" + temporalPort,
                "server.port",
                "0"));
    arguments.putAll(different);
    return SpringApplication.run(
        WorkerApplication.class,
        arguments.entrySet().stream()
            .map(argument -> "--" + argument.getKey() + "=" + argument.getValue())
            .toArray(String[]::new));
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres database() {
    try {
      return EmbeddedPostgres.builder().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
