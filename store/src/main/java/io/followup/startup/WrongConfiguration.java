package io.followup.startup;

import java.util.Optional;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/**
 * A value that our own checks refuse stops the start with one sentence instead of a stack trace.
 */
class WrongConfiguration implements FailureAnalyzer {
  private static final String TENANTS = "followup.tenants.";

  private final Environment environment;

  WrongConfiguration(Environment environment) {
    this.environment = environment;
  }

  @Override
  public FailureAnalysis analyze(Throwable failure) {
    Optional<BindException> bind = find(failure, BindException.class);
    return find(failure, IllegalArgumentException.class)
        .filter(WrongConfiguration::isOurs)
        .map(wrong -> refused(wrong.getMessage(), bind, failure))
        .or(() -> bind.filter(WrongConfiguration::isAboutUs).map(wrong -> unusable(wrong, failure)))
        .orElse(null);
  }

  /** Records name their field; the tenant in front of it is known here only. */
  private FailureAnalysis refused(String message, Optional<BindException> bind, Throwable failure) {
    Optional<String> section = bind.map(wrong -> wrong.getName().toString());
    Optional<String> tenant =
        section
            .filter(name -> name.startsWith(TENANTS))
            .map(name -> TENANTS + name.substring(TENANTS.length()).split("\\.")[0]);
    String field = message.split(" ", 2)[0];
    return analysis(
        tenant.map(name -> name + ": ").orElse("") + message,
        tenant.map(name -> name + "." + field).orElse(field),
        section.orElse(field),
        failure);
  }

  private FailureAnalysis unusable(BindException wrong, Throwable failure) {
    String type = wrong.getTarget().getType().resolve(Object.class).getSimpleName();
    String name = wrong.getName().toString();
    String value =
        wrong.getProperty() == null ? "" : "'" + wrong.getProperty().getValue() + "', which ";
    return analysis(name + " is " + value + "cannot be used as " + type + ".", name, name, failure);
  }

  private FailureAnalysis analysis(
      String sentence, String property, String section, Throwable failure) {
    return new FailureAnalysis(
        sentence.endsWith(".") ? sentence : sentence + ".",
        new WrittenAt(environment)
            .find(property, section)
            .map(place -> "Correct it in " + place + ".")
            .orElse("Correct the file that FOLLOWUP_CONFIG names, or the environment variable."),
        failure);
  }

  private static boolean isAboutUs(BindException wrong) {
    return wrong.getName().toString().startsWith("followup");
  }

  private static boolean isOurs(IllegalArgumentException wrong) {
    for (StackTraceElement frame : wrong.getStackTrace()) {
      if (!frame.getClassName().startsWith("java.")) {
        return frame.getClassName().startsWith("io.followup.");
      }
    }
    return false;
  }

  static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
