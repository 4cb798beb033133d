package io.followup.sandbox;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One process of the engine, with its log in a file. It ends when this JVM ends. */
final class Part {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final String name;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;
  private final BooleanSupplier healthy;
  private Process process;

  Part(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path log,
      BooleanSupplier healthy) {
    this.name = name;
    this.command = command;
    this.environment = environment;
    this.log = log;
    this.healthy = healthy;
  }

  /** Whether a GET is answered with 200. */
  static boolean answers(URI uri) {
    try {
      HttpRequest get = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
      return HTTP.send(get, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether something listens on this port of the machine. */
  static boolean listens(int port) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  Part start() {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new SandboxException(name + " could not be started: " + e.getMessage());
    }
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return this;
  }

  Part awaitHealthy(Duration longest) {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!healthy.getAsBoolean()) {
      if (!process.isAlive()) {
        throw new SandboxException(name + " ended with code " + process.exitValue() + ":" + tail());
      }
      if (System.nanoTime() > deadline) {
        throw new SandboxException(
            name + " was not healthy after " + longest.toSeconds() + " s:" + tail());
      }
      pause();
    }
    return this;
  }

  /** SIGTERM, and SIGKILL after a while. */
  void stop() {
    if (process == null || !process.isAlive()) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  /** SIGKILL, as a crash would be. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted while waiting for a part to start");
    }
  }

  private String tail() {
    try {
      List<String> lines = Files.readAllLines(log);
      return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 25), lines.size()));
    } catch (IOException e) {
      return " (no log)";
    }
  }
}
