package io.followup.api.config;

import java.util.Optional;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.origin.Origin;

/**
 * A value that our own checks refuse stops the start with one sentence instead of a stack trace.
 */
class WrongConfiguration implements FailureAnalyzer {
  private static final String TENANTS = "followup.tenants.";

  @Override
  public FailureAnalysis analyze(Throwable failure) {
    Optional<BindException> bind = find(failure, BindException.class);
    return find(failure, IllegalArgumentException.class)
        .filter(WrongConfiguration::isOurs)
        .map(wrong -> analysis(where(bind) + wrong.getMessage(), bind, failure))
        .or(() -> bind.filter(WrongConfiguration::isAboutUs).map(wrong -> unusable(wrong, failure)))
        .orElse(null);
  }

  private static FailureAnalysis unusable(BindException wrong, Throwable failure) {
    String type = wrong.getTarget().getType().resolve(Object.class).getSimpleName();
    String what =
        wrong.getProperty() == null
            ? wrong.getName() + " cannot be used as " + type
            : wrong.getProperty().getName()
                + " is '"
                + wrong.getProperty().getValue()
                + "', which cannot be used as "
                + type;
    return analysis(what + ".", Optional.of(wrong), failure);
  }

  private static FailureAnalysis analysis(
      String sentence, Optional<BindException> bind, Throwable failure) {
    String origin =
        bind.map(BindException::getProperty)
            .map(Origin::from)
            .map(place -> "Correct it in " + place + ".")
            .orElse("Correct the file that FOLLOWUP_CONFIG names, or the environment variable.");
    return new FailureAnalysis(sentence, origin, failure);
  }

  /** Records name their field; the tenant in front of it is known here only. */
  private static String where(Optional<BindException> bind) {
    return bind.map(wrong -> wrong.getName().toString())
        .filter(name -> name.startsWith(TENANTS))
        .map(name -> TENANTS + name.substring(TENANTS.length()).split("\\.")[0] + ": ")
        .orElse("");
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
