package io.followup.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The clone that we run in: where the built jars are and which Temporal server there is. */
final class Clone {

  private Clone() {}

  /** Found upward from where we run. */
  static Path root() {
    for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
      if (Files.exists(here.resolve("mvnw"))) {
        return here;
      }
    }
    throw new SandboxException("Run this inside the clone: no mvnw was found above the folder.");
  }

  /** The Temporal CLI; built first if need be, which takes about three minutes once. */
  static Path temporal() {
    try {
      Process provide =
          new ProcessBuilder(root().resolve("tools/temporal/provide").toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String path = new String(provide.getInputStream().readAllBytes()).strip();
      if (provide.waitFor() != 0 || path.isEmpty()) {
        throw new SandboxException("There is no Temporal server; tools/temporal/provide says why.");
      }
      return Path.of(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while looking for Temporal.");
    }
  }

  /**
   * The executable jar of a module, unpacked beside it: it starts in half the time, and a build
   * while it runs does not pull it away.
   */
  static Path unpacked(String module) {
    Path jar = jar(module);
    try {
      String version = Long.toString(Files.getLastModifiedTime(jar).toMillis(), 36);
      Path folder = jar.resolveSibling("unpacked").resolve(version);
      if (!Files.exists(folder)) {
        unpack(jar, folder);
      }
      return folder.resolve(jar.getFileName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unpack(Path jar, Path folder) throws IOException {
    Files.createDirectories(folder.getParent());
    Path fresh = Files.createTempDirectory(folder.getParent(), "new");
    Process extract =
        new ProcessBuilder(
                java(),
                "-XX:TieredStopAtLevel=1",
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                fresh.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!extract.waitFor(2, TimeUnit.MINUTES) || extract.exitValue() != 0) {
        extract.destroyForcibly();
        throw new SandboxException(jar + " could not be unpacked.");
      }
      Files.move(fresh, folder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while unpacking " + jar);
    } catch (FileSystemException anotherWasFaster) {
      delete(fresh);
    }
  }

  private static Path jar(String module) {
    Path target = root().resolve(module).resolve("target");
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

  /** The java that runs us. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException leftovers) {
      // Temporary: the system cleans it up.
    }
  }
}
