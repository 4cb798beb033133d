package io.followup.api.consents;

import io.followup.api.problem.Problem;
import io.followup.consent.ConsentRequests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A request that carries an {@code Idempotency-Key} may be made again, and is carried out once. */
final class Repeated {
  private Repeated() {}

  static String key(String given) {
    if (!given.matches("[!-~]{1,200}")) {
      throw Problem.of(
              400,
              "wrong-value",
              "the header Idempotency-Key is empty, too long or holds blanks.",
              "Use 1 to 200 visible ASCII characters, such as a UUID.")
          .asException();
    }
    return given;
  }

  static byte[] hash(ConsentsController.Given given) {
    String all =
        Stream.of(
                given.tenant(),
                given.customer(),
                given.phone(),
                given.email(),
                given.covers(),
                given.channels(),
                given.source(),
                given.wording(),
                given.proof(),
                given.givenAt())
            .map(Objects::toString)
            .collect(Collectors.joining("\u0000"));
    try {
      return MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("this Java has no SHA-256", impossible);
    }
  }

  /** What was recorded for the key before, if the same is asked now. */
  static List<Long> same(ConsentRequests.Done done, byte[] hash) {
    if (done.isFor(hash)) {
      return done.consents();
    }
    throw Problem.of(
            409,
            "key-used",
            "another consent was recorded under this Idempotency-Key.",
            "Use a new key for each consent, and the same key only to repeat a request.")
        .asException();
  }
}
