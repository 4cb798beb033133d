package io.followup.worker;

import java.util.Optional;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.origin.Origin;

/** A value that our own checks refuse stops the start with a sentence instead of a stack trace. */
final class WrongConfiguration implements FailureAnalyzer {

  @Override
  public FailureAnalysis analyze(Throwable failure) {
    Optional<BindException> bind = Causes.find(failure, BindException.class);
    Optional<String> refused =
        Causes.find(failure, IllegalArgumentException.class)
            .filter(WrongConfiguration::isOurs)
            .map(wrong -> tenant(bind) + wrong.getMessage());
    Optional<String> unusable =
        bind.filter(wrong -> wrong.getName().toString().startsWith("followup"))
            .map(WrongConfiguration::unusable);
    return refused
        .or(() -> unusable)
        .map(sentence -> new FailureAnalysis(sentence + ".", place(bind), failure))
        .orElse(null);
  }

  private static String unusable(BindException wrong) {
    String type = wrong.getTarget().getType().resolve(Object.class).getSimpleName();
    return wrong.getProperty() == null
        ? wrong.getName() + " cannot be used as " + type
        : wrong.getProperty().getName()
            + " is '"
            + wrong.getProperty().getValue()
            + "', which cannot be used as "
            + type;
  }

  private static String place(Optional<BindException> bind) {
    return bind.map(BindException::getProperty)
        .map(Origin::from)
        .map(origin -> "Correct it in " + origin + ".")
        .orElse("Correct the file that FOLLOWUP_CONFIG names, or the environment variable.");
  }

  /** The records name their field; which tenant it stands under is known here only. */
  private static String tenant(Optional<BindException> bind) {
    return bind.map(wrong -> wrong.getName().toString().split("\\."))
        .filter(name -> name.length > 2 && name[1].equals("tenants"))
        .map(name -> "followup.tenants." + name[2] + ": ")
        .orElse("");
  }

  private static boolean isOurs(IllegalArgumentException wrong) {
    StackTraceElement[] stack = wrong.getStackTrace();
    return stack.length > 0 && stack[0].getClassName().startsWith("io.followup.");
  }
}
