package io.followup.simulator;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Reads typed values from environment variables; a wrong one is told with its name. */
record Environment(Map<String, String> variables) {

  String text(String name, String otherwise) {
    return given(name).orElse(otherwise);
  }

  long number(String name, long otherwise) {
    return given(name).map(value -> parse(name, value)).orElse(otherwise);
  }

  int port(String name, int otherwise) {
    long port = number(name, otherwise);
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(
          name + " is " + port + ", but a port lies between 0 and 65535.");
    }
    return (int) port;
  }

  Optional<URI> url(String name) {
    return given(name)
        .map(
            value -> {
              if (!value.startsWith("http://") && !value.startsWith("https://")) {
                throw new IllegalArgumentException(
                    name + " is not a URL; it must start with http:// or https://.");
              }
              return URI.create(value);
            });
  }

  private Optional<String> given(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::trim).filter(v -> !v.isEmpty());
  }

  private static long parse(String name, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          name + " is \"" + value + "\", but it must be a whole number.", e);
    }
  }
}
