package io.followup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which module may know which; the table of docs/architecture.md. */
class ArrowsTest {
  private static final Map<String, Set<String>> MAY_KNOW =
      Map.of(
          "workflows", Set.of(),
          "store", Set.of("workflows"),
          "activities", Set.of("workflows", "store"),
          "worker", Set.of("workflows", "store", "activities"),
          "api", Set.of("workflows", "store"),
          "simulator", Set.of());

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .importPaths(MAY_KNOW.keySet().stream().map(ArrowsTest::classes).toList());

  @Test
  void no_module_knows_more_than_it_may() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass one : OURS) {
      String from = moduleOf(one).orElseThrow();
      for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
        moduleOf(dependency.getTargetClass().getBaseComponentType())
            .filter(to -> !to.equals(from) && !MAY_KNOW.get(from).contains(to))
            .ifPresent(to -> wrong.add(from + " → " + to + ": " + dependency.getDescription()));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void packages_are_named_after_the_business() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass one : OURS) {
      List<String> parts = List.of(one.getPackageName().split("\\."));
      if (parts.stream().anyMatch(Set.of("service", "impl", "util", "helper", "manager")::contains)
          || one.getSimpleName().matches(".*(Util|Utils|Helper|Manager|Impl)")) {
        wrong.add(one.getName());
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static Path classes(String module) {
    Path folder = Path.of("..", module, "target", "classes").toAbsolutePath().normalize();
    assertThat(Files.isDirectory(folder)).as("%s is built", module).isTrue();
    return folder;
  }

  private static Optional<String> moduleOf(JavaClass one) {
    return one.getSource()
        .map(source -> source.getUri().getPath())
        .flatMap(
            path ->
                MAY_KNOW.keySet().stream()
                    .filter(m -> path.contains("/" + m + "/target/"))
                    .findFirst());
  }
}
