package io.followup.api.servicetitan;

import io.followup.tenant.Webhooks;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the headers of a delivery tell about its signature.
 *
 * @param values of the signature's header; each one signature, or a list {@code t=…,v1=…}
 * @param ownTimestamp of the header with the time of signing
 */
record Told(List<String> values, Optional<String> ownTimestamp) {
  private static final Pattern LIST =
      Pattern.compile("\\s*[a-z][a-z0-9]*=[^,]*(,\\s*[a-z][a-z0-9]*=[^,]*)+\\s*");
  private static final String TIMESTAMP = "t=";

  /**
   * @param headers every value of a header, by its name
   */
  static Told of(Webhooks settings, Function<String, Stream<String>> headers) {
    return new Told(
        settings.signatureHeaders().stream().flatMap(headers).map(String::strip).toList(),
        settings
            .timestampIn()
            .flatMap(name -> headers.apply(name).findFirst())
            .map(String::strip)
            .filter(time -> !time.isEmpty()));
  }

  /** Each signature by itself; a prefix such as {@code v1=} may still be there. */
  Stream<String> signatures() {
    return parts().filter(part -> !part.startsWith(TIMESTAMP));
  }

  /** When it was signed, as it was told. */
  Optional<String> timestamp() {
    return ownTimestamp.or(
        () ->
            parts()
                .filter(part -> part.startsWith(TIMESTAMP))
                .map(part -> part.substring(TIMESTAMP.length()))
                .findFirst());
  }

  private Stream<String> parts() {
    return values.stream()
        .flatMap(
            value ->
                LIST.matcher(value).matches()
                    ? Arrays.stream(value.split(",")).map(String::strip)
                    : Stream.of(value));
  }
}
