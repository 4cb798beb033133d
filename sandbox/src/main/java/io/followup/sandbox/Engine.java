package io.followup.sandbox;

import io.followup.simulator.Simulator;
import io.followup.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The whole engine on free ports of this machine, for end-to-end tests and benchmarks: a Temporal
 * dev server, PostgreSQL, api and worker as processes of their own, the simulator in this one. All
 * of it ends with {@link #close()}, or with this JVM.
 */
public final class Engine implements AutoCloseable {
  /** Path token, API key and webhook key of the tenant {@code acme}. */
  public static final String TOKEN = "sandbox-webhook-token";

  public static final String API_KEY = "sandbox-api-key-0000000000000001";

  private static final Duration START = Duration.ofSeconds(90);

  private final Path folder;
  private final EmbeddedDatabase database;
  private final Simulator simulator;
  private final int temporalPort;
  private final int apiPort;
  private final Part temporal;
  private final Part api;
  private final Part worker;

  /**
   * What can be set before the start.
   *
   * @param speed business seconds per wall second; 1 makes a tenant of the real world
   * @param opens when messages may go out, local time such as {@code 09:00}
   * @param closes the end of that window
   * @param worker whether a worker is started
   * @param environment further environment variables of api and worker
   */
  public record Settings(
      int speed, String opens, String closes, boolean worker, Map<String, String> environment) {
    public static Settings defaults() {
      return new Settings(1, "00:00", "23:59", true, Map.of());
    }

    public Settings withSpeed(int other) {
      return new Settings(other, opens, closes, worker, environment);
    }

    public Settings withHours(String from, String until) {
      return new Settings(speed, from, until, worker, environment);
    }

    public Settings withoutWorker() {
      return new Settings(speed, opens, closes, false, environment);
    }

    public Settings with(String variable, String value) {
      Map<String, String> more = new HashMap<>(environment);
      more.put(variable, value);
      return new Settings(speed, opens, closes, worker, Map.copyOf(more));
    }
  }

  private Engine(Settings settings) throws IOException {
    folder = Files.createTempDirectory("followup-engine");
    temporalPort = freePort();
    apiPort = freePort();
    int workerPort = freePort();
    temporal = temporalPart().start();
    database = EmbeddedDatabase.start(folder.resolve("postgres"), freePort());
    simulator =
        Simulator.start(
            SimulatorSettings.defaults().deliveringTo(webhookUrl(), twilioUrl().resolve("sms")));
    Files.writeString(folder.resolve("tenants.yaml"), tenants(settings));
    Map<String, String> environment = environment(workerPort, settings);
    api = javaPart("api", environment, URI.create(apiUrl() + "/actuator/health"));
    worker =
        javaPart(
            "worker",
            environment,
            URI.create("http://127.0.0.1:" + workerPort + "/actuator/health"));
    temporal.awaitHealthy(START);
    // One after the other: both migrate the database, and two cores start one faster than two.
    api.start().awaitHealthy(START);
    if (settings.worker()) {
      worker.start().awaitHealthy(START);
    }
  }

  /** Starts everything that the settings name and waits until it is healthy. */
  public static Engine start(Settings settings) {
    try {
      return new Engine(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI apiUrl() {
    return URI.create("http://127.0.0.1:" + apiPort);
  }

  /** Base of the tenant's ServiceTitan webhooks; the event is appended. */
  public URI webhookUrl() {
    return URI.create(apiUrl() + "/webhooks/servicetitan/" + TOKEN);
  }

  private URI twilioUrl() {
    return URI.create(apiUrl() + "/webhooks/twilio/" + TOKEN + "/");
  }

  public Simulator simulator() {
    return simulator;
  }

  public String temporalAddress() {
    return "127.0.0.1:" + temporalPort;
  }

  /** With user name. */
  public String jdbcUrl() {
    return database.jdbcUrl() + "?user=" + EmbeddedDatabase.USER;
  }

  /** Where the logs of the parts are. */
  public Path logs() {
    return folder;
  }

  public void killWorker() {
    worker.kill();
  }

  public void startWorker() {
    worker.start().awaitHealthy(START);
  }

  public void stopTemporal() {
    temporal.stop();
  }

  public void startTemporal() {
    temporal.start().awaitHealthy(START);
  }

  public void stopApi() {
    api.stop();
  }

  public void startApi() {
    api.start().awaitHealthy(START);
  }

  @Override
  public void close() {
    worker.stop();
    api.stop();
    simulator.close();
    temporal.stop();
    database.close();
    deleteFolder();
  }

  private Part temporalPart() {
    List<String> command =
        new ArrayList<>(
            List.of(
                temporalBinary(),
                "server",
                "start-dev",
                "--headless",
                "--ip",
                "127.0.0.1",
                "--port",
                Integer.toString(temporalPort),
                "--db-filename",
                folder.resolve("temporal.db").toString(),
                "--sqlite-pragma",
                "journal_mode=WAL",
                "--log-level",
                "warn"));
    SearchAttributeFlags.ALL.forEach(flag -> command.addAll(List.of("--search-attribute", flag)));
    return new Part(
        "Temporal", command, Map.of(), folder.resolve("temporal.log"), () -> listens(temporalPort));
  }

  private Part javaPart(String module, Map<String, String> environment, URI health) {
    return new Part(
        module,
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-jar",
            jar(module).toString()),
        environment,
        folder.resolve(module + ".log"),
        () -> Part.answers(health));
  }

  private Map<String, String> environment(int workerPort, Settings settings) {
    Map<String, String> environment = new HashMap<>();
    environment.put("TEMPORAL_ADDRESS", temporalAddress());
    environment.put("FOLLOWUP_DB_URL", database.jdbcUrl());
    environment.put("FOLLOWUP_DB_USER", EmbeddedDatabase.USER);
    environment.put("FOLLOWUP_API_PORT", Integer.toString(apiPort));
    environment.put("FOLLOWUP_WORKER_PORT", Integer.toString(workerPort));
    environment.put("FOLLOWUP_PUBLIC_URL", apiUrl().toString());
    environment.put("FOLLOWUP_CONFIG", folder.resolve("tenants.yaml").toString());
    environment.put("FOLLOWUP_SEQUENCES", repository().resolve("sequences").toString());
    environment.put("FOLLOWUP_BOOTSTRAP_API_KEY", API_KEY);
    environment.put("SMTP_HOST", "127.0.0.1");
    environment.put("SMTP_PORT", Integer.toString(simulator.smtpPort()));
    environment.put("SMTP_STARTTLS", "off");
    environment.putAll(settings.environment());
    return environment;
  }

  private String tenants(Settings settings) {
    SimulatorSettings.ServiceTitan office = simulator.settings().serviceTitan();
    SimulatorSettings.Twilio account = simulator.settings().twilio();
    return """
    followup:
      tenants:
        acme:
          company: Acme Air & Heat
          zone: America/Chicago
          office-phone: "+15125550100"
          %s
          quiet-hours: { opens: "%s", closes: "%s" }
          mail: { from: office@acme.example.com, postal-address: "100 Main St, Austin, TX 78701" }
          webhooks: { token: %s, signing-keys: ["%s"] }
          servicetitan:
            tenant-id: %d
            client-id: "%s"
            client-secret: "%s"
            app-key: "%s"
            api-url: %s
            auth-url: %s
          twilio:
            account-sid: "%s"
            auth-token: "%s"
            messaging-service-sid: MG00000000000000000000000000000001
            voice-from: "+15125550111"
            api-url: %s
    """
        .formatted(
            settings.speed() == 1 ? "" : "sandbox: { speed: " + settings.speed() + " }",
            settings.opens(),
            settings.closes(),
            TOKEN,
            office.signingKey(),
            office.tenantId(),
            office.clientId(),
            office.clientSecret(),
            office.appKey(),
            simulator.uri(),
            simulator.uri(),
            account.accountSid(),
            account.authToken(),
            simulator.uri());
  }

  private static String temporalBinary() {
    try {
      Process provide =
          new ProcessBuilder(repository().resolve("tools/temporal/provide").toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String path = new String(provide.getInputStream().readAllBytes()).strip();
      if (provide.waitFor() != 0 || path.isEmpty()) {
        throw new SandboxException("tools/temporal/provide found no Temporal server; see above.");
      }
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted while looking for Temporal");
    }
  }

  private static Path jar(String module) {
    Path target = repository().resolve(module).resolve("target");
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches(module + "-.*-app\\.jar"))
          .findFirst()
          .orElseThrow(() -> missing(target));
    } catch (IOException e) {
      throw missing(target);
    }
  }

  private static SandboxException missing(Path target) {
    return new SandboxException(
        "No *-app.jar in " + target + ": build it with ./mvnw -DskipTests package");
  }

  /** The folder of the clone, found upward from where we run. */
  private static Path repository() {
    for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
      if (Files.exists(here.resolve("mvnw"))) {
        return here;
      }
    }
    throw new SandboxException("Run this inside the clone: no mvnw was found above the folder.");
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  private void deleteFolder() {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException leftovers) {
      // The temporary folder is cleaned up by the system.
    }
  }
}
