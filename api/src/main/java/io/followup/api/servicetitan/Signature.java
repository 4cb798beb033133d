package io.followup.api.servicetitan;

import io.followup.tenant.Webhooks;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies one tenant's webhooks: an HMAC, told in hex or Base64 with or without a prefix, or
 * within a list {@code t=…,v1=…}. What ServiceTitan does not publish about it is a setting.
 */
final class Signature {
  private static final Pattern PREFIX = Pattern.compile("^(?:sha\\d{1,3}|v\\d)=");
  private static final HexFormat HEX = HexFormat.of();

  /** Later than any number of seconds since 1970 in our days: then it is milliseconds. */
  private static final long MILLISECONDS_FROM = 100_000_000_000L;

  private final Webhooks settings;
  private final List<Mac> keys;
  private final Clock clock;

  /**
   * @throws IllegalArgumentException when the algorithm is none, or a key is not written as it
   *     should be
   */
  Signature(Webhooks settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.keys = settings.signingKeys().stream().map(key -> mac(settings, key)).toList();
  }

  /** Whether any of our keys made this signature. */
  boolean matches(Told told, byte[] body) {
    return !keys.isEmpty()
        && isInTime(told)
        && told.signatures().anyMatch(one -> matches(one, told, body));
  }

  private boolean matches(String signature, Told told, byte[] body) {
    Optional<byte[]> digest = decode(signature, keys.getFirst().getMacLength());
    if (digest.isEmpty()) {
      return false;
    }
    boolean matches = false;
    for (Mac key : keys) {
      matches |= MessageDigest.isEqual(sign(key, told, body), digest.get());
    }
    return matches;
  }

  private byte[] sign(Mac key, Told told, byte[] body) {
    Mac mac = fresh(key);
    if (settings.signed() == Webhooks.Signed.TIMESTAMP_AND_BODY) {
      mac.update((told.timestamp().orElse("") + ".").getBytes(StandardCharsets.UTF_8));
    }
    return mac.doFinal(body);
  }

  private boolean isInTime(Told told) {
    if (settings.signed() == Webhooks.Signed.TIMESTAMP_AND_BODY && told.timestamp().isEmpty()) {
      return false;
    }
    return settings
        .replayWindow()
        .map(
            window ->
                told.timestamp()
                    .flatMap(Signature::instant)
                    .map(at -> Duration.between(at, clock.instant()).abs().compareTo(window) <= 0)
                    .orElse(false))
        .orElse(true);
  }

  /** Seconds or milliseconds since 1970, or a time as ISO 8601 writes it. */
  private static Optional<Instant> instant(String told) {
    try {
      if (!told.matches("\\d{1,15}")) {
        return Optional.of(Instant.parse(told));
      }
      long number = Long.parseLong(told);
      return Optional.of(
          number >= MILLISECONDS_FROM
              ? Instant.ofEpochMilli(number)
              : Instant.ofEpochSecond(number));
    } catch (java.time.DateTimeException notATime) {
      return Optional.empty();
    }
  }

  /** Hex and Base64 of a digest differ in length, so the length tells which it is. */
  private static Optional<byte[]> decode(String told, int length) {
    String digits = PREFIX.matcher(told).replaceFirst("");
    try {
      byte[] digest =
          digits.length() == 2 * length
              ? HEX.parseHex(digits)
              : Base64.getDecoder().decode(digits.replace('-', '+').replace('_', '/'));
      return digest.length == length ? Optional.of(digest) : Optional.empty();
    } catch (IllegalArgumentException neither) {
      return Optional.empty();
    }
  }

  private static Mac mac(Webhooks settings, String key) {
    try {
      Mac mac = Mac.getInstance(settings.algorithm());
      mac.init(new SecretKeySpec(bytes(settings.keyEncoding(), key), settings.algorithm()));
      return mac;
    } catch (GeneralSecurityException unknown) {
      throw new IllegalArgumentException(
          "webhooks.algorithm '"
              + settings.algorithm()
              + "' is not known: use HmacSHA256, HmacSHA384, HmacSHA512 or HmacSHA1",
          unknown);
    }
  }

  private static byte[] bytes(Webhooks.KeyEncoding encoding, String key) {
    try {
      return switch (encoding) {
        case TEXT -> key.getBytes(StandardCharsets.UTF_8);
        case HEX -> HEX.parseHex(key);
        case BASE64 -> Base64.getDecoder().decode(key);
      };
    } catch (IllegalArgumentException notSo) {
      // Without the cause, which holds signs of the key.
      throw new IllegalArgumentException(
          "webhooks.key-encoding is "
              + encoding.name().toLowerCase(java.util.Locale.ROOT)
              + ", but one of webhooks.signing-keys is not written so: correct either of them");
    }
  }

  /** A Mac holds state; copying one that knows its key is cheaper than a new one. */
  private static Mac fresh(Mac key) {
    try {
      return (Mac) key.clone();
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
