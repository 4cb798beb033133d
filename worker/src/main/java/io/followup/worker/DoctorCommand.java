package io.followup.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.doctor.Diagnosis;
import io.followup.doctor.Doctor;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * {@code ./followup doctor}: reads the worker's configuration, tries it without sending anything,
 * and says what is wrong and the fix. Exit code 0: nothing is wrong, 1: something is, 2: the
 * configuration cannot be read.
 */
final class DoctorCommand {
  private static final int FINE = 0;
  private static final int ILL = 1;
  private static final int UNREADABLE = 2;

  private DoctorCommand() {}

  /** Only the settings, none of the worker's parts. */
  @EnableConfigurationProperties(WorkerSettings.class)
  static class SettingsAlone {}

  /**
   * @param arguments {@code --tenant ID} for one tenant, {@code --json} for an array
   */
  public static void main(String[] arguments) {
    PrintStream utf8 = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), utf8));
  }

  static int run(List<String> arguments, PrintStream out, String... properties) {
    List<Diagnosis> found;
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(SettingsAlone.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(false)
            .run(properties)) {
      found = doctor(context).look(named(arguments));
    } catch (RuntimeException told) {
      // The sentence about the wrong value has been printed.
      return UNREADABLE;
    }
    print(found, arguments, out);
    return found.stream().anyMatch(one -> one.level() == Diagnosis.Level.WRONG) ? ILL : FINE;
  }

  private static Doctor doctor(ConfigurableApplicationContext context) {
    WorkerSettings settings = context.getBean(WorkerSettings.class);
    Environment environment = context.getEnvironment();
    return new Doctor(
        settings.tenants(),
        settings.publicUrl(),
        settings.smtp().sender(),
        Optional.of(settings.mailbox().access()).filter(access -> !access.host().isBlank()),
        new Doctor.Database(
            environment.getRequiredProperty("spring.datasource.url"),
            environment.getRequiredProperty("spring.datasource.username"),
            environment.getProperty("spring.datasource.password", "")));
  }

  private static Optional<String> named(List<String> arguments) {
    int at = arguments.indexOf("--tenant");
    return at >= 0 && at + 1 < arguments.size()
        ? Optional.of(arguments.get(at + 1))
        : Optional.empty();
  }

  private static void print(List<Diagnosis> found, List<String> arguments, PrintStream out) {
    if (!arguments.contains("--json")) {
      found.forEach(one -> out.println(one.inWords()));
      return;
    }
    try {
      out.println(new ObjectMapper().writeValueAsString(found));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
