package io.followup.simulator.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Named values of a query string or of an {@code application/x-www-form-urlencoded} body; names may
 * repeat.
 */
public final class Form {
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  /** Reads {@code a=1&b=2}; a null or empty text is an empty form. */
  public static Form parse(String encoded) {
    Form form = new Form();
    if (encoded == null || encoded.isEmpty()) {
      return form;
    }
    for (String pair : encoded.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      form.with(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }
    return form;
  }

  public Form with(String name, String value) {
    values.computeIfAbsent(name, n -> new ArrayList<>(1)).add(value);
    return this;
  }

  /** The first value of the name, if it is there and not blank. */
  public Optional<String> text(String name) {
    List<String> found = values.get(name);
    return found == null || found.getFirst().isBlank()
        ? Optional.empty()
        : Optional.of(found.getFirst());
  }

  /**
   * The value as a whole number; empty when absent. {@code NumberFormatException} when it is no
   * number.
   */
  public OptionalLong number(String name) {
    return text(name)
        .map(t -> OptionalLong.of(Long.parseLong(t.trim())))
        .orElseGet(OptionalLong::empty);
  }

  /** The same without one name. */
  public Form without(String name) {
    Form rest = new Form();
    rest.values.putAll(values);
    rest.values.remove(name);
    return rest;
  }

  public List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Names in byte order with their values, as signatures need them. */
  public Map<String, List<String>> sorted() {
    return new TreeMap<>(values);
  }

  public String encoded() {
    StringBuilder out = new StringBuilder(256);
    values.forEach(
        (name, all) ->
            all.forEach(
                value -> {
                  if (!out.isEmpty()) {
                    out.append('&');
                  }
                  out.append(encode(name)).append('=').append(encode(value));
                }));
    return out.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
