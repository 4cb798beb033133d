package io.followup.api.problem;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers as people read them in a terminal, for whoever asks for {@code text/plain}. */
public final class ForPeople {
  private static final MediaType PLAIN =
      new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

  private ForPeople() {}

  /** Whether the header {@code Accept} names plain text first. */
  public static boolean asks(String accept) {
    return Optional.ofNullable(accept)
        .filter(types -> types.startsWith(MediaType.TEXT_PLAIN_VALUE))
        .isPresent();
  }

  /** The answer itself, or in words for whoever asks for plain text. */
  public static <T> ResponseEntity<?> answer(
      String accept, T answer, Function<? super T, String> inWords) {
    return asks(accept)
        ? ResponseEntity.ok().contentType(PLAIN).body(inWords.apply(answer))
        : ResponseEntity.ok(answer);
  }

  static ResponseEntity<String> refusal(Problem problem) {
    return ResponseEntity.status(problem.status()).contentType(PLAIN).body(problem.inWords());
  }
}
