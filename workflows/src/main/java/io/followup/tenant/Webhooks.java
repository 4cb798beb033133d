package io.followup.tenant;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How ServiceTitan's deliveries are recognised. Little of it is public, so all of it can be set
 * (docs/reference/servicetitan.md, signature).
 *
 * @param token unguessable part of the callback URL, at least 16 characters
 * @param signingKeys any of them may match, so that keys can be rotated; none: no delivery is taken
 * @param signatureHeader name of the header with the signature; default each of {@link
 *     #USUAL_HEADERS}
 * @param algorithm JCA name, default {@code HmacSHA256}
 * @param keyEncoding what the signing keys are written in, default {@code text}
 * @param signed what the signature is computed over, default {@code body}
 * @param timestampHeader name of the header that tells when it was signed; absent: {@code t} in the
 *     list {@code t=…,v1=…} of the signature's own header
 * @param tolerance how far the time of signing may be from ours; absent: any time is taken
 * @param unsigned events that are taken without signature, as the callback path names them; each is
 *     logged
 */
public record Webhooks(
    String token,
    List<String> signingKeys,
    String signatureHeader,
    String algorithm,
    KeyEncoding keyEncoding,
    Signed signed,
    String timestampHeader,
    Duration tolerance,
    List<String> unsigned) {

  /** Names that integrators met; the first one most often. */
  public static final List<String> USUAL_HEADERS =
      List.of("X-ServiceTitan-Signature", "ServiceTitan-Signature", "X-ST-Signature");

  /** What the bytes of a key are written in. */
  public enum KeyEncoding {
    TEXT,
    HEX,
    BASE64
  }

  /** What the signature is computed over. */
  public enum Signed {
    /** The raw bytes of the body. */
    BODY,
    /** The time of signing as it was told, a dot, and the body. */
    TIMESTAMP_AND_BODY
  }

  public Webhooks {
    Tenant.require(token, "webhooks.token", "give an unguessable text of 16 or more characters");
    if (!token.matches("[A-Za-z0-9_-]{16,100}")) {
      throw new IllegalArgumentException(
          "webhooks.token is not allowed: use 16 to 100 of A-Z, a-z, 0-9, '-' and '_'");
    }
    signingKeys = signingKeys == null ? List.of() : List.copyOf(signingKeys);
    if (signingKeys.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "webhooks.signing-keys holds an empty key: give the HMAC key from the developer portal");
    }
    requireHeader(signatureHeader, "webhooks.signature-header");
    requireHeader(timestampHeader, "webhooks.timestamp-header");
    algorithm = algorithm == null ? "HmacSHA256" : algorithm;
    keyEncoding = keyEncoding == null ? KeyEncoding.TEXT : keyEncoding;
    signed = signed == null ? Signed.BODY : signed;
    if (tolerance != null) {
      Bounds.within(
          "webhooks.tolerance", tolerance, tolerance, Duration.ofSeconds(1), Duration.ofDays(1));
    }
    unsigned = unsigned == null ? List.of() : List.copyOf(unsigned);
  }

  /** With every default. */
  public static Webhooks of(String token, List<String> signingKeys) {
    return new Webhooks(token, signingKeys, null, null, null, null, null, null, null);
  }

  /** Whether deliveries can be told from forged ones at all. */
  public boolean takesDeliveries() {
    return !signingKeys.isEmpty() || !unsigned.isEmpty();
  }

  /** Headers in which a signature is looked for. */
  public List<String> signatureHeaders() {
    return signatureHeader == null ? USUAL_HEADERS : List.of(signatureHeader);
  }

  /** Header with the time of signing, when it has one of its own. */
  public Optional<String> timestampIn() {
    return Optional.ofNullable(timestampHeader);
  }

  /** How far the time of signing may be from ours. */
  public Optional<Duration> replayWindow() {
    return Optional.ofNullable(tolerance);
  }

  private static void requireHeader(String name, String field) {
    if (name != null && !name.matches("[A-Za-z0-9-]{1,100}")) {
      throw new IllegalArgumentException(
          field + " is no name of a header: use letters, digits and '-'");
    }
  }

  @Override
  public String toString() {
    return "Webhooks[secrets hidden]";
  }
}
