package io.followup.api.servicetitan;

import io.followup.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies one tenant's webhooks: HMAC over the raw bytes, told in hex or Base64 with or without a
 * prefix. Header name, algorithm and keys are settings, since ServiceTitan does not publish them.
 */
final class Signature {
  private static final Pattern PREFIX = Pattern.compile("^(?:sha\\d{1,3}|v\\d)=");
  private static final HexFormat HEX = HexFormat.of();

  private final String header;
  private final List<Mac> keys;

  /**
   * @throws IllegalArgumentException when the algorithm is none
   */
  Signature(Tenant.Webhooks settings) {
    this.header = settings.signatureHeader();
    this.keys = settings.signingKeys().stream().map(key -> mac(settings.algorithm(), key)).toList();
  }

  String header() {
    return header;
  }

  /** Whether any of our keys made this signature over these bytes. */
  boolean matches(String told, byte[] body) {
    Optional<byte[]> digest = decode(told.strip(), keys.getFirst().getMacLength());
    if (digest.isEmpty()) {
      return false;
    }
    boolean matches = false;
    for (Mac key : keys) {
      matches |= MessageDigest.isEqual(fresh(key).doFinal(body), digest.get());
    }
    return matches;
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

  private static Mac mac(String algorithm, String key) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
      return mac;
    } catch (GeneralSecurityException unknown) {
      throw new IllegalArgumentException(
          "webhooks.algorithm '"
              + algorithm
              + "' is not known: use HmacSHA256, HmacSHA384, HmacSHA512 or HmacSHA1",
          unknown);
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
