package io.followup.simulator.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Kills, stops and starts parts of the engine through the script {@code followup}, and remembers
 * when each was away.
 */
final class Parts {
  private static final long MOST_SECONDS = 120;
  private final Semaphore oneAway = new Semaphore(1);
  private final Optional<String> script;
  private final List<Outage> outages = new CopyOnWriteArrayList<>();

  /** Time in which a part was away; open while it still is. */
  record Outage(String part, Instant from, Optional<Instant> until) {}

  Parts(Optional<String> script) {
    this.script = script;
  }

  List<Outage> outages() {
    return List.copyOf(outages);
  }

  /**
   * Ends the part at once ({@code kill}) or in order ({@code stop}); waits while another part is
   * away.
   */
  void end(String how, String part) throws IOException, InterruptedException {
    oneAway.acquire();
    try {
      outages.add(new Outage(part, Instant.now(), Optional.empty()));
      run(how, part);
    } catch (IOException | InterruptedException failed) {
      back(part);
      throw failed;
    }
  }

  /** Starts the part and waits until it is healthy. */
  void start(String part) throws IOException, InterruptedException {
    try {
      run("start", part);
    } finally {
      back(part);
    }
  }

  private void back(String part) {
    outages.replaceAll(
        outage ->
            outage.part().equals(part) && outage.until().isEmpty()
                ? new Outage(part, outage.from(), Optional.of(Instant.now()))
                : outage);
    oneAway.release();
  }

  private void run(String verb, String part) throws IOException, InterruptedException {
    String program =
        script.orElseThrow(
            () -> new IOException("FOLLOWUP_SCRIPT is not set, so no part can be stopped"));
    // Into a file, not a pipe: the started part keeps what it inherits open for as long as it
    // lives.
    Path said = Files.createTempFile("followup-demo", ".log");
    try {
      Process process =
          new ProcessBuilder(program, verb, part)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .redirectOutput(said.toFile())
              .start();
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(told(verb, part) + " did not end within two minutes");
      }
      if (process.exitValue() != 0) {
        throw new IOException(told(verb, part) + " failed: " + lastLine(said));
      }
    } finally {
      Files.delete(said);
    }
  }

  private static String told(String verb, String part) {
    return "\"followup " + verb + " " + part + "\"";
  }

  private static String lastLine(Path file) throws IOException {
    return Files.readString(file).strip().lines().reduce((a, b) -> b).orElse("it said nothing");
  }
}
