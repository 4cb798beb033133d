package io.followup.sandbox;

import io.followup.simulator.Simulator;
import io.followup.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole engine on free ports of this machine, for end-to-end tests and benchmarks: a Temporal
 * dev server, PostgreSQL, api and worker as processes of their own, the simulator in this one. All
 * of it ends with {@link #close()}, or with this JVM. A part that cannot start is told by a {@link
 * SandboxException} with the end of its log.
 */
public final class Engine implements AutoCloseable {
  /** The tenant that the simulator's office belongs to. */
  public static final String TENANT = "acme";

  /** Path token of the tenant {@code acme}. */
  public static final String TOKEN = "sandbox-webhook-token";

  /** An admin's key for all tenants. */
  public static final String API_KEY = "sandbox-api-key-0000000000000001";

  private static final Duration START = Duration.ofMinutes(3);

  private final Settings settings;
  private final Path folder;
  private final int temporalPort;
  private final int apiPort;
  private final int workerPort;
  private final Part temporal;
  // Started one after the other: null until then, or when the start failed before.
  private EmbeddedDatabase database;
  private Simulator simulator;
  private Part api;
  private Part worker;

  /**
   * What can be set before the start.
   *
   * @param speed business seconds per wall second; 1 makes a tenant of the real world
   * @param opens when messages may go out, local time such as {@code 09:00}
   * @param closes the end of that window
   * @param worker whether a worker is started
   * @param tenants tenant ids; the first is {@code acme}
   * @param jvm options of the api's and the worker's JVM
   * @param environment further environment variables of api and worker
   */
  public record Settings(
      int speed,
      String opens,
      String closes,
      boolean worker,
      List<String> tenants,
      List<String> jvm,
      Map<String, String> environment) {

    public static Settings defaults() {
      return new Settings(
          1,
          "00:00",
          "23:59",
          true,
          List.of(TENANT),
          List.of("-Xmx512m", "-XX:+UseSerialGC"),
          Map.of());
    }

    public Settings withSpeed(int other) {
      return new Settings(other, opens, closes, worker, tenants, jvm, environment);
    }

    public Settings withHours(String from, String until) {
      return new Settings(speed, from, until, worker, tenants, jvm, environment);
    }

    public Settings withoutWorker() {
      return new Settings(speed, opens, closes, false, tenants, jvm, environment);
    }

    /** Further tenants beside {@code acme}, with webhooks of their own but no simulated office. */
    public Settings withTenants(String... others) {
      List<String> all = new ArrayList<>(List.of(TENANT));
      all.addAll(List.of(others));
      return new Settings(speed, opens, closes, worker, List.copyOf(all), jvm, environment);
    }

    /** Replaces the JVM options, heap included. */
    public Settings withJvm(String... options) {
      return new Settings(speed, opens, closes, worker, tenants, List.of(options), environment);
    }

    /** For tests: half the time to start, but slower code than what a benchmark should measure. */
    public Settings quickToStart() {
      return withJvm("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    }

    public Settings with(String variable, String value) {
      Map<String, String> more = new HashMap<>(environment);
      more.put(variable, value);
      return new Settings(speed, opens, closes, worker, tenants, jvm, Map.copyOf(more));
    }
  }

  private Engine(Settings settings) throws IOException {
    this.settings = settings;
    folder = Files.createTempDirectory("followup-engine");
    temporalPort = freePort();
    apiPort = freePort();
    workerPort = freePort();
    temporal = temporalPart();
  }

  /** Starts everything that the settings name and waits until it is healthy. */
  public static Engine start(Settings settings) {
    try {
      Engine engine = new Engine(settings);
      try {
        engine.startParts();
        return engine;
      } catch (IOException | RuntimeException e) {
        // The logs stay for whoever looks into it.
        engine.stopParts();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void startParts() throws IOException {
    temporal.start();
    database = EmbeddedDatabase.start(folder.resolve("postgres"), freePort());
    simulator =
        Simulator.start(
            SimulatorSettings.defaults().deliveringTo(webhookUrl(), twilioUrl().resolve("sms")));
    Files.writeString(folder.resolve("tenants.yaml"), TenantsFile.of(settings, simulator));
    Map<String, String> environment = environment();
    api = javaPart("api", environment, URI.create(apiUrl() + "/actuator/health"));
    worker =
        javaPart(
            "worker",
            environment,
            URI.create("http://127.0.0.1:" + workerPort + "/actuator/health"));
    temporal.awaitHealthy(START);
    api.start();
    if (settings.worker()) {
      worker.start().awaitHealthy(START);
    }
    api.awaitHealthy(START);
  }

  public URI apiUrl() {
    return URI.create("http://127.0.0.1:" + apiPort);
  }

  /** Base of the tenant's ServiceTitan webhooks; the event is appended. */
  public URI webhookUrl() {
    return URI.create(apiUrl() + "/webhooks/servicetitan/" + TOKEN);
  }

  /** Base of another tenant's ServiceTitan webhooks. */
  public URI webhookUrl(String tenant) {
    return URI.create(apiUrl() + "/webhooks/servicetitan/" + TenantsFile.token(tenant));
  }

  /** Where the worker tells its health and metrics. */
  public URI workerUrl() {
    return URI.create("http://127.0.0.1:" + workerPort);
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
    stopParts();
    Clone.delete(folder);
  }

  private void stopParts() {
    if (worker != null) {
      worker.stop();
    }
    if (api != null) {
      api.stop();
    }
    if (simulator != null) {
      simulator.close();
    }
    temporal.stop();
    if (database != null) {
      database.close();
    }
  }

  private Part temporalPart() {
    List<String> command =
        new ArrayList<>(
            List.of(
                Clone.temporal().toString(),
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
                // An activity whose worker is at hand starts with the task that asked for it.
                "--dynamic-config-value",
                "system.enableActivityEagerExecution=true",
                "--log-level",
                "warn"));
    SearchAttributeFlags.ALL.forEach(flag -> command.addAll(List.of("--search-attribute", flag)));
    return new Part(
        "Temporal",
        command,
        Map.of(),
        folder.resolve("temporal.log"),
        () -> Part.listens(temporalPort));
  }

  private Part javaPart(String module, Map<String, String> environment, URI health) {
    Path jar = Clone.unpacked(module);
    List<String> command = new ArrayList<>(List.of(Clone.java()));
    command.addAll(settings.jvm());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            // Loaded classes as the first run that ends in peace leaves them for the next.
            "-XX:+AutoCreateSharedArchive",
            "-XX:SharedArchiveFile=" + jar.resolveSibling("classes.jsa"),
            "-Xlog:disable",
            "-jar",
            jar.toString()));
    return new Part(
        module, command, environment, folder.resolve(module + ".log"), () -> Part.answers(health));
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("TEMPORAL_ADDRESS", temporalAddress());
    environment.put("FOLLOWUP_DB_URL", database.jdbcUrl());
    environment.put("FOLLOWUP_DB_USER", EmbeddedDatabase.USER);
    environment.put("FOLLOWUP_API_PORT", Integer.toString(apiPort));
    environment.put("FOLLOWUP_WORKER_PORT", Integer.toString(workerPort));
    environment.put("FOLLOWUP_PUBLIC_URL", apiUrl().toString());
    environment.put("FOLLOWUP_CONFIG", folder.resolve("tenants.yaml").toString());
    environment.put("FOLLOWUP_SEQUENCES", Clone.root().resolve("sandbox/sequences").toString());
    environment.put("FOLLOWUP_BOOTSTRAP_API_KEY", API_KEY);
    environment.put("SMTP_HOST", "127.0.0.1");
    environment.put("SMTP_PORT", Integer.toString(simulator.smtpPort()));
    environment.put("SMTP_STARTTLS", "off");
    // Bounces and answers go to where the first tenant's e-mails come from.
    environment.put("SMTP_BOUNCES", "office@acme.example.com");
    environment.put("IMAP_HOST", "127.0.0.1");
    environment.put("IMAP_PORT", Integer.toString(simulator.imapPort()));
    environment.put("IMAP_USERNAME", "office@acme.example.com");
    environment.put("IMAP_PASSWORD", "any");
    environment.put("IMAP_TLS", "off");
    environment.put("FOLLOWUP_MAILBOX_PAUSE", "1s");
    // Business time flies here: what a killed worker left would come hours late.
    environment.put("FOLLOWUP_STICKY_TIMEOUT", "15s");
    // What is silent in a test stays so at night; the comparison is asked for where it is tested.
    environment.put("FOLLOWUP_RECONCILIATION", "off");
    environment.putAll(settings.environment());
    return environment;
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }
}
