package io.followup.startup;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;

/** Finds where in which file a property is written, or the section that it is missing from. */
final class WrittenAt {
  private final Environment environment;

  WrittenAt(Environment environment) {
    this.environment = environment;
  }

  /** For example {@code tenants.yaml, line 5}. */
  Optional<String> find(String property, String section) {
    return places(name -> name.equals(property) || name.startsWith(property + "["))
        .or(() -> nearest(property, section));
  }

  /** The innermost section around a missing property that is written at all. */
  private Optional<String> nearest(String property, String section) {
    String around = property.substring(0, Math.max(0, property.lastIndexOf('.')));
    return around.length() > section.length()
        ? places(name -> name.startsWith(around + ".")).or(() -> nearest(around, section))
        : places(name -> name.startsWith(section + "."));
  }

  private Optional<String> places(java.util.function.Predicate<String> names) {
    if (!(environment instanceof ConfigurableEnvironment configurable)) {
      return Optional.empty();
    }
    return configurable.getPropertySources().stream()
        .filter(EnumerablePropertySource.class::isInstance)
        .map(source -> (EnumerablePropertySource<?>) source)
        .flatMap(
            source ->
                Stream.of(source.getPropertyNames())
                    .filter(names)
                    .map(name -> OriginLookup.getOrigin(source, name)))
        .filter(TextResourceOrigin.class::isInstance)
        .map(TextResourceOrigin.class::cast)
        .filter(origin -> origin.getLocation() != null && isTheirs(origin))
        .min(Comparator.comparingInt(origin -> origin.getLocation().getLine()))
        .map(origin -> file(origin) + ", line " + (origin.getLocation().getLine() + 1));
  }

  /** Our own defaults are not what somebody wrote wrongly. */
  private static boolean isTheirs(TextResourceOrigin origin) {
    return origin.getResource() != null
        && !origin.getResource().getDescription().contains("class path resource");
  }

  private static String file(TextResourceOrigin origin) {
    try {
      return origin.getResource().getFile().getPath();
    } catch (java.io.IOException notAFile) {
      return String.valueOf(origin.getResource().getFilename());
    }
  }
}
