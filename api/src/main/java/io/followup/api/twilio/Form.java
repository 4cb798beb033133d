package io.followup.api.twilio;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parameters of a form body or a query, decoded, in the order and number in which they came. A
 * signature covers them all: unknown, empty and repeated ones too, nothing trimmed.
 */
record Form(List<Parameter> parameters) {
  private static final Form EMPTY = new Form(List.of());

  record Parameter(String name, String value) {}

  Form {
    parameters = List.copyOf(parameters);
  }

  /**
   * @throws IllegalArgumentException when a percent-escape is broken
   */
  static Form parse(byte[] body) {
    return parse(new String(body, StandardCharsets.UTF_8));
  }

  /**
   * @param encoded for example {@code From=%2B15125550142&Body=} ; may be null, as the query of a
   *     URL without one
   * @throws IllegalArgumentException when a percent-escape is broken
   */
  static Form parse(String encoded) {
    if (encoded == null || encoded.isEmpty()) {
      return EMPTY;
    }
    List<Parameter> parameters = new ArrayList<>();
    for (String pair : encoded.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        parameters.add(
            equals < 0
                ? new Parameter(decoded(pair), "")
                : new Parameter(
                    decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1))));
      }
    }
    return new Form(parameters);
  }

  /** The first value of that name, unless it is blank. */
  Optional<String> first(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(Parameter::value)
        .findFirst()
        .filter(value -> !value.isBlank());
  }

  /** Like {@link #first}, empty text when there is none. */
  String text(String name) {
    return first(name).orElse("");
  }

  /** Values are personal data. */
  @Override
  public String toString() {
    return "Form[" + parameters.size() + " parameters]";
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
