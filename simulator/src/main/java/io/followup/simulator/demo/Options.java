package io.followup.simulator.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the demo is played.
 *
 * @param webhookBase where ServiceTitan's webhooks of the first contractor go; those of another one
 *     have its name appended
 * @param twilioBase the same for Twilio
 * @param speed business seconds per wall second, as the engine's sandbox tenant is set
 * @param only numbers of the scenarios to play; empty plays all
 * @param json file that the verdicts are written to
 */
record Options(
    URI api,
    String apiKey,
    URI simulator,
    String webhookBase,
    String twilioBase,
    Optional<String> script,
    String tenant,
    ZoneId zone,
    double speed,
    Set<Integer> only,
    Optional<Path> json) {

  private static final String USAGE = "Usage: demo [--json FILE] [--only 1,2]";

  /**
   * @throws IllegalArgumentException with one sentence about the wrong option or variable
   */
  static Options of(String[] arguments, Map<String, String> environment) {
    Set<Integer> only = Set.of();
    Optional<Path> json = Optional.empty();
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value. " + USAGE);
      }
      switch (arguments[i]) {
        case "--json" -> json = Optional.of(Path.of(arguments[i + 1]));
        case "--only" -> only = numbers(arguments[i + 1]);
        default ->
            throw new IllegalArgumentException("Unknown option " + arguments[i] + ". " + USAGE);
      }
    }
    String key = environment.getOrDefault("FOLLOWUP_API_KEY", "");
    if (key.isBlank()) {
      throw new IllegalArgumentException(
          "FOLLOWUP_API_KEY is not set; it must hold an API key of the engine.");
    }
    return new Options(
        URI.create(environment.getOrDefault("FOLLOWUP_API_URL", "http://127.0.0.1:8080")),
        key,
        URI.create(environment.getOrDefault("FOLLOWUP_SIMULATOR_URL", "http://127.0.0.1:8090")),
        environment.getOrDefault("FOLLOWUP_WEBHOOK_URL", "http://127.0.0.1:8080/unknown"),
        environment.getOrDefault("FOLLOWUP_TWILIO_URL", "http://127.0.0.1:8080/unknown"),
        Optional.ofNullable(environment.get("FOLLOWUP_SCRIPT")).filter(s -> !s.isBlank()),
        environment.getOrDefault("FOLLOWUP_TENANT", "acme"),
        zone(environment.getOrDefault("FOLLOWUP_TENANT_ZONE", "America/Chicago")),
        speed(environment.getOrDefault("FOLLOWUP_SPEED", "2160")),
        only,
        json);
  }

  URI webhooks(Contractor contractor) {
    return URI.create(webhookBase + "-" + contractor.tenant());
  }

  URI inboundTexts(Contractor contractor) {
    return URI.create(twilioBase + "-" + contractor.tenant() + "/sms");
  }

  private static Set<Integer> numbers(String text) {
    try {
      Set<Integer> numbers =
          Arrays.stream(text.split(","))
              .map(String::trim)
              .map(Integer::valueOf)
              .collect(Collectors.toSet());
      if (numbers.stream().allMatch(n -> n >= 1 && n <= Scenarios.all().size())) {
        return numbers;
      }
    } catch (NumberFormatException notANumber) {
      // told below
    }
    throw new IllegalArgumentException(
        "--only takes numbers of scenarios from 1 to "
            + Scenarios.all().size()
            + ", such as 1,2; not \""
            + text
            + "\".");
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "FOLLOWUP_TENANT_ZONE is \""
              + text
              + "\", which is no time zone; use one such as America/Chicago.",
          e);
    }
  }

  private static double speed(String text) {
    try {
      double speed = Double.parseDouble(text);
      if (speed >= 1 && speed <= 100_000) {
        return speed;
      }
    } catch (NumberFormatException notANumber) {
      // told below
    }
    throw new IllegalArgumentException(
        "FOLLOWUP_SPEED is \"" + text + "\"; it must be a number from 1 to 100000.");
  }
}
